import { Injectable } from '@nestjs/common';
import { UnitClock } from '../../equipment/index.ts';
import type { EntityManager } from 'typeorm';
import type { Caller } from '../../platform/access/caller.ts';
import { Audit } from '../../platform/audit/audit.service.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { insertRow, insertRows } from '../../platform/database/rows.ts';
import { conflict, notFound, ProblemException } from '../../platform/problem.ts';
import { localDate } from '../../quantities/calendar.ts';
import type { RecordedValues } from '../core/fields.ts';
import type { Procedure } from '../core/procedure.ts';
import { versionFrom, versionRowOf } from '../definitions/newest-versions.ts';
import { checkedEntries } from './entry-refusals.ts';
import { Judging } from './judging.service.ts';
import { recordingTimes } from './recording-times.ts';
import { ResultRow, SessionRow } from './session.entity.ts';
import { sha256Of } from './session-values.ts';
import type { SessionInput } from './sessions.contract.ts';

type Entry = SessionInput['entries'][number];
type NewResult = Omit<ResultRow, 'id' | 'session' | 'sessionId'>;

export interface Stored {
  readonly id: number;
  readonly isNew: boolean;
}

const recordedBy = ({ who }: Caller) => ({ byId: who.personId ?? 0, by: who.name ?? '' });

/** The values of one field in the order in which they were measured: repeats keep the first and say why. */
const stepsOf = ({ earlier, ...last }: Entry, by: Pick<NewResult, 'byId' | 'by'>): NewResult[] =>
  [...earlier, { ...last, reason: null }].map(({ value, enteredAt }, at, all) => ({
    ...{ field: last.field, step: at + 1, value, enteredAt, ...by, revision: 1 },
    source: at === 0 ? last.source : 'repeat',
    wasAsked: at === all.length - 1 && last.wasAsked,
    reason: at === 0 ? null : (earlier[at - 1]?.reason ?? null),
  }));

/** What only physicists perform is recorded by whoever may sign QC on the unit. */
const mayPerform = (caller: Caller, unitId: number, { performedBy, name }: Procedure): void => {
  if (performedBy === 'physicist' && !caller.mayAt('qc.sign', unitId))
    throw new ProblemException(
      403,
      'for-physicists',
      `“${name}” is a test of physicists: one of them records it.`,
    );
};

interface ToStore {
  readonly input: SessionInput;
  readonly contentHash: string;
  readonly zone: string;
}

/**
 * The values that count, once every one of them may be so. A value that was measured before is one of its field all the same; that
 * it was unusual needs no question any more.
 */
const checkedInput = (
  { entries }: SessionInput,
  procedure: Procedure,
): { readonly values: RecordedValues; readonly isComplete: boolean } => {
  const values = Object.fromEntries(entries.map(({ field, value }) => [field, value]));
  const asked = new Set(entries.filter(({ wasAsked }) => wasAsked).map(({ field }) => field));
  const { isComplete } = checkedEntries(procedure, values, asked);
  for (const { field, earlier } of entries)
    for (const { value } of earlier)
      checkedEntries(procedure, { ...values, [field]: value }, new Set(Object.keys(values)));
  return { values, isComplete };
};

/** Takes what was recorded: exactly once however often it is sent, only from whoever recorded it, never changed afterwards. */
@Injectable()
export class Recording {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly unitClock: UnitClock,
    private readonly judging: Judging,
    private readonly audit: Audit,
  ) {}

  async record(caller: Caller, input: SessionInput): Promise<Stored> {
    if (!caller.mayAt('qc.record', input.unitId))
      throw new ProblemException(403, 'not-permitted', 'Your roles do not permit recording QC on this unit.');
    if (input.performerId !== caller.who.personId)
      throw new ProblemException(
        403,
        'other-performer',
        'Someone else recorded this. It stays on this tablet until they sign in here and send it.',
      );
    const contentHash = sha256Of({ ...input, sentAt: undefined });
    const known = await this.alreadyStored(this.database.read, input.clientId, contentHash);
    if (known !== null) return known;
    const zoneOf = await this.unitClock.zones();
    return this.database.write(async (manager) => {
      const id = await this.store(manager, caller, { input, contentHash, zone: zoneOf(input.unitId) });
      if (id !== null) return { id, isNew: true };
      const same = await this.alreadyStored(manager, input.clientId, contentHash);
      if (same === null) throw new Error('A session that is there already cannot be found');
      return same;
    });
  }

  private async alreadyStored(
    manager: EntityManager,
    clientId: string,
    contentHash: string,
  ): Promise<Stored | null> {
    const known = await manager.findOneBy(SessionRow, { clientId });
    if (known === null) return null;
    if (known.contentHash !== contentHash)
      throw conflict(
        'other-content',
        'A session with this mark is stored already, and it says something else. What is on this tablet was not stored.',
      );
    return { id: known.id, isNew: false };
  }

  private async store(
    manager: EntityManager,
    caller: Caller,
    { input, contentHash, zone }: ToStore,
  ): Promise<number | null> {
    const { unitId, procedureKey, comment } = input;
    const row = await versionRowOf(manager, procedureKey, input.version);
    if (row === null) throw notFound('This version of the procedure');
    const version = versionFrom(row);
    mayPerform(caller, unitId, version.procedure);
    const { values, isComplete } = checkedInput(input, version.procedure);
    const now = this.clock.now();
    const times = recordingTimes(input, now);
    const onDate = localDate(new Date(times.completedAt), zone);
    const judgement = await this.judging.judge(manager, { unitId, onDate, version, values });
    const { verdict } = judgement;
    const id = await insertRow(manager, SessionRow, {
      ...{ clientId: input.clientId, contentHash, unitId, procedureKey, versionId: row.id, comment },
      ...{ performedAs: version.procedure.performedBy, performerId: input.performerId },
      ...{ performerName: caller.who.name ?? '', ...times, onDate, receivedAt: now.toISOString() },
      ...{ isComplete, verdict, reviewState: 'unreviewed', revision: 1 },
    });
    if (id === null) return null;
    const results = input.entries.flatMap((entry) => stepsOf(entry, recordedBy(caller)));
    await insertRows(
      manager,
      ResultRow,
      results.map((result) => ({ ...result, sessionId: id })),
    );
    const procedureName = version.procedure.name;
    const kept = { id, unitId, procedureKey, procedureName, revision: 1 };
    await this.judging.keep(manager, kept, judgement);
    await this.audit.write(manager, {
      action: 'qc-session.recorded',
      subject: { kind: 'unit', id: unitId },
      after: { sessionId: id, procedureKey, version: input.version, verdict },
    });
    return id;
  }
}
