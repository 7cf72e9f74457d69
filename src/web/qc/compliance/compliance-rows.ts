import type { ComplianceView } from '../../../qc/schedule/schedule.contract.ts';
import { daysAfter, yearsAfter } from '../../../quantities/calendar.ts';
import type { ChartTable } from '../../charts/chart-table.ts';
import { formatDate } from '../../ui/dates.ts';
import { percentOf } from '../qc-words.ts';

type Tally = ComplianceView['total'];

export interface ComplianceRow {
  readonly id: string;
  readonly name: string;
  readonly path: string | null;
  /** null: of a person only what they did is known, not what they missed. */
  readonly tally: Tally | null;
  readonly doneOnTime: number;
  readonly doneLate: number;
}

const rowOf = (id: string, name: string, path: string | null, tally: Tally): ComplianceRow => ({
  ...{ id, name, path, tally },
  ...{ doneOnTime: tally.doneOnTime, doneLate: tally.doneLate },
});

export const unitRows = ({ units }: ComplianceView): ComplianceRow[] =>
  units.map(({ unit, tally }) => rowOf(String(unit.id), unit.name, `/units/${unit.id}/qc`, tally));

export const procedureRows = ({ procedures }: ComplianceView): ComplianceRow[] =>
  procedures.map(({ key, name, tally }) =>
    rowOf(key, `${key} ${name}`, `/qc/procedures/${encodeURIComponent(key)}`, tally),
  );

export const personRows = ({ people }: ComplianceView): ComplianceRow[] =>
  people.map(({ personId, name, doneOnTime, doneLate }) => ({
    ...{ id: String(personId), name, path: `/people/${personId}`, tally: null, doneOnTime, doneLate },
  }));

/** "2026-11" as "Nov 2026". */
export const monthWords = (month: string): string =>
  formatDate(`${month}-01`).split('\u00a0').slice(1).join(' ');

const csvRow = (by: string, { name, tally, doneOnTime, doneLate }: ComplianceRow) => [
  ...[by, name, percentOf(tally?.share ?? null), doneOnTime, doneLate],
  ...[tally?.missed ?? null, tally?.overdue ?? null, tally?.excused ?? null],
];

/** All that the page shows as one table; of people, what was missed is not known and stays empty. */
export const complianceTable = (view: ComplianceView): ChartTable => ({
  columns: ['by', 'name', 'on_time_percent', 'done_on_time', 'done_late', 'missed', 'overdue', 'excused'],
  rows: [
    csvRow('all', rowOf('all', 'all', null, view.total)),
    ...unitRows(view).map((row) => csvRow('unit', row)),
    ...procedureRows(view).map((row) => csvRow('procedure', row)),
    ...personRows(view).map((row) => csvRow('person', row)),
    ...view.months.map((tally) => csvRow('month', rowOf(tally.month, tally.month, null, tally))),
  ],
});

interface Preset {
  readonly value: string;
  readonly label: string;
  readonly period: (today: string) => { readonly from: string; readonly until: string };
}

/** Periods that are asked for by name. */
export const periods: readonly Preset[] = [
  {
    value: 'year',
    label: 'Last 12 months',
    period: (today) => ({ from: daysAfter(yearsAfter(today, -1), 1), until: today }),
  },
  {
    value: 'quarter',
    label: 'Last 90 days',
    period: (today) => ({ from: daysAfter(today, -89), until: today }),
  },
  {
    value: 'this-year',
    label: 'This year',
    period: (today) => ({ from: `${today.slice(0, 4)}-01-01`, until: today }),
  },
  {
    value: 'last-year',
    label: 'Last year',
    period: (today) => {
      const year = Number(today.slice(0, 4)) - 1;
      return { from: `${year}-01-01`, until: `${year}-12-31` };
    },
  },
];
