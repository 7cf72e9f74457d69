import { Injectable } from '@nestjs/common';
import type { UnitMention } from '../equipment/equipment.contract.ts';
import { mentionOf } from '../equipment/index.ts';
import { Database } from '../platform/database/database.ts';
import { groupBy } from './core/group-by.ts';
import type { PatientView } from './dose.contract.ts';
import type { DoseStudy } from './dose-study.entity.ts';
import { Patient } from './patient.entity.ts';
import { StudyPart } from './study-part.entity.ts';

interface RowParts {
  /** The main unit first. */
  readonly unitsOf: (studyId: number) => UnitMention[];
  readonly patientOf: (patientId: number | null) => PatientView | null;
}

const unitsOf = (parts: readonly StudyPart[], mainUnitId: number | null): UnitMention[] => {
  const units = new Map(parts.flatMap(({ unit }) => (unit === undefined ? [] : [[unit.id, unit]])));
  return [...units.values()]
    .toSorted((a, b) => Number(b.id === mainUnitId) - Number(a.id === mainUnitId))
    .map(mentionOf);
};

/** What a page of studies needs from other tables: one query each, for all its rows at once. */
@Injectable()
export class StudyRowParts {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** `shown`: the studies of which the patient may be said. */
  async of(studies: readonly DoseStudy[], shown: ReadonlySet<number>): Promise<RowParts> {
    const ids = studies.map((study) => study.id);
    const parts = groupBy(await this.parts(ids), (part) => part.studyId);
    const patients = await this.patients(studies.filter(({ id }) => shown.has(id)));
    const mains = new Map(studies.map((study) => [study.id, study.mainUnitId]));
    return {
      unitsOf: (id) => unitsOf(parts.get(id) ?? [], mains.get(id) ?? null),
      patientOf: (id) => (id === null ? null : (patients.get(id) ?? null)),
    };
  }

  private async parts(studyIds: readonly number[]): Promise<StudyPart[]> {
    if (studyIds.length === 0) return [];
    return await this.database.read
      .createQueryBuilder(StudyPart, 'p')
      .innerJoinAndSelect('p.unit', 'u')
      .select(['p.id', 'p.studyId', 'u'])
      .where('p.studyId IN (:...studyIds)', { studyIds })
      .orderBy('p.id')
      .getMany();
  }

  private async patients(studies: readonly DoseStudy[]): Promise<Map<number, PatientView>> {
    const ids = [...new Set(studies.flatMap((study) => study.patientId ?? []))];
    if (ids.length === 0) return new Map();
    const found = await this.database.read
      .createQueryBuilder(Patient, 'n')
      .where('n.id IN (:...ids)', { ids })
      .getMany();
    return new Map(found.map((patient) => [patient.id, toPatientView(patient)]));
  }
}

/** The patient as kept: names and ids are already what the privacy mode allows. */
export const toPatientView = (patient: Patient): PatientView => ({
  id: patient.id,
  patientId: patient.identifier,
  issuer: patient.issuer,
  name: patient.name,
  sex: patient.sex,
  birthDate: patient.birthDate,
});
