import { Injectable } from '@nestjs/common';
import type { DoseReport } from '../dicom/rdsr/dose-report.ts';
import type { ReportPatient } from '../dicom/rdsr/report-common.ts';
import { Config } from '../platform/config.ts';
import { Secrets } from '../platform/secrets.ts';
import {
  accessionPseudonym,
  patientIdPseudonym,
  patientRecord,
  reportAsKept,
  type PatientMode,
  type PatientRecord,
} from './core/patient-record.ts';

/** What is kept of patients in this installation: `core/patient-record` with its mode and its key. */
@Injectable()
export class PatientPrivacy {
  readonly mode: PatientMode;
  private readonly secrets: Secrets;

  constructor(config: Config, secrets: Secrets) {
    this.mode = config.env.KERMA_PATIENTS;
    this.secrets = secrets;
  }

  /** The report as it may be kept. */
  keep(report: DoseReport): DoseReport {
    return reportAsKept(report, this.mode, this.hash);
  }

  /** What becomes a row of `patient`; null when nothing may. */
  patient(patient: ReportPatient): PatientRecord | null {
    return patientRecord(patient, this.mode, this.hash);
  }

  /** What stands in the tables for a number or id that a person may have typed; null where it stands as typed. */
  pseudonyms(typed: string): { readonly accession: string; readonly patientId: string } | null {
    return this.mode === 'pseudonymous'
      ? { accession: accessionPseudonym(typed, this.hash), patientId: patientIdPseudonym(typed, this.hash) }
      : null;
  }

  private readonly hash = (purpose: 'patient' | 'accession', text: string): string =>
    this.secrets.keyedHash(purpose, text);
}
