import { pipeline, Readable, type Transform } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { StudyRow } from './study-list.contract.ts';

type Cell = string | number | null;

/** Column by column: the name carries the unit, unknown is an empty cell, never 0. */
const columns: Readonly<Record<string, (row: StudyRow) => Cell>> = {
  study_id: (row) => row.id,
  date: (row) => row.date,
  time: (row) => row.time,
  unit: (row) => row.units.map((unit) => unit.name).join(' / '),
  exam_types: (row) => row.examTypes.join(' / '),
  description: (row) => row.description,
  protocol: (row) => row.protocol,
  procedure: (row) => row.procedure,
  accession_number: (row) => row.accessionNumber,
  kerma_area_product_gycm2: (row) => row.kermaAreaProductGycm2,
  air_kerma_at_reference_point_mgy: (row) => row.airKermaAtReferencePointMgy,
  fluoroscopy_time_s: (row) => row.fluoroscopyTimeS,
  ctdi_vol_max_mgy: (row) => row.ctdiVolMaxMgy,
  ctdi_vol_max_phantom_cm: (row) => row.ctdiVolMaxPhantomCm,
  dlp_mgycm: (row) => row.dlpMgycm,
  event_count: (row) => row.eventCount,
  finding_count: (row) => row.findingCount,
  warning_count: (row) => row.warningCount,
  patient_age_years: (row) => row.ageYears,
  patient_sex: (row) => row.sex,
  origin: (row) => row.origin,
  state: (row) => (row.isExcluded ? 'excluded' : 'current'),
};

const patientColumns: typeof columns = {
  patient_id: (row) => row.patient?.patientId ?? null,
  patient_issuer: (row) => row.patient?.issuer ?? null,
  patient_name: (row) => row.patient?.name ?? null,
  patient_birth_date: (row) => row.patient?.birthDate ?? null,
};

async function* records(
  rows: AsyncIterable<StudyRow>,
  used: typeof columns,
): AsyncGenerator<Record<string, Cell>> {
  for await (const row of rows) {
    yield Object.fromEntries(Object.entries(used).map(([name, cell]) => [name, cell(row)]));
  }
}

/**
 * The rows as CSV (UTF-8 with byte order mark, header first), written while they are read. Texts that a spreadsheet
 * would take for a formula get an apostrophe in front.
 */
export const studyCsv = (rows: AsyncIterable<StudyRow>, withPatients: boolean): Transform => {
  const used = withPatients ? { ...columns, ...patientColumns } : columns;
  const writer = stringify({ header: true, columns: Object.keys(used), bom: true, escape_formulas: true });
  pipeline(Readable.from(records(rows, used)), writer, () => undefined);
  return writer;
};
