import { Button, Table } from '@mantine/core';
import { Link } from 'react-router';
import type { HandEntry } from '../../dose/hand-entry.contract.ts';
import { formatInstant } from '../ui/dates.ts';
import { Facts, type Fact } from '../ui/facts.tsx';
import { nbsp } from '../ui/numbers.ts';
import { QuantityText } from '../ui/quantity-text.tsx';
import { Section } from '../ui/section.tsx';

const amount = (name: string, value: number | null, unit: string): Fact => ({
  name,
  value: value === null ? null : <QuantityText value={value} unit={unit} digits="all" />,
});

const displayed = (entry: HandEntry): Fact[] =>
  entry.examType === 'ct'
    ? [
        amount('Dose–length product, DLP', entry.dlpMgycm, 'mGy·cm'),
        amount(
          entry.ctdiVolMaxPhantomCm === null
            ? 'Highest CTDIvol'
            : `Highest CTDIvol (${entry.ctdiVolMaxPhantomCm}${nbsp}cm phantom)`,
          entry.ctdiVolMaxMgy,
          'mGy',
        ),
        amount('Images', entry.imageCount, ''),
      ]
    : [
        amount('Air kerma at the reference point', entry.airKermaAtReferencePointMgy, 'mGy'),
        amount('Kerma–area product', entry.kermaAreaProductGycm2, 'Gy·cm²'),
        amount('Fluoroscopy time (m:ss)', entry.fluoroscopyTimeS, 'm:ss'),
        amount('Images', entry.imageCount, ''),
      ];

/** What a person typed, and everything that was changed of it since. */
export const EnteredByHand = ({ entry }: { readonly entry: HandEntry }) => (
  <Section
    title="Entered by hand"
    note="What the unit displayed, as it was typed. No dose report stands behind these numbers."
    actions={
      <Button component={Link} to="/by-hand" variant="default" size="compact-md" fz="sm" fw={400}>
        Change or withdraw it
      </Button>
    }
  >
    <Facts facts={displayed(entry)} />
    <div className="scroll" tabIndex={0} role="group" aria-label="History of the entry">
      <Table fz="sm" verticalSpacing={5} miw={560} mt="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>When</Table.Th>
            <Table.Th>What</Table.Th>
            <Table.Th>Why</Table.Th>
            <Table.Th>Who</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entry.history.map(({ at, sentence, reason, author }) => (
            <Table.Tr key={at}>
              <Table.Td>{formatInstant(at)}</Table.Td>
              <Table.Td>{sentence}</Table.Td>
              <Table.Td>{reason}</Table.Td>
              <Table.Td>{author ?? <span className="not-reported">not said</span>}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  </Section>
);
