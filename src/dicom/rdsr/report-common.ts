import type { Code } from '../sr/coded-concept.ts';

export type ExamType = 'fluoroscopy' | 'radiography' | 'mammography' | 'ct';
export type Plane = 'single' | 'A' | 'B' | 'all';

/** The number as received: text (all values of a multi-valued item) and unit code, or why there is none. */
export interface Sent {
  /** The values as text, in order, exactly as sent but for padding; empty when none was sent. */
  readonly text: readonly string[];
  /** Unit code value as sent ("Gym2"), null when none. */
  readonly unit: string | null;
  /** Numeric Value Qualifier meaning ("Value unknown") when the value is absent with a reason. */
  readonly qualifier: string | null;
  /** Says how the canonical value was derived ("mean of 35 non-zero values", "pulse width × pulses"); null when it was sent. */
  readonly derived: string | null;
}

/** By field name of the object it stands in. A field without entry was not in the report. */
export type SentByField = Readonly<Record<string, Sent>>;

export interface PersonName {
  /** Alphabetic group, family^given^middle^prefix^suffix, as sent. */
  readonly alphabetic: string;
  readonly ideographic: string | null;
  readonly phonetic: string | null;
}

export interface Participant {
  readonly name: PersonName | null;
  readonly role: Code | null;
  readonly id: string | null;
  readonly idIssuer: string | null;
  readonly organization: string | null;
}

/** A device that took part (TID 1021). */
export interface DeviceParticipant {
  readonly role: Code | null;
  readonly name: string | null;
  readonly manufacturer: string | null;
  readonly modelName: string | null;
  readonly serialNumber: string | null;
  readonly observerUid: string | null;
}

/** A moment as the report tells it: local wall time, and the offset from UTC if it was given. */
export interface Moment {
  /** ISO 8601 local date-time without zone ("2018-04-27T10:02:11.25") or date only. */
  readonly local: string;
  /** "+02:00", or null when neither the value nor the header gave one. */
  readonly offset: string | null;
}

export interface ReportEquipment {
  readonly manufacturer: string | null;
  readonly modelName: string | null;
  readonly stationName: string | null;
  readonly deviceSerialNumber: string | null;
  readonly softwareVersions: readonly string[];
  readonly institutionName: string | null;
  readonly institutionalDepartmentName: string | null;
  readonly deviceObserverUid: string | null;
  readonly physicalLocation: string | null;
}

export interface ReportStudy {
  /** ISO date: study, else content, else series date, else the first event's. */
  readonly date: string | null;
  readonly time: string | null;
  readonly timezoneOffset: string | null;
  readonly accessionNumber: string | null;
  readonly id: string | null;
  readonly description: string | null;
  readonly seriesDescription: string | null;
  readonly protocolName: string | null;
  readonly requestedProcedureId: string | null;
  readonly requestedProcedureDescription: string | null;
  readonly performedProcedureStepDescription: string | null;
  readonly procedureCodes: readonly Code[];
  readonly requestedProcedureCodes: readonly Code[];
  readonly performedProcedureStepId: string | null;
  readonly referringPhysicians: readonly PersonName[];
  readonly performingPhysicians: readonly PersonName[];
  readonly operators: readonly PersonName[];
  /** (0038,0500) or Reason for the requested procedure; pregnancy as reported (0010,21C0): 1 not pregnant … 4 unknown. */
  readonly reasonForRequestedProcedure: string | null;
}

export interface ReportPatient {
  readonly id: string | null;
  readonly issuer: string | null;
  readonly name: string | null;
  readonly nameGroups: PersonName | null;
  readonly sex: 'M' | 'F' | 'O' | null;
  readonly birthDate: string | null;
  /** Age at the study in years: from birth date, else the Age String; null when outside 0–130. */
  readonly ageYears: number | null;
  /** Height in metres; null outside 0.2–2.6. */
  readonly sizeM: number | null;
  /** Weight in kilograms; null outside 0.3–500. */
  readonly weightKg: number | null;
  readonly pregnancyStatus: 'not-pregnant' | 'possibly-pregnant' | 'definitely-pregnant' | 'unknown' | null;
}

export interface ReportCommon {
  readonly sopClassUid: string;
  readonly sopInstanceUid: string;
  readonly studyInstanceUid: string;
  readonly seriesInstanceUid: string | null;
  readonly transferSyntaxUid: string;
  readonly characterSets: readonly string[];
  readonly templateId: string | null;
  readonly completionFlag: 'COMPLETE' | 'PARTIAL' | null;
  readonly verificationFlag: 'VERIFIED' | 'UNVERIFIED' | null;
  readonly contentDateTime: Moment | null;
  readonly equipment: ReportEquipment;
  readonly study: ReportStudy;
  readonly patient: ReportPatient;
  readonly procedureReported: Code | null;
  readonly intent: Code | null;
  readonly scopeOfAccumulation: Code | null;
  readonly scopeUid: string | null;
  readonly sourcesOfDoseInformation: readonly Code[];
  readonly participants: readonly Participant[];
  readonly comment: string | null;
  /** Start and end of irradiation where the report says (CT), else first and last event. */
  readonly irradiationStart: Moment | null;
  readonly irradiationEnd: Moment | null;
}
