import { parse, CsvError } from 'csv-parse/sync';
import type { z } from 'zod';
import {
  handEntryColumns,
  handEntryInput,
  type CsvRow,
  type HandEntryColumn,
  type HandEntryFields,
} from './hand-entry.contract.ts';

/** Units as a cell may name them. */
export interface NamedUnit {
  readonly id: number;
  readonly name: string;
  readonly serialNumber: string | null;
  /** Whether studies of it may be entered by who sends the file. */
  readonly isInReach: boolean;
}

export interface CheckedFile {
  readonly rows: readonly CsvRow[];
  readonly unknownColumns: readonly string[];
  /** Of the whole file: nothing of it can be entered. */
  readonly fileProblems: readonly string[];
}

type Problem = CsvRow['problems'][number];
type Cells = Readonly<Record<string, string>>;

const mostRows = 2000;

const fieldOf: Readonly<Record<HandEntryColumn, keyof HandEntryFields>> = {
  unit: 'unitId',
  date: 'date',
  time: 'time',
  exam_type: 'examType',
  description: 'description',
  procedure: 'procedure',
  accession_number: 'accessionNumber',
  patient_id: 'patientId',
  patient_age_years: 'patientAgeYears',
  patient_sex: 'patientSex',
  patient_size_m: 'patientSizeM',
  patient_weight_kg: 'patientWeightKg',
  fluoroscopy_time_s: 'fluoroscopyTimeS',
  kerma_area_product_gycm2: 'kermaAreaProductGycm2',
  air_kerma_at_reference_point_mgy: 'airKermaAtReferencePointMgy',
  ctdi_vol_max_mgy: 'ctdiVolMaxMgy',
  ctdi_vol_max_phantom_cm: 'ctdiVolMaxPhantomCm',
  dlp_mgycm: 'dlpMgycm',
  image_count: 'imageCount',
  comment: 'comment',
};

const isNumeric = (column: HandEntryColumn): boolean =>
  /_(s|gycm2|mgy|cm|mgycm|years|m|kg)$/.test(column) || column === 'image_count';

const columnOf = (field: PropertyKey | undefined): HandEntryColumn | null =>
  handEntryColumns.find((column) => fieldOf[column] === field) ?? null;

const unitOf = (cell: string, units: readonly NamedUnit[]): NamedUnit | string => {
  const wanted = cell.toLowerCase();
  const found = units.filter((unit) => unit.name.toLowerCase() === wanted || unit.serialNumber === cell);
  const [only, ...others] = found;
  if (only === undefined) return `There is no unit “${cell}”. Write its name as the page of units shows it.`;
  if (others.length > 0) return `Several units are called “${cell}”. Write the serial number instead.`;
  return only.isInReach
    ? only
    : `You may not enter studies of “${cell}”. Leave the row out, or ask an administrator for the permission.`;
};

const numberOf = (cell: string): number | string => {
  if (/^\d+,\d+$/.test(cell)) return `“${cell}” has a decimal comma. Write it with a point.`;
  if (/^-\d/.test(cell)) return `“${cell}” is less than 0. Leave the cell empty if it was not displayed.`;
  return /^\d+(\.\d+)?$/.test(cell) ? Number(cell) : `“${cell}” is not a number. Leave the unit away.`;
};

interface Draft {
  readonly values: Record<string, unknown>;
  readonly problems: Problem[];
  readonly unitName: string | null;
}

const draftOf = (cells: Cells, units: readonly NamedUnit[]): Draft => {
  const values: Record<string, unknown> = {};
  const problems: Problem[] = [];
  let unitName: string | null = null;
  for (const column of handEntryColumns) {
    const cell = (cells[column] ?? '').trim();
    if (cell === '') continue;
    if (column === 'unit') {
      const unit = unitOf(cell, units);
      if (typeof unit === 'string') problems.push({ column, sentence: unit });
      else [values['unitId'], unitName] = [unit.id, unit.name];
    } else if (isNumeric(column)) {
      const number = numberOf(cell);
      if (typeof number === 'string') problems.push({ column, sentence: number });
      else values[fieldOf[column]] = number;
    } else values[fieldOf[column]] = cell;
  }
  return { values, problems, unitName };
};

