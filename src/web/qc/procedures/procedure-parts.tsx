import { Anchor, List, Table, Text } from '@mantine/core';
import { isNumeric, type Field, type Range } from '../../../qc/core/fields.ts';
import { limitWords } from '../../../qc/core/limit-words.ts';
import { rangeWords } from '../../../qc/core/limit-words.ts';
import { limitsOf, type PlacedLimit } from '../../../qc/core/limits.ts';
import type { Procedure } from '../../../qc/core/procedure.ts';
import { qcUnit } from '../../../qc/core/units.ts';
import type { ProcedureView } from '../../../qc/definitions/procedures.contract.ts';
import { formatDate } from '../../ui/dates.ts';
import { counted } from '../../ui/amounts.ts';
import { Section } from '../../ui/section.tsx';
import { CitationWords } from '../limits/citation-words.tsx';
import { verificationWords } from '../limits/limit-words.ts';
import { verdictWords } from '../qc-words.ts';
import { ChangesList } from './changes-list.tsx';
import { fieldTypeWords } from './procedure-words.ts';

const symbolOf = (field: Field): string =>
  isNumeric(field) ? (qcUnit(field.unit)?.symbol ?? field.unit) : '';

const plausibleOf = (field: Field): Range | null => (isNumeric(field) ? field.plausible : null);

/** What the type does not say: choices, items, formula, unit, how many readings. */
const detailsOf = (field: Field): string => {
  switch (field.type) {
    case 'choice':
      return field.options.join(', ');
    case 'checklist':
      return `${counted(field.items.length, 'item')}, ${field.items.filter(({ kind }) => kind === 'safety').length} of safety`;
    case 'computed':
      return field.formula;
    case 'replicates':
      return `${field.least} to ${field.most} readings, judged by ${field.judged === 'mean' ? 'their mean' : 'each'}`;
    default:
      return '';
  }
};

const needWords = (field: Field): string => {
  if (field.type === 'computed') return 'by itself';
  if (field.need === 'required' || field.need === 'optional') return field.need;
  return `required unless “${field.need.whenField}” is ${field.need.isNoneOf.join(' or ')}`;
};

const FieldRow = ({ field }: { readonly field: Field }) => {
  const plausible = plausibleOf(field);
  const symbol = symbolOf(field);
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        {field.label}
      </Table.Th>
      <Table.Td>
        {fieldTypeWords[field.type]}
        {symbol !== '' && `, ${symbol}`}
        <Text size="xs" c="dimmed">
          {detailsOf(field)}
        </Text>
        {field.type === 'checklist' && (
          <List size="sm">
            {field.items.map(({ key, label, kind }) => (
              <List.Item key={key}>
                {label}
                {kind === 'safety' && ' (safety)'}
              </List.Item>
            ))}
          </List>
        )}
      </Table.Td>
      <Table.Td>{needWords(field)}</Table.Td>
      <Table.Td>{plausible === null ? '' : `asks unless ${rangeWords(plausible, symbol)}`}</Table.Td>
    </Table.Tr>
  );
};

const scrolls = (label: string) => ({
  viewportProps: { tabIndex: 0, role: 'group', 'aria-label': label },
});

/** What is recorded, and how it is typed. */
export const FieldsPart = ({ fields }: Pick<Procedure, 'fields'>) => (
  <Section title="What is recorded">
    <Table.ScrollContainer minWidth={640} scrollAreaProps={scrolls('What is recorded')}>
      <Table fz="sm" verticalSpacing={7} className="qc-fields">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Field</Table.Th>
            <Table.Th>Kind</Table.Th>
            <Table.Th>Needed</Table.Th>
            <Table.Th>Guard of typing</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {fields.map((field) => (
            <FieldRow key={field.key} field={field} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  </Section>
);

const LimitRow = ({ placed, view }: { readonly placed: PlacedLimit; readonly view: ProcedureView }) => {
  const { procedure, sources } = view;
  const { bound, when } = limitWords(placed, procedure);
  const { verification, citation, note } = placed.limit;
  const { word, meaning } = verificationWords[verification];
  const field = procedure.fields.find(({ key }) => key === placed.rule.field);
  const citations = citation.sources.map((key) => {
    const { title, url, isPublished } = sources[key] ?? { title: key, url: null, isPublished: false };
    return { title, url, isPublished, place: citation.place };
  });
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        {field?.label ?? placed.rule.field}
      </Table.Th>
      <Table.Td>
        {verdictWords[placed.level].word} unless {bound}
        {when.map((words) => (
          <Text key={words} size="xs" c="dimmed">
            where {words}
          </Text>
        ))}
      </Table.Td>
      <Table.Td>
        <span title={meaning}>{word}</span>
        <Text size="xs" c="dimmed" component="div">
          <CitationWords citations={citations} />
          {note !== null && <div>{note}</div>}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
};

/** The limits with their sources; each unit's physicist adopts those that are not verified. */
export const LimitsPart = ({ view }: { readonly view: ProcedureView }) => {
  const limits = limitsOf(view.procedure.rules);
  return (
    <Section
      title="Limits"
      note={
        limits.length === 0
          ? 'None: it is recorded, and not judged.'
          : 'Verified ones and those by definition judge from the start; the others when a unit’s physicist adopts them.'
      }
    >
      {limits.length > 0 && (
        <Table.ScrollContainer minWidth={640} scrollAreaProps={scrolls('Limits')}>
          <Table fz="sm" verticalSpacing={7} className="qc-fields">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Field</Table.Th>
                <Table.Th>Limit</Table.Th>
                <Table.Th>Verification and source</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {limits.map((placed) => (
                <LimitRow key={placed.key} placed={placed} view={view} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Section>
  );
};

/** The texts that the test rests on. */
export const SourcesPart = ({ view: { procedure, sources } }: { readonly view: ProcedureView }) => (
  <Section title="Sources" note={procedure.reference}>
    <List size="sm">
      {procedure.sources.map((key) => {
        const { title = key, url = null } = sources[key] ?? {};
        return (
          <List.Item key={key}>
            {url === null ? (
              title
            ) : (
              <Anchor href={url} target="_blank" rel="noreferrer" size="sm">
                {title}
              </Anchor>
            )}
          </List.Item>
        );
      })}
    </List>
  </Section>
);

/** Every version with who published it, why, and what it changed; none of them ever changes. */
export const VersionsPart = ({ versions }: Pick<ProcedureView, 'versions'>) => (
  <Section title="Versions" note="What was recorded keeps the version that judged it.">
    {versions.map(({ number, publishedOn, publishedBy, reason, changes }) => (
      <details key={number} className="qc-brings">
        <summary>
          Version {number}, {formatDate(publishedOn)}, {publishedBy}: {reason}
          {changes.length > 0 && ` (${counted(changes.length, 'change')})`}
        </summary>
        {changes.length === 0 ? (
          <Text size="sm" c="dimmed">
            The first version: there is nothing to compare it with.
          </Text>
        ) : (
          <ChangesList changes={changes} />
        )}
      </details>
    ))}
  </Section>
);
