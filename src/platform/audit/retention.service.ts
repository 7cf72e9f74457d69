import { Injectable } from '@nestjs/common';
import { actor } from '../access/acting.ts';
import { Clock } from '../clock.ts';
import { Database } from '../database/database.ts';
import { held, insertRow, updateRow } from '../database/rows.ts';
import { conflict } from '../problem.ts';
import { recordKind, type RecordKind, type RetentionChange, type RetentionView } from './audit.contract.ts';
import { Audit } from './audit.service.ts';
import { usualRetention } from './retention-defaults.ts';
import { Retention } from './retention.entity.ts';

const viewOf = (kind: RecordKind, changed: Omit<Retention, 'id' | 'kind'> | undefined): RetentionView => {
  const { years, source } = usualRetention[kind];
  if (changed === undefined) return { kind, years, source, changedAt: null, changedBy: null, reason: null };
  const { changedAt, changedBy, reason } = changed;
  return { kind, years: changed.years, source, changedAt, changedBy, reason };
};

/** How long each kind of record is kept at least. It is a promise, not a timer: nothing is deleted by it. */
@Injectable()
export class Retentions {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<RetentionView[]> {
    const changed = new Map((await this.database.read.find(Retention)).map((row) => [row.kind, row]));
    return recordKind.options.map((kind) => viewOf(kind, changed.get(kind)));
  }

  async change(kind: RecordKind, { years, reason }: RetentionChange): Promise<RetentionView> {
    return this.database.write(async (manager) => {
      const row = await manager.findOne(Retention, { where: { kind }, ...held(manager) });
      const before = row === null ? usualRetention[kind].years : row.years;
      if (before === years)
        throw conflict('nothing-to-change', 'These records are kept so long already. Nothing was changed.');
      const changes = { years, reason, changedAt: this.clock.now().toISOString(), changedBy: actor().name };
      if (row !== null) await updateRow(manager, Retention, row.id, changes);
      else if ((await insertRow(manager, Retention, { kind, ...changes })) === null)
        throw conflict('changed-meanwhile', 'Someone else changed this just now. Look again.');
      await this.audit.write(manager, {
        action: 'retention.changed',
        subject: { kind: 'retention', id: kind },
        before: { years: before },
        after: { years },
        reason,
      });
      return viewOf(kind, changes);
    });
  }
}
