import type { Study } from '../../dose/study.contract.ts';
import type { Fact } from '../ui/facts.tsx';
import { Facts } from '../ui/facts.tsx';
import { personWords } from '../ui/person-name.ts';
import { Section } from '../ui/section.tsx';

const people = (names: Study['operators']): string | null =>
  names.length === 0 ? null : names.map((name) => personWords(name.alphabetic)).join('; ');

/** Shown although unknown: a reader looks for these. */
const always = (study: Study): Fact[] => [
  { name: 'Description', value: study.description },
  { name: 'Protocol', value: study.protocol },
  { name: 'Procedure', value: study.procedure },
  { name: 'Accession number', value: study.accessionNumber },
];

const whenGiven = (study: Study): Fact[] =>
  [
    { name: 'Requested procedure', value: study.requestedProcedureDescription },
    { name: 'Performed procedure step', value: study.performedProcedureStepDescription },
    { name: 'Reason for the procedure', value: study.reasonForRequestedProcedure },
    { name: 'Series description', value: study.seriesDescription },
    {
      name: 'Procedure codes',
      value: study.procedureCodes.map((code) => code.meaning ?? code.value).join('; '),
    },
    { name: 'Performing physician', value: people(study.performingPhysicians) },
    { name: 'Operator', value: people(study.operators) },
    { name: 'Referring physician', value: people(study.referringPhysicians) },
    { name: 'Study ID', value: study.studyIdText },
    { name: 'Study Instance UID', value: study.studyInstanceUid, isWide: true },
    { name: 'Linked Study Instance UIDs', value: study.linkedStudyInstanceUids.join(' '), isWide: true },
  ].filter(({ value }) => value !== null && value !== '');

/** What was done. */
export const StudyFacts = ({ study }: { readonly study: Study }) => (
  <Section title="What was done">
    <Facts facts={[...always(study), ...whenGiven(study)]} />
  </Section>
);
