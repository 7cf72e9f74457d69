import { statfs } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { Brackets, In, type SelectQueryBuilder } from 'typeorm';
import { Clock } from '../platform/clock.ts';
import { Config } from '../platform/config.ts';
import { Database } from '../platform/database/database.ts';
import { startOfDay } from './core/start-of-day.ts';
import type {
  ArrivalCounts,
  ArrivalPage,
  ArrivalQuery,
  ArrivalSummary,
  Receipt,
} from './ingestion.contract.ts';
import { receiptView } from './receipt-view.ts';
import { ReceiptRow } from './receipt.entity.ts';

type Query = SelectQueryBuilder<ReceiptRow>;
type Filter = Pick<ArrivalQuery, 'channel' | 'ids' | 'text' | 'from' | 'to'>;

const searched = ['sender', 'message', 'sop_instance_uid', 'sha256'];
const lowBytes = 1_000_000_000;
const lowShare = 0.02;

const containing = (text: string): string => `%${text.toLowerCase().replace(/[!%_]/g, '!$&')}%`;

const applyFilter = (query: Query, { channel, ids, text, from, to }: Filter, inNames = false): Query => {
  if (channel) query.andWhere({ channel: In(channel) });
  if (ids) query.andWhere({ id: In(ids) });
  if (from) query.andWhere('receipt.received_at >= :from', { from: new Date(from).toISOString() });
  if (to) query.andWhere('receipt.received_at < :to', { to: new Date(to).toISOString() });
  if (text === undefined) return query;
  const anywhere = new Brackets((any) =>
    [...searched, ...(inNames ? ['file_name'] : [])].forEach((column) =>
      any.orWhere(`LOWER(receipt.${column}) LIKE :text ESCAPE '!'`),
    ),
  );
  return query.andWhere(anywhere).setParameter('text', containing(text));
};

/** What the inbox shows. */
@Injectable()
export class ArrivalsQueries {
  private readonly database: Database;
  private readonly config: Config;
  private readonly clock: Clock;

  constructor(database: Database, config: Config, clock: Clock) {
    this.database = database;
    this.config = config;
    this.clock = clock;
  }

  /** `inNames`: the text is searched in names of files too. */
  async page(query: ArrivalQuery, inNames: boolean): Promise<ArrivalPage> {
    const list = applyFilter(this.receipts(), query, inNames);
    if (query.status) list.andWhere({ status: In(query.status) });
    if (query.cursor !== undefined) list.andWhere('receipt.id < :before', { before: Number(query.cursor) });
    const rows = await list
      .orderBy('receipt.id', 'DESC')
      .limit(query.limit + 1)
      .getMany();
    const items = rows.slice(0, query.limit).map(receiptView);
    const last = rows.length > query.limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? String(last.id) : null, counts: await this.counts(query, inNames) };
  }

  /** Those of the ids that are there, newest first. */
  async some(ids: readonly number[]): Promise<Receipt[]> {
    if (ids.length === 0) return [];
    const rows = await this.receipts()
      .where({ id: In(ids) })
      .orderBy('receipt.id', 'DESC')
      .getMany();
    return rows.map(receiptView);
  }

  async bySha256(sha256: string): Promise<Receipt | null> {
    const row = await this.receipts().where({ sha256 }).getOne();
    return row && receiptView(row);
  }

  async counts(filter: Filter = {}, inNames = false): Promise<ArrivalCounts> {
    const rows: { status: keyof ArrivalCounts; count: string | number }[] = await applyFilter(
      this.receipts(),
      filter,
      inNames,
    )
      .select('receipt.status', 'status')
      .addSelect('COUNT(*)', 'count')
      .groupBy('receipt.status')
      .getRawMany();
    const none: ArrivalCounts = { received: 0, recorded: 0, refused: 0, failed: 0, parked: 0 };
    return rows.reduce((all, { status, count }) => ({ ...all, [status]: Number(count) }), none);
  }

  async summary(asked?: string): Promise<ArrivalSummary> {
    const from = asked ? new Date(asked) : startOfDay(this.clock.now(), this.config.env.KERMA_TIME_ZONE);
    const since = from.toISOString();
    const [counts, countsSince, times, disk] = await Promise.all([
      this.counts(),
      this.counts({ from: since }),
      this.times(),
      this.disk(),
    ]);
    return { counts, countsSince, since, ...times, disk };
  }

  private async times(): Promise<Pick<ArrivalSummary, 'lastReceivedAt' | 'oldestWaitingAt'>> {
    const [last, oldest] = await Promise.all([
      this.receipts().orderBy('receipt.received_at', 'DESC').limit(1).getOne(),
      this.receipts()
        .where({ status: In(['received', 'failed']) })
        .orderBy('receipt.id')
        .limit(1)
        .getOne(),
    ]);
    return { lastReceivedAt: last?.receivedAt ?? null, oldestWaitingAt: oldest?.receivedAt ?? null };
  }

  private async disk(): Promise<ArrivalSummary['disk']> {
    const sum: { bytes: string | number | null } | undefined = await this.receipts()
      .select('SUM(receipt.size_bytes)', 'bytes')
      .getRawOne();
    const originalsBytes = Number(sum?.bytes ?? 0);
    const volume = await statfs(this.config.dataFolder).catch(() => null);
    if (!volume) return { freeBytes: null, totalBytes: null, originalsBytes, low: true };
    const [freeBytes, totalBytes] = [volume.bavail * volume.bsize, volume.blocks * volume.bsize];
    const low = freeBytes < lowBytes || freeBytes < totalBytes * lowShare;
    return { freeBytes, totalBytes, originalsBytes, low };
  }

  private receipts(): Query {
    return this.database.read.createQueryBuilder(ReceiptRow, 'receipt');
  }
}
