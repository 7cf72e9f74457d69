import { Table, Text } from '@mantine/core';
import { Fragment } from 'react';
import type { SentView } from '../../dose/dose.contract.ts';
import type { TotalView } from '../../dose/study.contract.ts';
import { nbsp, threeDigits } from '../ui/numbers.ts';
import { QuantityText } from '../ui/quantity-text.tsx';

type TotalKey =
  | 'airKermaAtReferencePointMgy'
  | 'fluoroscopyAirKermaAtReferencePointMgy'
  | 'acquisitionAirKermaAtReferencePointMgy'
  | 'kermaAreaProductGycm2'
  | 'fluoroscopyKermaAreaProductGycm2'
  | 'acquisitionKermaAreaProductGycm2'
  | 'fluoroscopyTimeS'
  | 'acquisitionTimeS'
  | 'dlpMgycm';

export interface TotalsRow {
  readonly key: TotalKey;
  readonly words: string;
  readonly unit: string;
}

export interface TotalsColumn {
  readonly name: string;
  readonly totals: Readonly<Partial<Record<TotalKey, TotalView>>>;
  readonly sent: Readonly<Record<string, SentView>>;
}

interface TotalsTableProps {
  readonly rows: readonly TotalsRow[];
  readonly columns: readonly TotalsColumn[];
}

const hasValue = (total: TotalView | undefined): boolean =>
  total !== undefined && (total.asReported !== null || total.fromEvents !== null);

const signed = (value: number): string => `${value > 0 ? '+' : '−'}${threeDigits(Math.abs(value))}`;

/** Reported minus events, with its share of what is reported; the noise of binary fractions is none. */
const difference = (total: TotalView, narrow: boolean): string => {
  const { asReported, difference: value, differencePercent: percent } = total;
  if (value === null || asReported === null) return '';
  const share = Math.abs(value) / Math.abs(asReported || 1);
  if (share <= 1e-6) return 'none';
  if (share <= 1e-4) return `<${nbsp}0.01${nbsp}%`;
  if (percent === null) return signed(value);
  const percentWords = `${signed(percent)}${nbsp}%`;
  return narrow ? percentWords : `${signed(value)} (${percentWords})`;
};

interface CellsProps {
  readonly total: TotalView | undefined;
  readonly sent: SentView | undefined;
  /** Beside other planes there is room for the share only. */
  readonly narrow: boolean;
}

const Cells = ({ total, sent, narrow }: CellsProps) =>
  total === undefined ? (
    <Table.Td colSpan={3} />
  ) : (
    <>
      <Table.Td className="num group">
        <QuantityText value={total.asReported} unit="" digits="all" sent={sent} />
      </Table.Td>
      <Table.Td className="num">
        {total.fromEvents === null ? (
          <span className="not-reported">not in events</span>
        ) : (
          <QuantityText value={total.fromEvents} unit="" digits="all" />
        )}
      </Table.Td>
      <Table.Td className="num not-reported" title={difference(total, false)}>
        {difference(total, narrow)}
      </Table.Td>
    </>
  );

/** Totals told twice, as reported and as the events add up to, with the difference; unknown ones are named below. */
export const TotalsTable = ({ rows, columns }: TotalsTableProps) => {
  const known = rows.filter(({ key }) => columns.some(({ totals }) => hasValue(totals[key])));
  const unknown = rows.filter((row) => !known.includes(row) && !row.words.startsWith('…'));
  return (
    <>
      <div className="scroll" tabIndex={0} role="group" aria-label="Totals">
        <Table className="totals" withRowBorders verticalSpacing={5} horizontalSpacing={8} fz="sm" w="auto">
          <Table.Thead>
            {columns.length > 1 && (
              <Table.Tr>
                <Table.Td colSpan={2} />
                {columns.map(({ name }) => (
                  <Table.Th key={name} colSpan={3} className="group" ta="center">
                    {name}
                  </Table.Th>
                ))}
              </Table.Tr>
            )}
            <Table.Tr>
              <Table.Th>Quantity</Table.Th>
              <Table.Th>Unit</Table.Th>
              {columns.map(({ name }) => (
                <Fragment key={name}>
                  <Table.Th className="num group">As reported</Table.Th>
                  <Table.Th className="num">From events</Table.Th>
                  <Table.Th className="num">Difference</Table.Th>
                </Fragment>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {known.map(({ key, words, unit }) => (
              <Table.Tr key={key}>
                <Table.Th
                  scope="row"
                  fw={words.startsWith('…') ? 400 : 500}
                  pl={words.startsWith('…') ? 22 : 10}
                >
                  {words}
                </Table.Th>
                <Table.Td c="dimmed">{unit}</Table.Td>
                {columns.map(({ name, totals, sent }) => (
                  <Cells key={name} total={totals[key]} sent={sent[key]} narrow={columns.length > 1} />
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {unknown.length > 0 && (
        <Text size="sm" c="dimmed" mt={6}>
          Not reported: {unknown.map(({ words }) => words.toLowerCase()).join(', ')}.
        </Text>
      )}
    </>
  );
};
