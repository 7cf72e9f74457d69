import { Brackets, type SelectQueryBuilder } from 'typeorm';
import { joinedExamTypes } from './core/exam-types.ts';
import type { DoseStudy } from './dose-study.entity.ts';
import type { PatientPrivacy } from './patient-privacy.service.ts';
import { Patient } from './patient.entity.ts';
import type { StudyFilter, StudyQuantity } from './study-list.contract.ts';
import { named, type StudyAccess } from './study-reach.ts';
import { StudyOperator } from './study-operator.entity.ts';
import { StudyPart } from './study-part.entity.ts';

type Query = SelectQueryBuilder<DoseStudy>;

/** The property of a study that a quantity of the API stands for. */
export const studyProperty = {
  kermaAreaProductGycm2: 'kermaAreaProductGycm2',
  airKermaAtReferencePointMgy: 'airKermaAtReferencePointMgy',
  fluoroscopyTimeS: 'fluoroscopyTimeS',
  ctdiVolMaxMgy: 'highestCtdiVolMgy',
  dlpMgycm: 'dlpMgycm',
  eventCount: 'eventCount',
} as const satisfies Record<StudyQuantity, keyof DoseStudy>;

const states = {
  current: ['current'],
  excluded: ['excluded'],
  all: ['current', 'excluded'],
} as const;

/** LIKE's own signs lose their meaning; the sign that does so is the backslash on both databases. */
export const likeText = (word: string): string => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`;

const byDate = (query: Query, { from, to }: StudyFilter): void => {
  if (from !== undefined) query.andWhere('s.listedAt >= :from', { from });
  // A day's times begin with its date and "T", which sorts before "U".
  if (to !== undefined) query.andWhere('s.listedAt < :to', { to: `${to}U` });
};

const byUnit = (query: Query, { unitIds }: StudyFilter): void => {
  if (unitIds === undefined || unitIds.length === 0) return;
  const parts = query
    .subQuery()
    .select('1')
    .from(StudyPart, 'p')
    .where('p.studyId = s.id AND p.unitId IN (:...unitIds)')
    .getQuery();
  query.andWhere(`EXISTS ${parts}`, { unitIds });
};

const byExamType = (query: Query, { examTypes }: StudyFilter): void => {
  if (examTypes === undefined || examTypes.length === 0) return;
  query.andWhere('s.examTypes IN (:...joined)', { joined: joinedExamTypes(examTypes) });
};

/** Whoever of these operators the study names, in any role. */
const byOperator = (query: Query, { operators }: StudyFilter): void => {
  if (operators === undefined || operators.length === 0) return;
  const named = query
    .subQuery()
    .select('1')
    .from(StudyOperator, 'o')
    .where('o.studyId = s.id AND o.key IN (:...operators)')
    .getQuery();
  query.andWhere(`EXISTS ${named}`, { operators });
};

interface Surroundings {
  readonly privacy: PatientPrivacy;
  readonly access: StudyAccess;
}

/** What a person typed, and the pseudonyms that it would have if it were a whole number or id. */
interface Sought {
  readonly like: string;
  readonly accession: string | null;
  readonly patientId: string | null;
}

const soughtOf = (text: string, privacy: PatientPrivacy): Sought => ({
  like: likeText(text.toLowerCase()),
  ...(privacy.pseudonyms(text) ?? { accession: null, patientId: null }),
});

const patientsNamed = (query: Query, name: string): string =>
  query
    .subQuery()
    .select('n.id')
    .from(Patient, 'n')
    .where(
      `LOWER(n.name) LIKE :${name}_like ESCAPE '\\' OR LOWER(n.identifier) LIKE :${name}_like ESCAPE '\\' OR n.identifier = :${name}_patientId`,
    )
    .getQuery();

/** The places that lead to the patient: the accession number, and name and id where patients are asked for. */
const identifying = (query: Query, name: string, asked: boolean): string =>
  [
    `LOWER(s.accessionNumber) LIKE :${name}_like ESCAPE '\\'`,
    `s.accessionNumber = :${name}_accession`,
    ...(asked ? [`s.patientId IN ${patientsNamed(query, name)}`] : []),
  ].join(' OR ');

/** Any of the places where the text may stand; those that lead to the patient only where the caller may see who it is. */
const anywhere = (query: Query, name: string, sought: Sought, { identify, asked }: StudyAccess): Brackets =>
  new Brackets((any) => {
    const values = Object.entries(sought).map(([key, value]) => [`${name}_${key}`, value as unknown]);
    any.where(`s.searchText LIKE :${name}_like ESCAPE '\\'`, Object.fromEntries(values) as object);
    any.orWhere(`((${identifying(query, name, asked)}) AND ${identify.where('s', named(query))})`);
  });

const byText = (query: Query, { text = '' }: StudyFilter, { privacy, access }: Surroundings): void => {
  const words = text.split(/\s+/).filter((word) => word !== '');
  words.forEach((word, index) =>
    query.andWhere(anywhere(query, `word${index}`, soughtOf(word, privacy), access)),
  );
};

const byRange = (query: Query, filter: StudyFilter): void => {
  for (const [quantity, property] of Object.entries(studyProperty) as [StudyQuantity, keyof DoseStudy][]) {
    const low = filter[`${quantity}Min`];
    const high = filter[`${quantity}Max`];
    if (low !== undefined) query.andWhere(`s.${property} >= :${quantity}Min`, { [`${quantity}Min`]: low });
    if (high !== undefined) query.andWhere(`s.${property} <= :${quantity}Max`, { [`${quantity}Max`]: high });
  }
};

const byFlags = (query: Query, { withFindings, withWarnings, origin }: StudyFilter): void => {
  if (withFindings !== undefined) query.andWhere(withFindings ? 's.findingCount > 0' : 's.findingCount = 0');
  if (withWarnings !== undefined) query.andWhere(withWarnings ? 's.warningCount > 0' : 's.warningCount = 0');
  if (origin !== undefined) {
    query.andWhere('s.enteredByHand = :byHand', { byHand: origin === 'by-hand' });
  }
};

/** Narrows a query over studies (alias `s`) to what was asked for, of what is in reach. */
export const applyStudyFilter = (query: Query, filter: StudyFilter, surroundings: Surroundings): Query => {
  const { reach } = surroundings.access;
  query.where('s.state IN (:...states)', { states: states[filter.state] });
  reach.narrow(query);
  for (const narrow of [byDate, byUnit, byExamType, byOperator, byRange, byFlags]) narrow(query, filter);
  byText(query, filter, surroundings);
  return query;
};
