import type { EntityManager } from 'typeorm';
import type { Finding } from '../dicom/rdsr/reading.ts';
import type { Plane } from '../dicom/rdsr/report-common.ts';
import { resolveUnit, type CountsAs } from '../equipment/index.ts';
import { operatorsOf, type OperatorTold } from './core/operators.ts';
import type { EventFacts, ReportFacts, ReportHeader } from './core/report-facts.ts';
import type { ReportSource, ReportState } from './dose-report.entity.ts';
import { participantsIn } from './operator-rows.ts';
import { resolvePatient } from './patient-rows.ts';

/** An event row as far as merging needs it. */
export interface StoredEvent {
  readonly id: number;
  readonly partId: number | null;
  readonly eventIndex: number;
}

/** A report as the database keeps it, with its place. */
export interface StoredReport {
  readonly id: number;
  readonly studyId: number;
  readonly facts: ReportFacts;
  readonly events: readonly StoredEvent[];
  readonly findings: readonly Finding[];
  readonly operators: readonly OperatorTold[];
  readonly state: ReportState;
  readonly stateReason: string | null;
  readonly excludedReason: string | null;
  readonly isExcluded: boolean;
  readonly source: ReportSource;
  readonly receivedAt: string;
}

interface ReportRow {
  readonly id: number;
  readonly study_id: number;
  readonly header: string;
  readonly findings: string;
  readonly state: ReportState;
  readonly state_reason: string | null;
  readonly excluded_at: string | null;
  readonly excluded_reason: string | null;
  readonly source: ReportSource;
  readonly received_at: string;
  readonly patient_id: number | null;
  readonly unit_id: number;
  readonly counts_as: CountsAs | null;
  readonly merged_into_id: number | null;
}

interface EventRow {
  readonly id: number;
  readonly report_id: number;
  readonly part_id: number | null;
  readonly event_index: number;
  readonly event_uid: string;
  readonly uid_is_synthetic: boolean | number;
  readonly started_at: string | null;
  readonly plane?: Plane;
  readonly type: string;
  readonly protocol: string | null;
  readonly kap?: number | null;
  readonly air_kerma?: number | null;
  readonly duration?: number | null;
  readonly dlp?: number | null;
  readonly ctdi_vol?: number | null;
  readonly phantom?: 16 | 32 | null;
  readonly effective_dose?: number | null;
  /** The event's other fields, where they tell of participants. */
  readonly people: string | null;
}

const people = `case when details like '%"participants":%' then details end as people`;

const eventQueries = [
  `select id, report_id, part_id, event_index, event_uid, uid_is_synthetic, started_at, plane, type, protocol,
          kerma_area_product_gycm2 as kap, air_kerma_at_reference_point_mgy as air_kerma,
          irradiation_duration_s as duration, ${people}
     from projection_event`,
  `select id, report_id, part_id, event_index, event_uid, uid_is_synthetic, started_at, acquisition_type as type,
          acquisition_protocol as protocol, dlp_mgycm as dlp, ctdi_vol_mgy as ctdi_vol,
          phantom_diameter_cm as phantom, effective_dose_msv as effective_dose, ${people}
     from ct_event`,
];

const eventFacts = (row: EventRow): EventFacts => ({
  irradiationEventUid: row.event_uid,
  uidIsSynthetic: Boolean(row.uid_is_synthetic),
  startedAt: row.started_at,
  plane: row.plane ?? null,
  type: row.type,
  protocol: row.protocol,
  kermaAreaProductGycm2: row.kap ?? null,
  airKermaAtReferencePointMgy: row.air_kerma ?? null,
  irradiationDurationS: row.duration ?? null,
  dlpMgycm: row.dlp ?? null,
  ctdiVolMgy: row.ctdi_vol ?? null,
  phantomDiameterCm: row.phantom ?? null,
  effectiveDoseMsv: row.effective_dose ?? null,
});

const eventsByReport = async (
  manager: EntityManager,
  reportIds: readonly number[],
): Promise<Map<number, EventRow[]>> => {
  const byReport = new Map<number, EventRow[]>(reportIds.map((id) => [id, []]));
  if (reportIds.length === 0) return byReport;
  for (const query of eventQueries) {
    const rows = await manager.query<EventRow[]>(
      `${query} where report_id in (${reportIds.join(',')}) order by report_id, event_index`,
    );
    for (const row of rows) byReport.get(row.report_id)?.push(row);
  }
  return byReport;
};

const countingFor = async (manager: EntityManager, row: ReportRow) =>
  row.merged_into_id === null
    ? { unitId: row.unit_id, countsAs: row.counts_as }
    : resolveUnit(manager, row.merged_into_id);

const storedReport = async (
  manager: EntityManager,
  { row, events }: { row: ReportRow; events: readonly EventRow[] },
): Promise<StoredReport> => {
  const header = JSON.parse(row.header) as ReportHeader;
  return {
    id: row.id,
    studyId: row.study_id,
    facts: {
      header,
      events: events.map(eventFacts),
      patientId: await resolvePatient(manager, row.patient_id),
      ...(await countingFor(manager, row)),
    },
    operators: operatorsOf(
      header,
      events.flatMap((event) => participantsIn(event.people)),
    ),
    events: events.map(({ id, part_id, event_index }) => ({ id, partId: part_id, eventIndex: event_index })),
    findings: JSON.parse(row.findings) as Finding[],
    state: row.state,
    stateReason: row.state_reason,
    excludedReason: row.excluded_reason,
    isExcluded: row.excluded_at !== null,
    source: row.source,
    receivedAt: row.received_at,
  };
};

/** All reports that belong to a study, corrections followed, with what merging needs of their events. */
export const loadReports = async (manager: EntityManager, studyUid: string): Promise<StoredReport[]> => {
  const rows = await manager.query<ReportRow[]>(
    `select r.id, r.study_id, r.header, r.findings, r.state, r.state_reason, r.excluded_at, r.excluded_reason,
            r.source, r.received_at, r.patient_id, r.unit_id, u.counts_as, u.merged_into_id
       from dose_report r join unit u on u.id = r.unit_id
      where r.effective_study_uid = $1 order by r.id`,
    [studyUid],
  );
  const events = await eventsByReport(
    manager,
    rows.map(({ id }) => id),
  );
  const reports: StoredReport[] = [];
  for (const row of rows) {
    reports.push(await storedReport(manager, { row, events: events.get(row.id) ?? [] }));
  }
  return reports;
};