const sentenceOf = (issue: z.core.$ZodIssue, column: HandEntryColumn | null): string => {
  if (issue.code === 'invalid_type' && (column === 'unit' || column === 'date')) {
    return column === 'unit' ? 'Say which unit.' : 'Say the date.';
  }
  return column === 'date' ? 'Write the date as 2026-11-22.' : issue.message;
};

const issuesOf = (error: z.ZodError, known: readonly Problem[]): Problem[] =>
  error.issues
    .map((issue) => {
      const column = columnOf(issue.path[0]);
      return { column, sentence: sentenceOf(issue, column) };
    })
    .filter(({ column }) => !known.some((problem) => problem.column === column));

export interface CheckContext {
  readonly units: readonly NamedUnit[];
  readonly today: string;
  /** Whether the same was entered before. */
  readonly isKnown: (entry: HandEntryFields) => boolean;
}

const checkRow = (cells: Cells, line: number, context: CheckContext): CsvRow => {
  const { values, problems, unitName } = draftOf(cells, context.units);
  const checked = handEntryInput.safeParse(values);
  if (!checked.success) problems.push(...issuesOf(checked.error, problems));
  else if (checked.data.date > context.today) {
    problems.push({ column: 'date', sentence: `The date ${checked.data.date} is in the future.` });
  }
  const entry = checked.success && problems.length === 0 ? checked.data : null;
  const isKnown = entry !== null && context.isKnown(entry);
  const outcome = entry === null ? 'problem' : isKnown ? 'already-entered' : 'ok';
  return { line, outcome, problems, values: { ...cells }, entry, unitName };
};

const missingColumns = (names: readonly string[]): string[] =>
  ['unit', 'date']
    .filter((needed) => !names.includes(needed))
    .map((needed) => `The column “${needed}” is missing. The template has all names.`);

/** One sign for the whole file, told by the header: "1,5" between semicolons is one cell. */
const delimiterOf = (text: string): string => {
  const [header = ''] = text.split(/[\r\n]/, 1);
  const counted = [',', ';', '\t'].map((sign) => ({ sign, count: header.split(sign).length }));
  return counted.toSorted((a, b) => b.count - a.count)[0]?.sign ?? ',';
};

interface ParsedLine {
  readonly record: Cells;
  readonly info: { readonly lines: number };
}

const noRows = (fileProblems: string[]): CheckedFile => ({ rows: [], unknownColumns: [], fileProblems });

/** Checks a file row by row (header first; comma, semicolon or tab between cells); enters nothing. */
export const checkHandEntryCsv = (text: string, context: CheckContext): CheckedFile => {
  let names: string[] = [];
  const header = (cells: string[]): string[] => (names = cells.map((cell) => cell.trim().toLowerCase()));
  const options = {
    bom: true,
    delimiter: delimiterOf(text),
    skip_empty_lines: true,
    relax_column_count: true,
  };
  let lines: ParsedLine[];
  try {
    lines = parse(text, { ...options, columns: header, info: true }) as unknown as ParsedLine[];
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault;
    return noRows([`This is not a CSV file that can be read: ${fault.message}.`]);
  }
  const missing = missingColumns(names);
  if (missing.length > 0) return noRows(missing);
  if (lines.length === 0) return noRows(['There is no row below the header.']);
  if (lines.length > mostRows)
    return noRows([`There are ${lines.length} rows; at most ${mostRows} at once.`]);
  return {
    rows: lines.map(({ record, info }) => checkRow(record, info.lines, context)),
    unknownColumns: names.filter((name) => !handEntryColumns.some((column) => column === name)),
    fileProblems: [],
  };
};

/** The header to fill in, and one row to see how. */
export const handEntryTemplate = (): string =>
  `${handEntryColumns.join(',')}\nMini C-arm 1,2026-11-20,14:05,fluoroscopy,Wrist fracture,,,,,,,,63,,,,,,4,\n`;
