import type { SessionInput } from '../../../qc/sessions/sessions.contract.ts';
import type { Entered, Round, TestDraft } from './round.ts';

type Entry = SessionInput['entries'][number];

/** The contract's arrays may be written to, the draft's may not. */
const asSent = (value: Entered['value']): Entry['value'] => structuredClone(value) as Entry['value'];

const entryOf = ([field, { value, enteredAt, wasAsked, earlier }]: [string, Entered]): Entry => ({
  ...{ field, value: asSent(value), enteredAt, wasAsked, source: 'manual' },
  earlier: earlier.map((each) => ({ ...each, value: asSent(each.value) })),
});

const latest = (...instants: readonly string[]): string =>
  instants.reduce((last, each) => (each > last ? each : last), '');

/** What is sent of a test; when it is sent is said then. */
export const sessionOf = ({ unit, performer }: Round, draft: TestDraft, now: string): SessionInput => {
  const { version } = draft.test;
  const startedAt = draft.startedAt ?? now;
  const entries = Object.entries(draft.entries).map(entryOf);
  return {
    ...{ clientId: draft.clientId, unitId: unit.id, procedureKey: version.procedure.key },
    ...{ version: version.number, performerId: performer.id, startedAt, sentAt: null, entries },
    completedAt: latest(startedAt, ...entries.map(({ enteredAt }) => enteredAt)),
    comment: draft.comment.trim() === '' ? null : draft.comment.trim(),
  };
};
