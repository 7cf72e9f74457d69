import { daysAfter, type CalendarDate } from '../../../quantities/calendar.ts';
import { availabilityTable, type AvailabilityNeed } from './availability-table.ts';
import { decide, type Actor, type StateRefusal } from './state-table.ts';

/** Whether a unit may be used, and for what. */
export type Availability =
  | { readonly state: 'in-service' }
  /** The modes in which it may be used; none: it may not be used at all. */
  | { readonly state: 'restricted'; readonly modes: readonly string[] }
  | {
      readonly state: 'conditional';
      /** Last day. */
      readonly until: CalendarDate;
      /** In which modes; null: in all. */
      readonly modes: readonly string[] | null;
      /** The modes that are left when the day has passed: those from before. */
      readonly thenModes: readonly string[];
    }
  | { readonly state: 'out-of-service' };

/** What is to happen to it. */
export type AvailabilityChange =
  | { readonly event: 'restrict' | 'release-to-modes'; readonly modes: readonly string[] }
  | {
      readonly event: 'allow-until';
      readonly until: CalendarDate;
      readonly modes: readonly string[] | null;
    }
  | { readonly event: 'take-out' | 'end-early' | 'release' | 'date-passed' };

/** What must be known of the unit. */
export interface AvailabilityFacts {
  readonly today: CalendarDate;
  /** Issues of a failure at the action level whose correction is not verified. */
  readonly openFailures: number;
  /** Tests that are required before the return to service and are not done. */
  readonly requiredQcLeft: number;
  /** How many days conditional use may last, today included; null: nobody has set a limit. */
  readonly longestConditionalDays: number | null;
}

export type AvailabilityDecision =
  | { readonly ok: true; readonly availability: Availability; readonly isSigned: boolean }
  | { readonly ok: false; readonly refusal: StateRefusal };

/** What holds on a day: conditional use ends by itself, and the unit is restricted again. */
export const availabilityOn = (availability: Availability, date: CalendarDate): Availability =>
  availability.state === 'conditional' && date > availability.until
    ? { state: 'restricted', modes: availability.thenModes }
    : availability;

/** The modes that are left if nothing is added; null: all. */
const standingModes = (availability: Availability): readonly string[] | null => {
  switch (availability.state) {
    case 'in-service':
      return null;
    case 'restricted':
      return availability.modes;
    case 'conditional':
      return availability.thenModes;
    case 'out-of-service':
      return [];
  }
};

const holding = (
  now: Availability,
  change: AvailabilityChange,
  facts: AvailabilityFacts,
): Readonly<Record<AvailabilityNeed, boolean>> => {
  const modes = 'modes' in change ? (change.modes ?? []) : [];
  const standing = standingModes(now);
  const until = change.event === 'allow-until' ? change.until : facts.today;
  const { today, longestConditionalDays: longest } = facts;
  return {
    'modes-named': modes.length > 0,
    narrower: standing === null || modes.every((mode) => standing.includes(mode)),
    'no-open-failure': facts.openFailures === 0,
    'required-qc-done': facts.requiredQcLeft === 0,
    'date-ahead': until >= today,
    'not-too-long': longest === null || until < daysAfter(today, longest),
  };
};

const after = (now: Availability, change: AvailabilityChange): Availability => {
  switch (change.event) {
    case 'restrict':
    case 'release-to-modes':
      return { state: 'restricted', modes: change.modes };
    case 'take-out':
      return { state: 'out-of-service' };
    case 'release':
      return { state: 'in-service' };
    case 'allow-until':
      return {
        state: 'conditional',
        until: change.until,
        modes: change.modes,
        thenModes: standingModes(now) ?? [],
      };
    case 'end-early':
    case 'date-passed':
      return { state: 'restricted', modes: standingModes(now) ?? [] };
  }
};

/** What becomes of a unit's availability, or why it may not be changed so. What has ended by itself has ended before. */
export const changedAvailability = (
  availability: Availability,
  change: AvailabilityChange,
  actor: Actor | 'time',
  facts: AvailabilityFacts,
): AvailabilityDecision => {
  const now = availabilityOn(availability, facts.today);
  const { state } = now;
  const decision = decide(
    availabilityTable,
    { state, event: change.event },
    actor,
    holding(now, change, facts),
  );
  return decision.ok ? { ok: true, availability: after(now, change), isSigned: decision.isSigned } : decision;
};

/** As it is told on every page of the unit. */
export const availabilityWords = (availability: Availability): string => {
  switch (availability.state) {
    case 'in-service':
      return 'In service';
    case 'out-of-service':
      return 'Out of service';
    case 'restricted':
      return availability.modes.length === 0
        ? 'Restricted: no mode may be used'
        : `Restricted to ${availability.modes.join(', ')}`;
    case 'conditional': {
      const modes = availability.modes === null ? '' : ` of ${availability.modes.join(', ')}`;
      return `Conditional use${modes} until ${availability.until}`;
    }
  }
};

/** Whether it may not be used at all. */
export const isUnusable = (availability: Availability): boolean =>
  availability.state === 'out-of-service' ||
  (availability.state === 'restricted' && availability.modes.length === 0);

/** One line of a unit's history: what held from an ISO instant on. */
export interface AvailabilityEntry {
  readonly availability: Availability;
  readonly from: string;
}

/** An ISO instant from which it might not be used, until before another; null: it still may not. */
export interface UnusableSpan {
  readonly from: string;
  readonly until: string | null;
}

/** What a line of history came to: conditional use that ended by itself is two lines. */
const withEnd = (
  { availability, from }: AvailabilityEntry,
  next: AvailabilityEntry | undefined,
  endOf: (date: CalendarDate) => string,
): readonly AvailabilityEntry[] => {
  const entry = { availability, from };
  if (availability.state !== 'conditional') return [entry];
  const ended = endOf(availability.until);
  if (next !== undefined && Date.parse(next.from) <= Date.parse(ended)) return [entry];
  return [entry, { availability: { state: 'restricted', modes: availability.thenModes }, from: ended }];
};

/**
 * When a unit might not be used at all, by its history in order. `endOf` gives the instant at which a day ends in the unit's
 * time zone.
 */
export const unusableSpans = (
  history: readonly AvailabilityEntry[],
  endOf: (date: CalendarDate) => string,
): readonly UnusableSpan[] => {
  const entries = history.flatMap((entry, at) => withEnd(entry, history[at + 1], endOf));
  const spans: UnusableSpan[] = [];
  for (const [at, { availability, from }] of entries.entries()) {
    if (!isUnusable(availability)) continue;
    const until = entries[at + 1]?.from ?? null;
    const last = spans.at(-1);
    if (last?.until === from) spans.splice(-1, 1, { from: last.from, until });
    else spans.push({ from, until });
  }
  return spans;
};
