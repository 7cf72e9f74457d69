import { Injectable } from '@nestjs/common';
import { readContentTree } from '../dicom/index.ts';
import { notIdentifying } from '../dose/index.ts';
import type { Caller } from '../platform/access/caller.ts';
import { Disclosures } from '../platform/audit/disclosures.ts';
import { Config } from '../platform/config.ts';
import { notFound, ProblemException } from '../platform/problem.ts';
import { ArrivalViews, shownBy } from './arrival-views.ts';
import { ArrivalsQueries } from './arrivals.queries.ts';
import { contentView } from './core/content-view.ts';
import type { ContentTreeNode, Receipt } from './ingestion.contract.ts';
import { OriginalStore, type Original } from './original-store.ts';

export interface Download {
  readonly bytes: Buffer;
  readonly fileName: string;
}

const isMissing = (fault: unknown): boolean => (fault as NodeJS.ErrnoException).code === 'ENOENT';

/** Plain characters only, so that no header and no file system can take it for something else. */
const downloadName = ({ fileName, sopInstanceUid, sha256 }: Receipt): string => {
  const own = fileName
    ?.split('/')
    .at(-1)
    ?.replace(/[^\p{L}\p{N} ._()+-]/gu, '_');
  return own ?? `${sopInstanceUid ?? sha256.slice(0, 16)}.dcm`;
};

/**
 * Originals for people: as sent, unless patients are not kept here, or were not when it came; and only as far as the caller
 * may see the study, and who the patient is. What shows that is told before.
 */
@Injectable()
export class OriginalsService {
  private readonly store: OriginalStore;
  private readonly queries: ArrivalsQueries;
  private readonly views: ArrivalViews;
  private readonly disclosures: Disclosures;
  private readonly keepsPatients: boolean;

  constructor(
    store: OriginalStore,
    queries: ArrivalsQueries,
    views: ArrivalViews,
    disclosures: Disclosures,
    config: Config,
  ) {
    this.store = store;
    this.queries = queries;
    this.views = views;
    this.disclosures = disclosures;
    this.keepsPatients = config.env.KERMA_PATIENTS === 'full';
  }

  async download(sha256: string, caller: Caller): Promise<Download> {
    const receipt = await this.receiptOf(sha256, caller);
    if (!(await this.views.identified([receipt], caller)).has(receipt.id)) throw notIdentifying();
    const { bytes, sealed } = await this.open(sha256);
    if (sealed || !this.keepsPatients)
      throw new ProblemException(
        403,
        'original-sealed',
        'Originals name the patient, and this installation does not keep patients. It can be read again by the program, and cannot be downloaded.',
      );
    const { id, studyId } = receipt;
    const subject = studyId === null ? { kind: 'arrival', id } : { kind: 'study', id: studyId };
    await this.disclosures.taken({ action: 'original.taken', subject, after: { arrivalId: id, sha256 } });
    return { bytes, fileName: downloadName(receipt) };
  }

  async contentTree(sha256: string, caller: Caller): Promise<ContentTreeNode> {
    const receipt = await this.receiptOf(sha256, caller);
    const { bytes, sealed } = await this.open(sha256);
    const reading = readContentTree(bytes);
    if (!reading.ok) throw new ProblemException(422, 'no-content-tree', reading.refusal.message);
    const identified = await this.views.identified([receipt], caller);
    const isShown = !sealed && this.keepsPatients && identified.has(receipt.id);
    if (isShown) await this.disclosures.seen('originals/:sha256/content-tree', shownBy([receipt]));
    return contentView(reading.root, !isShown);
  }

  /** What is out of reach is not known, as what is not there. */
  private async receiptOf(sha256: string, caller: Caller): Promise<Receipt> {
    const receipt = await this.queries.bySha256(sha256);
    if (!receipt || !(await this.views.isInReach(receipt, caller))) throw notFound('This original');
    return receipt;
  }

  private async open(sha256: string): Promise<Original> {
    try {
      return await this.store.read(sha256);
    } catch (fault) {
      if (!isMissing(fault)) throw fault;
      throw new ProblemException(
        410,
        'original-missing',
        'The original is no longer in the data folder. Ask the administrator for a backup.',
      );
    }
  }
}
