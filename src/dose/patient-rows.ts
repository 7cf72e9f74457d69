import type { EntityManager } from 'typeorm';
import { insertRow, updateRow } from '../platform/database/rows.ts';
import type { PatientRecord } from './core/patient-record.ts';
import { Patient } from './patient.entity.ts';

interface KnownPatient {
  readonly id: number;
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

const find = async (manager: EntityManager, key: string): Promise<KnownPatient | undefined> => {
  const [known] = await manager.query<KnownPatient[]>(
    'select id, name, sex, birth_date, merged_into_id from patient where key = $1',
    [key],
  );
  return known;
};

/** Reports say more over time, or a name changes; what a report leaves out is not forgotten. */
const refresh = async (manager: EntityManager, known: KnownPatient, told: PatientRecord): Promise<void> => {
  const name = told.name ?? known.name;
  const sex = told.sex ?? known.sex;
  const birthDate = told.birthDate ?? known.birth_date;
  if (name === known.name && sex === known.sex && birthDate === known.birth_date) return;
  await updateRow(manager, Patient, known.id, { name, sex, birthDate });
};

/** The patient that a report names, created when new. */
export const identifyPatient = async (
  manager: EntityManager,
  told: PatientRecord,
): Promise<IdentifiedPatient> => {
  const known = await find(manager, told.key);
  if (known) {
    await refresh(manager, known, told);
    return { toldId: known.id, patientId: (await resolvePatient(manager, known.merged_into_id)) ?? known.id };
  }
  const id = (await insertRow(manager, Patient, told)) ?? (await find(manager, told.key))?.id;
  if (id === undefined) throw new Error('A patient that was just created is not there');
  return { toldId: id, patientId: id };
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
