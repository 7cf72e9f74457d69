import type { EntityManager } from 'typeorm';
import { allLeadRules, holdsOn, keepNames, textNamedBy, type LeadRuleLine } from '../../personnel/index.ts';
import { updateRow } from '../../platform/database/rows.ts';
import {
  leadCode,
  leadFinding,
  withLeadFindings,
  type FindingColumns,
  type NamedLeader,
} from '../core/lead-findings.ts';
import type { StudyFinding } from '../core/study-finding.ts';
import { DoseStudy } from '../dose-study.entity.ts';

/** Performing Physician's Name (0008,1050) of a person whose profession the rules speak of. */
const namedAsLeader = `from study_operator o
    join operator_name n on n.name_key = o.key
    join person p on p.id = n.person_id and p.profession = 'non-physician-radiology-provider'
   where o.role_code = '(0008,1050)'`;

interface StudyRow {
  readonly id: number;
  readonly listed_at: string;
  readonly description: string | null;
  readonly procedure_text: string | null;
  readonly protocol_text: string | null;
  readonly findings: string;
  readonly finding_count: number;
  readonly warning_count: number;
  readonly finding_codes: string;
}

interface LeaderRow {
  readonly study_id: number;
  readonly name: string;
  readonly person: string;
}

/** A study whose findings on who led are no longer what they should be. */
export interface Misjudged {
  readonly id: number;
  readonly columns: FindingColumns;
}

const hasFinding = `s.finding_codes like '%,${leadCode},%'`;

const columns = `s.id, s.listed_at, s.description, s.procedure_text, s.protocol_text, s.findings, s.finding_count,
       s.warning_count, s.finding_codes`;

const partsOf = ({ description, procedure_text, protocol_text }: StudyRow): string[] =>
  [description, procedure_text, protocol_text].flatMap((text) => text?.split(' · ') ?? []);

const findingsOf = (
  study: StudyRow,
  leaders: readonly NamedLeader[],
  rules: readonly LeadRuleLine[],
): StudyFinding[] =>
  rules
    .filter((rule) => holdsOn(rule, study.listed_at.slice(0, 10)))
    .flatMap(({ title, words }) => {
      const text = textNamedBy(words, partsOf(study));
      return text === null ? [] : leaders.map((leader) => leadFinding(leader, { title, text }));
    });

const columnsOf = (study: StudyRow): FindingColumns => ({
  findings: JSON.parse(study.findings) as StudyFinding[],
  findingCount: study.finding_count,
  warningCount: study.warning_count,
  findingCodes: study.finding_codes,
});

const misjudgedOf = async (manager: EntityManager, studies: readonly StudyRow[]): Promise<Misjudged[]> => {
  if (studies.length === 0) return [];
  const ids = studies.map(({ id }) => id).join(',');
  const leaders = await manager.query<LeaderRow[]>(
    `select o.study_id, o.name, p.name as person ${namedAsLeader} and o.study_id in (${ids}) order by o.id`,
  );
  const rules = await allLeadRules(manager);
  return studies.flatMap((study) => {
    const own = leaders.filter(({ study_id }) => study_id === study.id);
    const columns = withLeadFindings(columnsOf(study), findingsOf(study, own, rules));
    return columns === null ? [] : [{ id: study.id, columns }];
  });
};

/** Ids of the studies that have such a finding, or name someone for whom they may get one. */
export const concernedStudies = async (manager: EntityManager): Promise<number[]> => {
  const found = await manager.query<{ id: number }[]>(
    `select s.id from dose_study s where ${hasFinding} union select o.study_id as id ${namedAsLeader} order by id`,
  );
  return found.map(({ id }) => id);
};

/** Those of the studies whose findings on who led are not what they should be. Changes nothing. */
export const misjudgedAmong = async (
  manager: EntityManager,
  studyIds: readonly number[],
): Promise<Misjudged[]> => {
  if (studyIds.length === 0) return [];
  const studies = await manager.query<StudyRow[]>(
    `select ${columns} from dose_study s where s.id in (${studyIds.join(',')})
        and (${hasFinding} or exists (select 1 ${namedAsLeader} and o.study_id = s.id))`,
  );
  return misjudgedOf(manager, studies);
};

/** Gives studies their findings on who led. Within the caller's transaction, which holds the studies. */
export const judgeLeads = async (manager: EntityManager, studyIds: readonly number[]): Promise<void> => {
  if (studyIds.length === 0) return;
  await keepNames(manager);
  for (const { id, columns: told } of await misjudgedAmong(manager, studyIds))
    await updateRow(manager, DoseStudy, id, told);
};
