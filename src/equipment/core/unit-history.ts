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

const changes = (details: UnitEventFacts['details']): string =>
  Object.entries(details)
    .flatMap(([field, value]) =>
      isChange(value)
        ? [`${words[field] ?? field} from ${quoted(value.before)} to ${quoted(value.after)}`]
        : [],
    )
    .join(', ');

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
