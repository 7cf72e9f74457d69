import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { PatientList, PatientListQuery } from './correction.contract.ts';
import { DoseStudy } from './dose-study.entity.ts';
import { PatientPrivacy } from './patient-privacy.service.ts';
import { Patient } from './patient.entity.ts';
import { named, type StudyReach } from './study-reach.ts';
import { likeText } from './study-filter.ts';
import { toPatientView } from './study-row-parts.queries.ts';

@Injectable()
export class PatientQueries {
  private readonly database: Database;
  private readonly privacy: PatientPrivacy;

  constructor(database: Database, privacy: PatientPrivacy) {
    this.database = database;
    this.privacy = privacy;
  }

  /** Patients whose id or name holds the text, as far as the privacy mode keeps them and a study of theirs is in reach. */
  async search({ text, limit }: PatientListQuery, identify: StudyReach): Promise<PatientList> {
    const query = this.database.read.createQueryBuilder(Patient, 'n').where('n.mergedIntoId IS NULL');
    const words = text.split(/[\s^,]+/).filter((word) => word !== '');
    words.forEach((word, index) => {
      const like = `LIKE :word${index} ESCAPE '\\'`;
      query.andWhere(
        `(LOWER(n.name) ${like} OR LOWER(n.identifier) ${like} OR n.identifier = :whole${index})`,
        {
          [`word${index}`]: likeText(word.toLowerCase()),
          [`whole${index}`]: this.privacy.pseudonyms(word)?.patientId ?? null,
        },
      );
    });
    if (!identify.isWhole) {
      const condition = identify.where('rs', named(query));
      query.andWhere(`exists (select 1 from dose_study rs where rs.patient_id = n.id and ${condition})`);
    }
    const found = await query.orderBy('n.name').addOrderBy('n.id').limit(limit).getMany();
    const counts = await this.studyCounts(
      found.map(({ id }) => id),
      identify,
    );
    return {
      patients: found.map((patient) => ({
        ...toPatientView(patient),
        studyCount: counts.get(patient.id) ?? 0,
      })),
    };
  }

  private async studyCounts(ids: readonly number[], reach: StudyReach): Promise<Map<number, number>> {
    if (ids.length === 0) return new Map();
    const query = this.database.read
      .createQueryBuilder(DoseStudy, 's')
      .select('s.patientId', 'id')
      .addSelect('COUNT(*)', 'count')
      .where("s.patientId IN (:...ids) AND s.state = 'current'", { ids })
      .groupBy('s.patientId');
    const counted = await reach.narrow(query).getRawMany<{ id: number; count: string | number }>();
    return new Map(counted.map(({ id, count }) => [id, Number(count)]));
  }
}
