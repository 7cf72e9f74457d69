import { VisuallyHidden } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import type { StudyRow, StudySort } from '../../dose/study-list.contract.ts';
import { counted } from '../ui/amounts.ts';
import { coarsePointer } from '../ui/coarse-pointer.ts';
import { formatDate } from '../ui/dates.ts';
import { examWord } from '../ui/exam-words.ts';
import { nbsp } from '../ui/numbers.ts';
import { personWords } from '../ui/person-name.ts';
import { QuantityText } from '../ui/quantity-text.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { UnitName } from '../ui/unit-name.tsx';

export interface StudyColumn {
  readonly id: string;
  /** In the column chooser. */
  readonly name: string;
  /** In the head of the table; the unit stands there once. */
  readonly head: ReactNode;
  readonly headTitle?: string;
  readonly sort?: StudySort;
  readonly end?: boolean;
  /** Least width in pixels. */
  readonly width: number;
  /** Its share of what is left over; none when absent. */
  readonly grow?: number;
  readonly cell: (row: StudyRow) => ReactNode;
}

const missing = <span className="not-reported">not reported</span>;
const textCell = (value: string | null): ReactNode =>
  value === null ? missing : <span title={value}>{value}</span>;

/** A projection quantity says nothing of a CT, and the other way round: such a cell stays empty. */
const projectionOnly = (row: StudyRow, value: number | null, unit = ''): ReactNode =>
  value === null && row.examTypes.every((exam) => exam === 'ct') ? null : (
    <QuantityText value={value} unit={unit} />
  );
const ctOnly = (row: StudyRow, value: number | null, digits: 'three' | 'dlp' = 'three'): ReactNode =>
  value === null && !row.examTypes.includes('ct') ? null : (
    <QuantityText value={value} unit="" digits={digits} />
  );

const headOf = (name: ReactNode, unit: ReactNode): ReactNode => (
  <>
    {name} <span className="unit-in-head">{unit}</span>
  </>
);

const ctdi = (
  <>
    CTDI<sub>vol</sub> max
  </>
);
const airKermaUnit = (
  <>
    K<sub>a,r</sub>, mGy
  </>
);

const phantom = (row: StudyRow): ReactNode =>
  row.ctdiVolMaxPhantomCm === null ? null : (
    <span className="beside"> {`${row.ctdiVolMaxPhantomCm}${nbsp}cm`}</span>
  );

/** Warnings as the state they are; notes without colour or sign, so that the eye goes to the warnings. */
const findingsCell = ({ findingCount, warningCount }: StudyRow): ReactNode => {
  const notes = findingCount - warningCount;
  return (
    <>
      {warningCount > 0 && <StateBadge kind="warning" word={String(warningCount)} />}
      {notes > 0 && (
        <span className="beside">
          {warningCount > 0 && ' · '}
          {counted(notes, 'note')}
        </span>
      )}
    </>
  );
};

/** The pencil of the page "By hand": its words would take half of a narrow cell. */
const byHandMark = (
  <span className="by-hand-mark" title="entered by hand">
    <IconPencil size={15} aria-hidden />
    <VisuallyHidden>entered by hand </VisuallyHidden>
  </span>
);

const descriptionCell = (row: StudyRow): ReactNode => (
  <>
    {row.isExcluded && <span className="mark">excluded</span>}
    {row.origin === 'by-hand' && byHandMark}
    {textCell(row.description)}
  </>
);

const unitsCell = ({ units }: StudyRow): ReactNode =>
  units.map((unit, index) => (
    <Fragment key={unit.id}>
      {index > 0 && ' + '}
      <UnitName unit={unit} />
    </Fragment>
  ));

