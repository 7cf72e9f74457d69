import { Injectable } from '@nestjs/common';
import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { OperatorNames } from '../personnel/index.ts';
import type { Area, Caller } from '../platform/access/caller.ts';
import type { Permission } from '../platform/access/permissions.contract.ts';
import { ProblemException } from '../platform/problem.ts';

/** Studies of these units; of them all, or those alone whose operators are named by these keys. */
interface StudyArea {
  readonly units: Area['units'];
  readonly operators: readonly string[] | null;
}

/** Puts a value beside the statement and gives the sign that stands for it there. */
export type Bind = (value: string) => string;

const never = '1 = 0';

/**
 * A study is of the units of its parts, and of those that sent its reports: one whose reports are all excluded has no
 * parts, and can still be taken back by those who see to the unit.
 */
const ofUnits = (study: string, units: ReadonlySet<number>): string => {
  if (units.size === 0) return never;
  const ids = [...units].join(',');
  return (
    `(exists (select 1 from study_part rp where rp.study_id = ${study}.id and rp.unit_id in (${ids}))` +
    ` or exists (select 1 from dose_report rr where rr.study_id = ${study}.id and rr.unit_id in (${ids})))`
  );
};

const ofOperators = (study: string, keys: readonly string[], bind: Bind): string =>
  keys.length === 0
    ? never
    : `exists (select 1 from study_operator ro where ro.study_id = ${study}.id and ro.key in (${keys.map(bind).join(',')}))`;

const isWhole = ({ units, operators }: StudyArea): boolean => units === 'all' && operators === null;

/** Which studies someone may see, correct, identify …: made once from the caller, and asked for by every query over studies. */
export class StudyReach {
  /** Every study. For figures that name none, and for Kerma's own work. */
  static readonly whole = new StudyReach([{ units: 'all', operators: null }]);
  static readonly none = new StudyReach([]);

  private readonly areas: readonly StudyArea[];
  /** Whether nothing is out of reach: then a query is not narrowed at all. */
  readonly isWhole: boolean;

  constructor(areas: readonly StudyArea[]) {
    this.areas = areas;
    this.isWhole = areas.some(isWhole);
  }

  /** The units with studies in reach. */
  hasUnit(unitId: number): boolean {
    return this.areas.some(({ units }) => units === 'all' || units.has(unitId));
  }

  /** The condition on a study, named by its alias. */
  where(study: string, bind: Bind): string {
    if (this.isWhole) return '1 = 1';
    const conditions = this.areas.map(({ units, operators }) =>
      [
        ...(units === 'all' ? [] : [ofUnits(study, units)]),
        ...(operators === null ? [] : [ofOperators(study, operators, bind)]),
      ].join(' and '),
    );
    return conditions.length === 0 ? never : `(${conditions.map((one) => `(${one})`).join(' or ')})`;
  }

  /** The condition as the end of a WHERE; nothing where all is in reach. */
  and(study: string, bind: Bind): string {
    return this.isWhole ? '' : `and ${this.where(study, bind)}`;
  }

  /** Narrows a query over studies, alias `s`. */
  narrow<T extends ObjectLiteral>(query: SelectQueryBuilder<T>): SelectQueryBuilder<T> {
    return this.isWhole ? query : query.andWhere(this.where('s', named(query)));
  }

  /** The condition on a report, named by the column that holds its id: its study is in reach. */
  whereReport(reportId: string, bind: Bind): string {
    const study = `exists (select 1 from dose_report dr join dose_study ds on ds.id = dr.study_id where dr.id = ${reportId}`;
    return this.isWhole ? '1 = 1' : `${study} and ${this.where('ds', bind)})`;
  }

  /** Those of the studies that are in reach. */
  async among(manager: EntityManager, studyIds: readonly number[]): Promise<ReadonlySet<number>> {
    if (this.isWhole) return new Set(studyIds);
    if (this.areas.length === 0 || studyIds.length === 0) return new Set();
    const values: string[] = [];
    const condition = this.where('s', numbered(values));
    const found = await manager.query<{ id: number }[]>(
      `select s.id from dose_study s where s.id in (${studyIds.join(',')}) and ${condition}`,
      values,
    );
    return new Set(found.map(({ id }) => id));
  }

  async has(manager: EntityManager, studyId: number): Promise<boolean> {
    return (await this.among(manager, [studyId])).has(studyId);
  }
}

/** For statements with `$1`, `$2` …: values are added to those that are there. */
export const numbered =
  (values: string[]): Bind =>
  (value) => {
    const at = values.indexOf(value);
    return `$${at === -1 ? values.push(value) : at + 1}`;
  };

interface HoldsParameters {
  getParameters(): ObjectLiteral;
  setParameter(name: string, value: string): unknown;
}

/** For TypeORM's builder: a name for each value, kept in the query. */
export const named =
  (query: HoldsParameters): Bind =>
  (value) => {
    const name = `reach${Object.keys(query.getParameters()).length}`;
    query.setParameter(name, value);
    return `:${name}`;
  };

/** What someone may see of studies: which of them, and of which who the patient is. */
export interface StudyAccess {
  readonly reach: StudyReach;
  /** Where they may see who the patient is. */
  readonly identify: StudyReach;
  /** Whether they ask to see it in this answer. */
  readonly asked: boolean;
}

/** Where this answer says who the patient is. */
export const shownIdentity = ({ identify, asked }: StudyAccess): StudyReach =>
  asked ? identify : StudyReach.none;

/** Who asks to see the patient, and may not. */
export const notIdentifying = (): ProblemException =>
  new ProblemException(
    403,
    'not-permitted',
    'Your roles do not permit to see who the patient is. Ask without it (patient=false), or have an administrator give the permission.',
  );

/** Makes the reach of a caller. */
@Injectable()
export class StudyReaches {
  private readonly operators: OperatorNames;

  constructor(operators: OperatorNames) {
    this.operators = operators;
  }

  async of(caller: Caller, permission: Permission): Promise<StudyReach> {
    const areas = caller.reach(permission);
    const own = areas.some(({ ownCasesOnly }) => ownCasesOnly) ? await this.keysOf(caller) : [];
    return new StudyReach(
      areas.map(({ units, ownCasesOnly }) => ({ units, operators: ownCasesOnly ? own : null })),
    );
  }

  /** What a caller may see in an answer; refuses who asks for patients and may see none. */
  async access(caller: Caller, permission: Permission, asked = false): Promise<StudyAccess> {
    if (asked && !caller.may('patients.identify')) throw notIdentifying();
    const [reach, identify] = [await this.of(caller, permission), await this.of(caller, 'patients.identify')];
    return { reach, identify, asked };
  }

  /** The same on routes that are not asked for patients: they are shown to whom it is permitted. */
  accessUnasked(caller: Caller, permission: Permission): Promise<StudyAccess> {
    return this.access(caller, permission, caller.may('patients.identify'));
  }

  private keysOf({ who }: Caller): Promise<readonly string[]> {
    return who.personId === null ? Promise.resolve([]) : this.operators.keysOf(who.personId);
  }
}
