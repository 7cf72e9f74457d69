import { Injectable } from '@nestjs/common';
import { OperatorNames, type NameDecision } from '../../personnel/index.ts';
import type {
  NamesOfPerson,
  OperatorNameView,
  OperatorPage,
  OperatorQuery,
} from '../../personnel/operators/operators.contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/cursor.ts';
import { Database } from '../../platform/database/database.ts';
import { keyOfText } from '../core/operators.ts';
import { numbered, StudyReach } from '../study-reach.ts';

/** A name as the current studies have it. */
interface CountedName {
  readonly key: string;
  readonly studyCount: number;
}

interface Known extends CountedName {
  readonly decision: NameDecision;
}

interface SpellingRow {
  readonly key: string;
  readonly name: string;
  readonly role_code: string;
  readonly role_meaning: string | null;
  readonly study_count: string | number;
  readonly last_date: string | null;
}

interface CountRow {
  readonly key: string;
  /** PostgreSQL gives counts as text. */
  readonly study_count: string | number;
}

type Told = Pick<OperatorNameView, 'spellings' | 'roles' | 'lastStudyDate'>;

const undecided: NameDecision = { person: null, isSetAside: false };

const stateOf = ({ person, isSetAside }: NameDecision): Exclude<OperatorQuery['state'], 'all'> => {
  if (person !== null) return 'mapped';
  return isSetAside ? 'set-aside' : 'unmapped';
};

const countsOf = (known: readonly Known[]): OperatorPage['counts'] => {
  const count = (state: OperatorQuery['state']): number =>
    known.filter(({ decision }) => stateOf(decision) === state).length;
  return { unmapped: count('unmapped'), mapped: count('mapped'), setAside: count('set-aside') };
};

const byCount = (a: CountedName, b: CountedName): number =>
  b.studyCount - a.studyCount || (a.key < b.key ? -1 : Number(a.key > b.key));

const matches = ({ key, decision }: Known, { state, text = '' }: OperatorQuery): boolean => {
  if (state !== 'all' && stateOf(decision) !== state) return false;
  const wanted = keyOfText(text);
  return key.includes(wanted) || keyOfText(decision.person?.name ?? '').includes(wanted);
};

const countedName = ({ key, study_count }: CountRow): CountedName => ({
  key,
  studyCount: Number(study_count),
});

const toldBy = (rows: readonly SpellingRow[]): Told => {
  const sorted = rows.toSorted(
    (a, b) => Number(b.study_count) - Number(a.study_count) || (a.name < b.name ? -1 : 1),
  );
  const dates = rows.flatMap(({ last_date }) => last_date ?? []).toSorted();
  return {
    spellings: [...new Set(sorted.map(({ name }) => name))],
    roles: [...new Set(sorted.map(({ role_code, role_meaning }) => role_meaning ?? role_code))],
    lastStudyDate: dates.at(-1) ?? null,
  };
};

const current = `from study_operator o join dose_study s on s.id = o.study_id and s.state = 'current'`;
/** The same without looking at each study: few are not current, and 100,000 are counted five times as fast. */
const notLeftOut = `o.study_id not in (select id from dose_study where state in ('excluded', 'empty'))`;

/** The names that current studies carry, and whose they are. Names are few (some thousands): they are sorted here. */
@Injectable()
export class OperatorListQueries {
  constructor(
    private readonly database: Database,
    private readonly names: OperatorNames,
  ) {}

  async page(query: OperatorQuery): Promise<OperatorPage> {
    const known = await this.known();
    const found = known.filter((each) => matches(each, query)).toSorted(byCount);
    const rest = query.cursor === undefined ? found : after(found, query.cursor);
    const shown = rest.slice(0, query.limit);
    const last = shown.at(-1);
    const hasMore = rest.length > shown.length && last !== undefined;
    return {
      names: await this.views(shown),
      nextCursor: hasMore ? encodeCursor([last.studyCount, last.key]) : null,
      counts: countsOf(known),
      mappedStudyShare: query.cursor === undefined ? await this.mappedShare() : null,
    };
  }

  /** Whether a study carries the name, or somebody has decided on it. */
  async knows(key: string): Promise<boolean> {
    const [found] = await this.database.read.query<object[]>(
      'select 1 from study_operator where key = $1 union select 1 from operator_name where name_key = $1',
      [key],
    );
    return found !== undefined;
  }

