/** What a person did to a unit, told by what stood before and after. */
export interface UnitEventFacts {
  readonly kind: string;
  readonly details: Readonly<Record<string, unknown>>;
}

const words: Readonly<Record<string, string>> = {
  displayName: 'name',
  facility: 'facility',
  room: 'room',
  silentAfterDays: 'silent after days',
  countsAs: 'counts as',
  manufacturer: 'maker',
  model: 'model',
  serialNumber: 'serial number',
};

const quoted = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? `“${value}”` : 'nothing';

interface Change {
  readonly before: unknown;
  readonly after: unknown;
}

const isChange = (value: unknown): value is Change =>
  typeof value === 'object' && value !== null && 'before' in value && 'after' in value;

const isNothing = (value: unknown): boolean => value === null || value === undefined;

const change = (name: string, { before, after }: Change): string => {
  if (isNothing(before)) return `${name} ${quoted(after)}`;
  return isNothing(after)
    ? `${name} no longer ${quoted(before)}`
    : `${name} from ${quoted(before)} to ${quoted(after)}`;
};

const changes = (details: UnitEventFacts['details']): string =>
  Object.entries(details)
    .flatMap(([field, value]) => (isChange(value) ? [change(words[field] ?? field, value)] : []))
    .join(', ');

/** What a merge, or its undoing, was for the unit that the other one was merged into. */
export const absorbedSentence = (kind: UnitEventFacts['kind'], otherName: string): string =>
  kind === 'merged'
    ? `“${otherName}” was found to be this unit.`
    : `“${otherName}” is a unit of its own again.`;

/** One line of a unit's history as a sentence; an unknown kind is told by its name, never hidden. */
export const unitEventSentence = ({ kind, details }: UnitEventFacts): string => {
  const changed = changes(details);
  const told: Readonly<Record<string, string>> = {
    'seen-first': 'Seen for the first time.',
    created: `Added by hand as ${quoted(details['displayName'])}.`,
    confirmed: 'Confirmed.',
    renamed: `Renamed: ${changed}.`,
    placed: `Placed: ${changed}.`,
    set: `Set: ${changed}.`,
    merged: `Found to be ${quoted(details['intoName'])}: merged into it.`,
    unmerged: `Merge with ${quoted(details['intoName'])} undone.`,
  };
  return told[kind] ?? `${kind}: ${changed}`;
};
