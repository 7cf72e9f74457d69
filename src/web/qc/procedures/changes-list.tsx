import { Text } from '@mantine/core';

interface Change {
  readonly where: string;
  readonly before: string | null;
  readonly after: string | null;
}

const mostShown = 40;

const Value = ({ value }: { readonly value: string | null }) =>
  value === null ? <span className="not-reported">not there</span> : <>“{value}”</>;

/** What differs, value by value, with the place where it stands. */
export const ChangesList = ({ changes }: { readonly changes: readonly Change[] }) => (
  <ul className="qc-plain-list">
    {changes.slice(0, mostShown).map(({ where, before, after }) => (
      <li key={where}>
        <Text size="xs" c="dimmed">
          {where}
        </Text>
        <Text size="sm">
          <Value value={before} /> becomes <Value value={after} />
        </Text>
      </li>
    ))}
    {changes.length > mostShown && <li>and {changes.length - mostShown} more</li>}
  </ul>
);
