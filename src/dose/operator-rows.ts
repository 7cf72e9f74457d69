import type { EntityManager } from 'typeorm';
import type { Participant } from '../dicom/rdsr/report-common.ts';
import { insertRows } from '../platform/database/rows.ts';
import { distinctOperators, type OperatorTold } from './core/operators.ts';
import { StudyOperator } from './study-operator.entity.ts';
import type { ReportCircumstances } from './study-row.ts';

/** The participants among the other fields of an event, as its row keeps them in JSON. */
export const participantsIn = (details: string | null): readonly Participant[] =>
  details === null ? [] : ((JSON.parse(details) as { participants?: Participant[] }).participants ?? []);

const identityOf = ({ name, key, roleCode }: OperatorTold): string => JSON.stringify([key, roleCode, name]);

const known = async (manager: EntityManager, studyId: number): Promise<Set<string>> => {
  const rows = await manager.query<{ name: string; key: string; role_code: string }[]>(
    'select name, key, role_code from study_operator where study_id = $1',
    [studyId],
  );
  return new Set(
    rows.map(({ name, key, role_code }) => identityOf({ name, key, roleCode: role_code, roleMeaning: null })),
  );
};

/** The operators of a study: those of its reports that count. */
export const operatorsOfStudy = (reports: readonly ReportCircumstances[]): OperatorTold[] =>
  distinctOperators(reports.filter(({ isExcluded }) => !isExcluded).flatMap(({ operators }) => operators));

/** Writes the operators of a study, if they are news. */
export const saveOperators = async (
  manager: EntityManager,
  operators: readonly OperatorTold[],
  { studyId, isNew }: { studyId: number; isNew: boolean },
): Promise<void> => {
  const before = isNew ? new Set<string>() : await known(manager, studyId);
  if (before.size === operators.length && operators.every((each) => before.has(identityOf(each)))) return;
  if (before.size > 0) await manager.query('delete from study_operator where study_id = $1', [studyId]);
  await insertRows(
    manager,
    StudyOperator,
    operators.map((operator) => ({ studyId, ...operator })),
  );
};
