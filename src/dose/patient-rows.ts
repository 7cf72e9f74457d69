import type { EntityManager } from 'typeorm';
import { insertNewRows, updateRow } from '../platform/database/rows.ts';
import { groupBy } from './core/group-by.ts';
import type { PatientRecord } from './core/patient-record.ts';
import { Patient } from './patient.entity.ts';

interface KnownPatient {
  readonly id: number;
  readonly key: string;
  readonly name: string | null;
  readonly sex: Patient['sex'];
  readonly birth_date: string | null;
  readonly merged_into_id: number | null;
}

/** The patient a report names, and the one it counts for: the same, or whom that one turned out to be. */
export interface IdentifiedPatient {
  readonly toldId: number;
  readonly patientId: number;
}

const columns = ['id', 'key', 'name', 'sex', 'birth_date', 'merged_into_id'] as const;

const find = async (manager: EntityManager, keys: readonly string[]): Promise<KnownPatient[]> => {
  if (keys.length === 0) return [];
  const marks = keys.map((_, at) => `$${at + 1}`).join(',');
  return manager.query<KnownPatient[]>(`select ${columns.join(',')} from patient where key in (${marks})`, [
    ...keys,
  ]);
};

/** Those of the patients that were not there; also those that another transaction has just created. */
const create = async (
  manager: EntityManager,
  patients: readonly PatientRecord[],
): Promise<KnownPatient[]> => {
  if (patients.length === 0) return [];
  const created = await insertNewRows<Patient, KnownPatient>(manager, Patient, patients, columns);
  const own = new Set(created.map(({ key }) => key));
  const others = patients.map(({ key }) => key).filter((key) => !own.has(key));
  return [...created, ...(await find(manager, others))];
};

/** Reports say more over time, or a name changes; what a report leaves out is not forgotten. */
const refresh = async (
  manager: EntityManager,
  known: KnownPatient,
  told: readonly PatientRecord[],
): Promise<void> => {
  const last = <K extends 'name' | 'sex' | 'birthDate'>(field: K, before: PatientRecord[K]) =>
    told.findLast((each) => each[field] !== null)?.[field] ?? before;
  const name = last('name', known.name);
  const sex = last('sex', known.sex);
  const birthDate = last('birthDate', known.birth_date);
  if (name === known.name && sex === known.sex && birthDate === known.birth_date) return;
  await updateRow(manager, Patient, known.id, { name, sex, birthDate });
};

const identified = async (manager: EntityManager, known: KnownPatient): Promise<IdentifiedPatient> => ({
  toldId: known.id,
  patientId: (await resolvePatient(manager, known.merged_into_id)) ?? known.id,
});

/** The patients that reports name, by key; created when new. */
export const identifyPatients = async (
  manager: EntityManager,
  told: readonly PatientRecord[],
): Promise<ReadonlyMap<string, IdentifiedPatient>> => {
  // Always in the same order, so that two transactions do not wait for each other.
  const groups = [...groupBy(told, ({ key }) => key)].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const there = await find(
    manager,
    groups.map(([key]) => key),
  );
  const old = new Set(there.map(({ key }) => key));
  const fresh = groups.flatMap(([key, [first]]) => (first === undefined || old.has(key) ? [] : [first]));
  const byKey = new Map([...there, ...(await create(manager, fresh))].map((known) => [known.key, known]));
  const patients = new Map<string, IdentifiedPatient>();
  for (const [key, records] of groups) {
    const known = byKey.get(key);
    if (known === undefined) throw new Error('A patient that was just created is not there');
    await refresh(manager, known, records);
    patients.set(key, await identified(manager, known));
  }
  return patients;
};

/** Follows merges: the patient that the given one turned out to be. */
export const resolvePatient = async (manager: EntityManager, id: number | null): Promise<number | null> => {
  if (id === null) return null;
  const [row] = await manager.query<{ merged_into_id: number | null }[]>(
    'select merged_into_id from patient where id = $1',
    [id],
  );
  const into = row?.merged_into_id ?? null;
  return into === null ? id : resolvePatient(manager, into);
};
