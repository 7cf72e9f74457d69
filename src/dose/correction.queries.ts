import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Database } from '../platform/database/database.ts';
import { decodeCursor, encodeCursor } from '../platform/cursor.ts';
import { correctionWithoutIdentity } from './core/identity-mask.ts';
import { correctionSentence } from './core/correction-details.ts';
import { groupBy } from './core/group-by.ts';
import type {
  Correction as CorrectionView,
  CorrectionListQuery,
  CorrectionPage,
} from './correction.contract.ts';
import { Correction, CorrectionStudy } from './correction.entity.ts';
import { named, shownIdentity, type StudyAccess } from './study-reach.ts';

@Injectable()
export class CorrectionQueries {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** Newest first, those that take back told with what they take back. */
  async page({ studyId, cursor, limit }: CorrectionListQuery, access: StudyAccess): Promise<CorrectionPage> {
    const before = cursor === undefined ? null : Number(decodeCursor(cursor, 1)[0]);
    const query = this.database.read
      .createQueryBuilder(Correction, 'c')
      .where('c.undoesId IS NULL')
      .orderBy('c.id', 'DESC')
      .limit(limit + 1);
    if (before !== null) query.andWhere('c.id < :before', { before });
    if (studyId !== undefined) {
      const touched = query
        .subQuery()
        .select('t.correctionId')
        .from(CorrectionStudy, 't')
        .where('t.studyId = :studyId');
      query.andWhere(`c.id IN ${touched.getQuery()}`, { studyId });
    }
    if (!access.reach.isWhole) {
      const condition = access.reach.where('rs', named(query));
      query.andWhere(
        `exists (select 1 from correction_study rt join dose_study rs on rs.id = rt.study_id` +
          ` where rt.correction_id = c.id and ${condition})`,
      );
    }
    const found = await query.getMany();
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    return {
      corrections: await this.views(shown, access),
      nextCursor: found.length > limit && last !== undefined ? encodeCursor([last.id]) : null,
    };
  }

  async ofStudy(studyId: number, access: StudyAccess): Promise<CorrectionView[]> {
    return (await this.page({ studyId, limit: 500 }, access)).corrections;
  }

  async one(id: number, access: StudyAccess): Promise<CorrectionView | null> {
    const found = await this.database.read.findOneBy(Correction, { id });
    return found === null ? null : ((await this.views([found], access))[0] ?? null);
  }

  /** What tells who a patient is only where all the studies touched may be identified. */
  private async views(corrections: readonly Correction[], access: StudyAccess): Promise<CorrectionView[]> {
    const views = await this.whole(corrections);
    const touched = views.flatMap(({ studyIds }) => studyIds);
    const shown = await shownIdentity(access).among(this.database.read, touched);
    return views.map((view) =>
      access.asked && view.studyIds.every((id) => shown.has(id)) ? view : correctionWithoutIdentity(view),
    );
  }

  private async whole(corrections: readonly Correction[]): Promise<CorrectionView[]> {
    const { read } = this.database;
    const ids = corrections.map(({ id }) => id);
    const undos = new Map(
      (await read.findBy(Correction, { undoesId: In(ids) })).map((undo) => [undo.undoesId, undo]),
    );
    const touched = groupBy(
      await read.findBy(CorrectionStudy, { correctionId: In(ids) }),
      ({ correctionId }) => correctionId,
    );
    const views: CorrectionView[] = [];
    for (const correction of corrections) {
      const { id, details, kind, reason, author, at } = correction;
      if (details === null || kind === 'undo') continue;
      const undo = undos.get(id);
      views.push({
        id,
        kind,
        sentence: correctionSentence(details),
        reason,
        isMasked: false,
        author,
        at,
        studyIds: (touched.get(id) ?? []).map(({ studyId }) => studyId),
        undone: undo === undefined ? null : { reason: undo.reason, author: undo.author, at: undo.at },
        canUndo: undo === undefined && (await laterOnSameStudy(read, id)) === null,
      });
    }
    return views;
  }
}

/** The newest correction that stands and touches a study of the given one after it; null when there is none. */
export const laterOnSameStudy = async (manager: EntityManager, id: number): Promise<number | null> => {
  const [later] = await manager.query<{ id: number | null }[]>(
    `select max(c.id) as id from correction c
       join correction_study mine on mine.correction_id = $1
       join correction_study theirs on theirs.correction_id = c.id and theirs.study_id = mine.study_id
      where c.id > $1 and c.undoes_id is null
        and not exists (select 1 from correction u where u.undoes_id = c.id)`,
    [id],
  );
  return later?.id ?? null;
};
