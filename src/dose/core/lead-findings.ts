import type { StudyFinding } from './study-finding.ts';

/** Whom the reports name as performing physician, and who of our people that is. */
export interface NamedLeader {
  /** As sent, "Hollis^Rowan^^^PA-C". */
  readonly name: string;
  readonly person: string;
}

/** What the policy says of the study: the title of its line, and the text that speaks of the procedure, as sent. */
export interface LineOfPolicy {
  readonly title: string;
  readonly text: string;
}

export const leadCode = 'non-physician-provider-named-as-leader';

const inWords = (name: string): string => {
  const [family = '', given = ''] = name.split('^').map((part) => part.trim());
  return [family, given].filter((part) => part !== '').join(', ');
};

/** That a study names a non-physician radiology provider as performing physician of what such providers do not lead. */
export const leadFinding = ({ name, person }: NamedLeader, { title, text }: LineOfPolicy): StudyFinding => ({
  code: leadCode,
  severity: 'warning',
  message:
    `The study (“${text}”) names “${inWords(name)}” as performing physician: ${person}, a non-physician radiology provider. ` +
    `The policy says of “${title}” that such a provider does not lead it. ` +
    'Look who led it; where the name or its mapping is not right, put that right.',
  reports: [],
});

/** The findings of a study row, as far as they are counted and found by. */
export interface FindingColumns {
  readonly findings: readonly StudyFinding[];
  readonly findingCount: number;
  readonly warningCount: number;
  /** ",a,b,", sorted; "" where there is none. */
  readonly findingCodes: string;
}

const codesWith = (codes: string, isLed: boolean): string => {
  const others = codes.split(',').filter((code) => code !== '' && code !== leadCode);
  const all = isLed ? [...others, leadCode].toSorted() : others;
  return all.length === 0 ? '' : `,${all.join(',')},`;
};

/** The same with these findings on who led in place of those that it had; null where they are the same. */
export const withLeadFindings = (
  columns: FindingColumns,
  told: readonly StudyFinding[],
): FindingColumns | null => {
  const others = columns.findings.filter(({ code }) => code !== leadCode);
  const before = columns.findings.filter(({ code }) => code === leadCode);
  if (JSON.stringify(before) === JSON.stringify(told)) return null;
  const more = told.length - before.length;
  return {
    findings: [...others, ...told],
    findingCount: columns.findingCount + more,
    warningCount: columns.warningCount + more,
    findingCodes: codesWith(columns.findingCodes, told.length > 0),
  };
};
