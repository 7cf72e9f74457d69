import { Table, Text } from '@mantine/core';
import type { Field } from '../../../qc/core/fields.ts';
import type { SessionView } from '../../../qc/sessions/sessions.contract.ts';
import { formatInstant } from '../../ui/dates.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { JudgedLimits, JudgedVerdict } from './judged.tsx';
import { answersOf, valueWords } from './value-words.ts';

type FieldView = SessionView['fields'][number];
type Step = FieldView['steps'][number];

const sourceWords: Readonly<Record<Step['source'], string>> = {
  manual: 'entered',
  'dose-report': 'from the dose report',
  repeat: 'measured again',
  correction: 'corrected',
};

const Answers = ({ step, definition }: { readonly step: Step; readonly definition: Field }) => (
  <ul className="qc-plain-list">
    {answersOf(step.value, definition).map(({ key, label, isSafety, answer, words }) => (
      <li key={key}>
        {label}
        {isSafety && <span className="beside"> (safety)</span>}:{' '}
        {answer === 'fail' ? <StateBadge kind="action" word={words} /> : words}
      </li>
    ))}
  </ul>
);

const Value = ({ field }: { readonly field: FieldView }) => {
  const { definition, computed, unit, steps } = field;
  const last = steps.at(-1);
  if (definition.type === 'computed')
    return (
      <span className={computed === null ? 'not-reported' : 'num derived'}>
        {computed === null ? 'could not be computed' : valueWords(computed, definition, unit)}
      </span>
    );
  if (last === undefined || last.value === null) return <span className="not-reported">not recorded</span>;
  if (definition.type === 'checklist') return <Answers step={last} definition={definition} />;
  return <span className="num">{valueWords(last.value, definition, unit)}</span>;
};

const stepWords = ({ source, reason, by, enteredAt, wasAsked }: Step): string =>
  [
    `${sourceWords[source]} by ${by}, ${formatInstant(enteredAt)}`,
    ...(reason === null ? [] : [`“${reason}”`]),
    ...(wasAsked ? ['unusual, and confirmed'] : []),
  ].join('; ');

/** Values that stood before the one that counts, and why there is another. */
const History = ({ field }: { readonly field: FieldView }) => {
  const { steps, definition, unit } = field;
  const last = steps.at(-1);
  if (last === undefined) return null;
  const isPlain = steps.length === 1 && last.source === 'manual' && !last.wasAsked;
  if (isPlain) return null;
  return (
    <ol className="qc-history">
      {steps.map((step) => (
        <li key={step.step}>
          {definition.type !== 'checklist' && `${valueWords(step.value, definition, unit)}, `}
          {stepWords(step)}
        </li>
      ))}
    </ol>
  );
};

const FieldRow = ({ session, field }: { readonly session: SessionView; readonly field: FieldView }) => {
  const judged = session.evaluations.filter((evaluation) => evaluation.field === field.key);
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        {field.label}
        {field.definition.type === 'computed' && (
          <Text size="xs" c="dimmed" fw={400}>
            computed: {field.definition.formula}
          </Text>
        )}
      </Table.Th>
      <Table.Td>
        <Value field={field} />
        <History field={field} />
      </Table.Td>
      <Table.Td>
        {judged.map((evaluation) => (
          <JudgedVerdict key={evaluation.rule ?? ''} evaluation={evaluation} unit={field.unit} />
        ))}
      </Table.Td>
      <Table.Td>
        {judged.map((evaluation) => (
          <JudgedLimits
            key={evaluation.rule ?? ''}
            evaluation={evaluation}
            unit={field.unit}
            limits={session.limits}
          />
        ))}
      </Table.Td>
    </Table.Tr>
  );
};

/** Every field of a session: value, what it was worth, by which limit, and what stood there before. */
export const FieldTable = ({ session }: { readonly session: SessionView }) => (
  <Table.ScrollContainer
    minWidth={680}
    scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': 'Values' } }}
  >
    <Table fz="sm" verticalSpacing={8} className="qc-fields">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Field</Table.Th>
          <Table.Th>Value</Table.Th>
          <Table.Th>Verdict</Table.Th>
          <Table.Th>Limits and their source</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {session.fields.map((field) => (
          <FieldRow key={field.key} session={session} field={field} />
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
);