  async one(key: string): Promise<OperatorNameView> {
    const decision = (await this.names.decisions()).get(key) ?? undecided;
    const [counted] = await this.countedOf([key], StudyReach.whole);
    const [view] = await this.views([{ key, studyCount: counted?.studyCount ?? 0, decision }]);
    if (view === undefined) throw new Error('A name that is known has no view');
    return view;
  }

  /** The names of a person, each with its studies in reach. */
  async ofPerson(personId: number, reach: StudyReach): Promise<NamesOfPerson['names']> {
    const keys = await this.names.keysOf(personId);
    const counts = new Map(
      (await this.countedOf(keys, reach)).map(({ key, studyCount }) => [key, studyCount]),
    );
    const told = await this.told(keys, reach);
    return keys
      .map((key) => {
        const { spellings, lastStudyDate } = told(key);
        return { key, spellings, lastStudyDate, studyCount: counts.get(key) ?? 0 };
      })
      .toSorted(byCount);
  }

  private async known(): Promise<Known[]> {
    const decisions = await this.names.decisions();
    const counted = await this.counted();
    const inStudies = new Set(counted.map(({ key }) => key));
    const others = [...decisions.keys()].filter((key) => !inStudies.has(key));
    return [...counted, ...others.map((key) => ({ key, studyCount: 0 }))].map((name) => ({
      ...name,
      decision: decisions.get(name.key) ?? undecided,
    }));
  }

  private async views(shown: readonly Known[]): Promise<OperatorNameView[]> {
    const told = await this.told(shown.map(({ key }) => key));
    const waits = shown.some(({ decision }) => stateOf(decision) === 'unmapped');
    const suggest = waits ? await this.names.suggester() : () => [];
    return shown.map(({ key, studyCount, decision: { person, isSetAside } }) => {
      const { spellings, roles, lastStudyDate } = told(key);
      const suggestions = person === null && !isSetAside ? suggest(spellings) : [];
      return { key, spellings, roles, studyCount, lastStudyDate, person, isSetAside, suggestions };
    });
  }

  /** The studies of each name; a study that names someone in two roles counts once. */
  private async counted(): Promise<CountedName[]> {
    const rows = await this.database.read.query<CountRow[]>(
      `select o.key, count(distinct o.study_id) as study_count from study_operator o where ${notLeftOut} group by o.key`,
    );
    return rows.map(countedName);
  }

  private async countedOf(keys: readonly string[], reach: StudyReach): Promise<CountedName[]> {
    if (keys.length === 0) return [];
    const values: string[] = [];
    const bind = numbered(values);
    const rows = await this.database.read.query<CountRow[]>(
      `select o.key, count(distinct o.study_id) as study_count ${current} and o.key in (${keys.map(bind).join(',')})
        ${reach.and('s', bind)} group by o.key`,
      values,
    );
    return rows.map(countedName);
  }

  private async told(
    keys: readonly string[],
    reach: StudyReach = StudyReach.whole,
  ): Promise<(key: string) => Told> {
    if (keys.length === 0) return () => toldBy([]);
    const values: string[] = [];
    const bind = numbered(values);
    const rows = await this.database.read.query<SpellingRow[]>(
      `select o.key, o.name, o.role_code, o.role_meaning, count(*) as study_count, max(s.study_date) as last_date
         ${current} and o.key in (${keys.map(bind).join(',')}) ${reach.and('s', bind)}
        group by o.key, o.name, o.role_code, o.role_meaning`,
      values,
    );
    return (key) => toldBy(rows.filter((row) => row.key === key));
  }

  /** Of the studies that name an operator, those of which no name is left to map. */
  private async mappedShare(): Promise<number | null> {
    const [row] = await this.database.read.query<{ named: string | number; waiting: string | number }[]>(
      `select count(*) as named, sum(waits) as waiting from
         (select max(case when n.id is null then 1 else 0 end) as waits
            from study_operator o left join operator_name n on n.name_key = o.key
           where ${notLeftOut} group by o.study_id) each_study`,
    );
    const named = Number(row?.named ?? 0);
    return named === 0 ? null : (named - Number(row?.waiting ?? 0)) / named;
  }
}

const after = (found: readonly Known[], cursor: string): readonly Known[] => {
  const [studyCount, key] = decodeCursor(cursor, 2);
  const last = { studyCount: Number(studyCount), key: String(key) };
  return found.filter((each) => byCount(each, last) > 0);
};
