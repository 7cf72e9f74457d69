import type { Receipt } from './ingestion.contract.ts';
import type { ReceiptRow } from './receipt.entity.ts';

type Lease = Pick<ReceiptRow, 'leaseHolder' | 'leaseUntil'>;

/** The row as HTTP carries it: without who has it in hand. */
export const receiptView = (row: ReceiptRow): Receipt => {
  const shown: Receipt & Partial<Lease> = Object.assign({}, row);
  delete shown.leaseHolder;
  delete shown.leaseUntil;
  return shown;
};
