import { plainName } from '../../dicom/rdsr/person-name.ts';
import type { Participant, PersonName } from '../../dicom/rdsr/report-common.ts';
import { keyOf } from '../../dicom/sr/coded-concept.ts';
import type { ReportHeader } from './report-facts.ts';

/** Someone whom a report names as having done the procedure. */
export interface OperatorTold {
  /** As sent, "Okafor^Ben". */
  readonly name: string;
  /** The same for spellings that differ in case, accents and signs only. */
  readonly key: string;
  /** Code of the role, "DCM:113851", or the tag of the header attribute, "(0008,1050)". */
  readonly roleCode: string;
  readonly roleMeaning: string | null;
}

/** Irradiation Administering (TID 10003, TID 10013) and Performing (CID 7453); not who authorised, recorded or referred. */
const operating: ReadonlySet<string> = new Set(['DCM:113851', 'DCM:121094']);

/**
 * What spellings of a name have in common: family, given and middle name without accents, case and signs; prefix and
 * suffix are left out. Empty for a name without letters.
 */
export const operatorKey = (name: PersonName): string => {
  const [family = '', given = '', middle = ''] = (plainName(name) ?? '').split('^');
  return keyOfText([family, given, middle].join(' '));
};

/** A text as keys are written, to look for it in them. */
export const keyOfText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const told = (
  name: PersonName,
  role: Pick<OperatorTold, 'roleCode' | 'roleMeaning'>,
): readonly OperatorTold[] => {
  const key = operatorKey(name);
  return key === '' ? [] : [{ name: plainName(name) ?? '', key, ...role }];
};

const participantTold = ({ name, role }: Participant): readonly OperatorTold[] => {
  if (name === null || role === null) return [];
  const roleCode = keyOf(role);
  return operating.has(roleCode) ? told(name, { roleCode, roleMeaning: role.meaning }) : [];
};

/**
 * The operators that a report names, each once in a role: performing physicians (0008,1050) and operators (0008,1070) of
 * the header, and participants of report and events whose role is to irradiate or perform (TID 1020, TID 1003).
 */
export const operatorsOf = (
  { study, participants }: Pick<ReportHeader, 'study' | 'participants'>,
  ofEvents: readonly Participant[],
): OperatorTold[] =>
  distinctOperators([
    ...study.performingPhysicians.flatMap((name) =>
      told(name, { roleCode: '(0008,1050)', roleMeaning: 'Performing Physician' }),
    ),
    ...study.operators.flatMap((name) => told(name, { roleCode: '(0008,1070)', roleMeaning: 'Operator' })),
    ...[...participants, ...ofEvents].flatMap(participantTold),
  ]);

/** The same person in the same role once, as first spelt. */
export const distinctOperators = (operators: readonly OperatorTold[]): OperatorTold[] => {
  const distinct = new Map<string, OperatorTold>();
  for (const operator of operators) {
    const identity = `${operator.roleCode} ${operator.key}`;
    if (!distinct.has(identity)) distinct.set(identity, operator);
  }
  return [...distinct.values()];
};
