import { Injectable } from '@nestjs/common';
import { StudyReaches } from '../dose/index.ts';
import { actingAs } from '../platform/access/acting.ts';
import type { Caller } from '../platform/access/caller.ts';
import { Disclosures } from '../platform/audit/disclosures.ts';
import { Database } from '../platform/database/database.ts';
import { fileNameMayNamePatient } from './core/file-names.ts';
import type { Receipt } from './ingestion.contract.ts';

const withoutName = (receipt: Receipt): Receipt => ({ ...receipt, fileName: null });

/** Arrivals as a caller may see them: people name files after patients. */
@Injectable()
export class ArrivalViews {
  private readonly database: Database;
  private readonly reaches: StudyReaches;
  private readonly disclosures: Disclosures;

  constructor(database: Database, reaches: StudyReaches, disclosures: Disclosures) {
    this.database = database;
    this.reaches = reaches;
    this.disclosures = disclosures;
  }

  /** With the names of files where the caller may see who the patient is, which is told before; elsewhere without. */
  async shown(route: string, receipts: readonly Receipt[], caller: Caller): Promise<Receipt[]> {
    const naming = receipts.filter(({ fileName }) => fileNameMayNamePatient(fileName));
    const identified = await this.identified(naming, caller);
    const seen = naming.filter((receipt) => identified.has(receipt.id));
    // A stream of events is written in nobody's name: here it is the caller's.
    await actingAs(caller.who, () => this.disclosures.seen(route, shownBy(seen)));
    const hidden = new Set(naming.filter(({ id }) => !identified.has(id)));
    return receipts.map((receipt) => (hidden.has(receipt) ? withoutName(receipt) : receipt));
  }

  /** Those of the arrivals of which the caller may see who the patient is; of what is in no study, who sees all patients. */
  async identified(receipts: readonly ArrivalKey[], caller: Caller): Promise<ReadonlySet<number>> {
    const identify = await this.reaches.of(caller, 'patients.identify');
    const studyIds = receipts.flatMap(({ studyId }) => studyId ?? []);
    const studies = await identify.among(this.database.read, [...new Set(studyIds)]);
    const mine = receipts.filter(({ studyId }) =>
      studyId === null ? identify.isWhole : studies.has(studyId),
    );
    return new Set(mine.map(({ id }) => id));
  }

  /** Whether the caller may see the study of the arrival; what is in no study, who sees all of them. */
  async isInReach({ studyId }: ArrivalKey, caller: Caller): Promise<boolean> {
    const reach = await this.reaches.of(caller, 'studies.read');
    return studyId === null ? reach.isWhole : reach.has(this.database.read, studyId);
  }

  /** Whether names of files may be searched: a word that finds a masked one would tell it. */
  async mayFindByName(caller: Caller): Promise<boolean> {
    return (await this.reaches.of(caller, 'patients.identify')).isWhole;
  }
}

type ArrivalKey = Pick<Receipt, 'id' | 'studyId'>;

/** By the studies, and by the arrivals that are in none. */
export const shownBy = (receipts: readonly ArrivalKey[]) => ({
  studyIds: receipts.flatMap(({ studyId }) => studyId ?? []),
  arrivalIds: receipts.filter(({ studyId }) => studyId === null).map(({ id }) => id),
});
