import { subfieldsFor } from '../../personnel/credentials/credential-types.contract.ts';
import type {
  CapacityName,
  QualificationPolicyView,
} from '../../personnel/credentials/credentials.contract.ts';
import { kindWord, subfieldWord } from '../credentials/credential-words.ts';
import { counted } from '../ui/amounts.ts';

export type Policy = QualificationPolicyView['policy'];
export type Rule = Policy['anyOf'][number];

const capacities: Readonly<Record<CapacityName, { readonly word: string; readonly means: string }>> = {
  'qualified-medical-physicist': {
    word: 'Qualified medical physicist',
    means: 'Who may review and sign QC, set baselines and have charge of units.',
  },
  technologist: {
    word: 'Technologist',
    means: 'Who works on the units and records QC.',
  },
  'fluoroscopy-operator': {
    word: 'Fluoroscopy operator',
    means: 'Physicians and non-physician radiology providers who use fluoroscopy.',
  },
};

export const capacityWord = (capacity: CapacityName): string => capacities[capacity].word;
export const capacityMeans = (capacity: CapacityName): string => capacities[capacity].means;

/** "A", "A or B", "A, B or C" */
export const either = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;

/** "American Board of Radiology (ABR) in Diagnostic Medical Physics or Radiological Physics" */
export const ruleWords = ({ kind, subfields }: Rule): string => {
  if (subfields.length > 0)
    return `${kindWord(kind)} in ${either(subfields.map((each) => subfieldWord(kind, each)))}`;
  return Object.keys(subfieldsFor(kind)).length > 0
    ? `${kindWord(kind)}, whatever the subfield`
    : kindWord(kind);
};

/** What the policy asks beside the credentials themselves, one sentence each. */
export const besideWords = ({ mustBeVerified, continuingEducation }: Policy): readonly string[] => [
  mustBeVerified
    ? 'Only what someone has verified against its source counts.'
    : 'What was entered counts, whether or not someone has verified it.',
  continuingEducation === null
    ? 'No hours of continuing education are asked for.'
    : `At least ${counted(continuingEducation.hours, 'hour')} of continuing education within ${counted(continuingEducation.years, 'year')}.`,
];
