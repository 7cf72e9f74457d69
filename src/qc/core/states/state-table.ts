/** What a state may be changed with. */
export type QcPermission = 'qc.record' | 'qc.plan' | 'qc.sign';

/** Who does it, as the tables need to know. */
export interface Actor {
  readonly permissions: readonly string[];
  /** Qualified as a medical physicist and in charge of the unit on the day. */
  readonly isPhysicistOfUnit: boolean;
}

/** Who may: whoever has the permission, the unit's physicist with it, or nobody, since it comes by itself. */
export type Allowed =
  | { readonly permission: QcPermission; readonly isForPhysicistOfUnit: boolean }
  | { readonly permission: null };

export const whoRecords: Allowed = { permission: 'qc.record', isForPhysicistOfUnit: false };
export const whoPlans: Allowed = { permission: 'qc.plan', isForPhysicistOfUnit: false };
export const physicistOfUnit: Allowed = { permission: 'qc.sign', isForPhysicistOfUnit: true };
export const byItself: Allowed = { permission: null };

/** One step: whereto, by whom, whether it takes a signature, and what must hold first. */
export interface Transition<State extends string, Need extends string> {
  readonly to: State;
  readonly by: Allowed;
  readonly isSigned: boolean;
  readonly needs: readonly Need[];
}

/** All steps there are, with the words to refuse any other. */
export interface StateTable<State extends string, Event extends string, Need extends string> {
  /** "A unit" */
  readonly subject: string;
  readonly states: Readonly<Record<State, string>>;
  /** What is done to the subject: "taken out of service". */
  readonly events: Readonly<Record<Event, string>>;
  /** What to do where it does not hold. */
  readonly needs: Readonly<Record<Need, string>>;
  readonly steps: Readonly<Record<State, Readonly<Partial<Record<Event, Transition<State, Need>>>>>>;
}

export type StateRefusalCode = 'not-from-this-state' | 'not-permitted' | 'not-physicist-of-unit' | 'not-yet';

export interface StateRefusal {
  readonly code: StateRefusalCode;
  readonly message: string;
}

export type Decision<State extends string> =
  | { readonly ok: true; readonly to: State; readonly isSigned: boolean }
  | { readonly ok: false; readonly refusal: StateRefusal };

export const refused = (code: StateRefusalCode, message: string): { ok: false; refusal: StateRefusal } => ({
  ok: false,
  refusal: { code, message },
});

const oneOf = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;

const hasName = <Name extends string>(table: Readonly<Record<Name, unknown>>, name: string): name is Name =>
  Object.hasOwn(table, name);

/** What may be done by a person in a state, in the order of the table. */
export const possibleEvents = <State extends string, Event extends string, Need extends string>(
  table: StateTable<State, Event, Need>,
  state: State,
): readonly Event[] =>
  Object.keys(table.events)
    .filter((name) => hasName(table.events, name))
    .filter((event) => (table.steps[state][event]?.by.permission ?? null) !== null);

const mayNot = (by: Allowed, actor: Actor | 'time'): StateRefusal | null => {
  if (by.permission === null)
    return actor === 'time'
      ? null
      : { code: 'not-permitted', message: 'That comes by itself on its day; nobody does it.' };
  if (actor === 'time' || !actor.permissions.includes(by.permission))
    return { code: 'not-permitted', message: `That needs the permission ${by.permission}.` };
  return by.isForPhysicistOfUnit && !actor.isPhysicistOfUnit
    ? {
        code: 'not-physicist-of-unit',
        message: 'That is for the qualified medical physicist who is in charge of the unit today.',
      }
    : null;
};

/**
 * Whereto an event leads from a state, or why not: there is no such step, this person may not, or something must hold first.
 * `holds` tells of each need whether it does.
 */
export const decide = <State extends string, Event extends string, Need extends string>(
  table: StateTable<State, Event, Need>,
  { state, event }: { readonly state: State; readonly event: Event },
  actor: Actor | 'time',
  holds: Readonly<Record<Need, boolean>>,
): Decision<State> => {
  const step = table.steps[state][event];
  if (step === undefined) {
    const can = possibleEvents(table, state).map((each) => table.events[each]);
    const words = `${table.subject} that is ${table.states[state]} cannot be ${table.events[event]}`;
    return refused('not-from-this-state', `${words}. It can be ${oneOf(can)}.`);
  }
  const refusal = mayNot(step.by, actor);
  if (refusal !== null) return { ok: false, refusal };
  const unmet = step.needs.find((need) => !holds[need]);
  return unmet === undefined
    ? { ok: true, to: step.to, isSigned: step.isSigned }
    : refused('not-yet', table.needs[unmet]);
};