/** Every column that the list can show, in their order. */
export const studyColumns: readonly StudyColumn[] = [
  {
    id: 'date',
    name: 'Date and time',
    head: 'Date',
    sort: 'date',
    // A finger's rows are high enough for the time to stand below the date.
    width: coarsePointer ? 108 : 152,
    cell: (row) => (
      <>
        {row.date === null ? missing : formatDate(row.date)}
        <span className="beside"> {row.time?.slice(0, 5)}</span>
      </>
    ),
  },
  {
    id: 'patient',
    name: 'Patient',
    head: 'Patient',
    width: 128,
    grow: 1.2,
    cell: (row) => {
      const name = row.patient?.name ?? null;
      const words = name === null ? row.patient?.patientId : personWords(name);
      return <bdi>{words ?? missing}</bdi>;
    },
  },
  {
    id: 'exam',
    name: 'Exam type',
    head: 'Exam',
    width: 108,
    cell: (row) => row.examTypes.map(examWord).join(' + '),
  },
  {
    id: 'description',
    name: 'Description',
    head: 'Description',
    width: 128,
    grow: 2,
    cell: descriptionCell,
  },
  {
    id: 'unit',
    name: 'Unit',
    head: 'Unit',
    width: 128,
    grow: 1.5,
    cell: unitsCell,
  },
  {
    id: 'airKerma',
    name: 'Air kerma at the reference point',
    head: headOf('Air kerma', airKermaUnit),
    headTitle: 'Air kerma at the reference point',
    sort: 'airKermaAtReferencePointMgy',
    end: true,
    width: 104,
    cell: (row) => projectionOnly(row, row.airKermaAtReferencePointMgy),
  },
  {
    id: 'kap',
    name: 'Kerma–area product',
    head: headOf('KAP', 'Gy·cm²'),
    sort: 'kermaAreaProductGycm2',
    end: true,
    width: 104,
    cell: (row) => projectionOnly(row, row.kermaAreaProductGycm2),
  },
  {
    id: 'time',
    name: 'Fluoroscopy time',
    head: headOf('Fluoro time', 'm:ss'),
    sort: 'fluoroscopyTimeS',
    end: true,
    width: 104,
    cell: (row) => projectionOnly(row, row.fluoroscopyTimeS, 'm:ss'),
  },
  {
    id: 'ctdi',
    name: 'Highest CTDIvol',
    head: headOf(ctdi, 'mGy, phantom'),
    sort: 'ctdiVolMaxMgy',
    end: true,
    width: 128,
    cell: (row) => (
      <>
        {ctOnly(row, row.ctdiVolMaxMgy)}
        {row.ctdiVolMaxMgy !== null && phantom(row)}
      </>
    ),
  },
  {
    id: 'dlp',
    name: 'Dose–length product',
    head: headOf('DLP', 'mGy·cm'),
    sort: 'dlpMgycm',
    end: true,
    width: 104,
    cell: (row) => ctOnly(row, row.dlpMgycm, 'dlp'),
  },
  {
    id: 'events',
    name: 'Irradiation events',
    head: 'Events',
    sort: 'eventCount',
    end: true,
    width: 104,
    cell: (row) => (row.eventCount === null ? missing : row.eventCount.toLocaleString('en-US')),
  },
  {
    id: 'findings',
    name: 'Findings',
    head: 'Findings',
    sort: 'findingCount',
    width: 118,
    cell: findingsCell,
  },
  {
    id: 'protocol',
    name: 'Protocol',
    head: 'Protocol',
    width: 130,
    grow: 1,
    cell: (row) => textCell(row.protocol),
  },
  {
    id: 'procedure',
    name: 'Procedure',
    head: 'Procedure',
    width: 130,
    grow: 1,
    cell: (row) => textCell(row.procedure),
  },
  {
    id: 'accession',
    name: 'Accession number',
    head: 'Accession',
    width: 120,
    cell: (row) => textCell(row.accessionNumber),
  },
  {
    id: 'age',
    name: 'Age at the study',
    head: headOf('Age', 'years'),
    end: true,
    width: 90,
    cell: (row) => (row.ageYears === null ? missing : Math.floor(row.ageYears)),
  },
  { id: 'sex', name: 'Sex', head: 'Sex', width: 84, cell: (row) => row.sex ?? missing },
];

/** On a wide screen. */
export const usualColumns: readonly string[] = [
  'date',
  'exam',
  'description',
  'unit',
  'airKerma',
  'kap',
  'time',
  'ctdi',
  'dlp',
  'events',
  'findings',
];

/** On a usual desk: what the columns of dose tell already leaves its room to the descriptions. */
export const usualColumnsDesk: readonly string[] = usualColumns.filter((id) => id !== 'exam');

/** On a tablet held across. */
export const usualColumnsAcross: readonly string[] = usualColumnsDesk.filter((id) => id !== 'events');

/** On a tablet held upright. */
export const usualColumnsNarrow: readonly string[] = [
  'date',
  'description',
  'airKerma',
  'kap',
  'time',
  'dlp',
];
