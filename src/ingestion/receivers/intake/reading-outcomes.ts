import { Injectable } from '@nestjs/common';
import { ArrivalsQueries } from '../../arrivals.queries.ts';
import type { FileResult, Receipt } from '../../ingestion.contract.ts';

const pollMs = 100;
const chunk = 500;

const withReceipt = (result: FileResult, receipt: Receipt | undefined): FileResult => {
  if (!receipt) return result;
  const { status, code, message, findingCount, studyId } = receipt;
  const outcome = status === 'refused' ? 'refused' : result.outcome;
  return { ...result, outcome, status, code, message, findingCount, studyId };
};

/** What became of files after they were taken. */
@Injectable()
export class ReadingOutcomes {
  private readonly queries: ArrivalsQueries;

  constructor(queries: ArrivalsQueries) {
    this.queries = queries;
  }

  /** The results as their receipts stand once all are read, or after the time in ms. */
  async whenRead(results: readonly FileResult[], patienceMs: number): Promise<FileResult[]> {
    const end = Date.now() + patienceMs;
    const ids = results.flatMap(({ receiptId }) => (receiptId === null ? [] : [receiptId]));
    const settled = new Map<number, Receipt>();
    let open = ids;
    for (;;) {
      for (const receipt of await this.receiptsOf(open)) settled.set(receipt.id, receipt);
      open = open.filter((id) => settled.get(id)?.status === 'received');
      if (open.length === 0 || Date.now() >= end) break;
      await new Promise((done) => setTimeout(done, pollMs));
    }
    return results.map((result) => withReceipt(result, settled.get(result.receiptId ?? 0)));
  }

  private async receiptsOf(ids: readonly number[]): Promise<Receipt[]> {
    const parts: Receipt[][] = [];
    for (let at = 0; at < ids.length; at += chunk)
      parts.push(await this.queries.some(ids.slice(at, at + chunk)));
    return parts.flat();
  }
}
