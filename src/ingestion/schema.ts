import type { Schema } from '../platform/database/open-database.ts';
import { Receipt1795000000003 } from './migrations/1795000000003-receipt.ts';
import { ReceiptRow } from './receipt.entity.ts';
import { TakenFileRow } from './receivers/watch-folder/taken-file.entity.ts';

export const ingestionSchema: Schema = {
  entities: [ReceiptRow, TakenFileRow],
  migrations: [Receipt1795000000003],
};
