import { Injectable } from '@nestjs/common';
import { readContentTree } from '../dicom/index.ts';
import { Config } from '../platform/config.ts';
import { notFound, ProblemException } from '../platform/problem.ts';
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

/** Originals for people: as sent, unless patients are not kept here, or were not when it came. */
@Injectable()
export class OriginalsService {
  private readonly store: OriginalStore;
  private readonly queries: ArrivalsQueries;
  private readonly keepsPatients: boolean;

  constructor(store: OriginalStore, queries: ArrivalsQueries, config: Config) {
    this.store = store;
    this.queries = queries;
    this.keepsPatients = config.env.KERMA_PATIENTS === 'full';
  }

  async download(sha256: string): Promise<Download> {
    const receipt = await this.receiptOf(sha256);
    const { bytes, sealed } = await this.open(sha256);
    if (sealed || !this.keepsPatients)
      throw new ProblemException(
        403,
        'original-sealed',
        'Originals name the patient, and this installation does not keep patients. It can be read again by the program, and cannot be downloaded.',
      );
    return { bytes, fileName: downloadName(receipt) };
  }

  async contentTree(sha256: string): Promise<ContentTreeNode> {
    await this.receiptOf(sha256);
    const { bytes, sealed } = await this.open(sha256);
    const reading = readContentTree(bytes);
    if (!reading.ok) throw new ProblemException(422, 'no-content-tree', reading.refusal.message);
    return contentView(reading.root, sealed || !this.keepsPatients);
  }

  private async receiptOf(sha256: string): Promise<Receipt> {
    const receipt = await this.queries.bySha256(sha256);
    if (!receipt) throw notFound('This original');
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
