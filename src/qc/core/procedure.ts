import type { CalendarDate } from '../../quantities/calendar.ts';
import type { Role } from '../../platform/access/permissions.contract.ts';
import type { Field, FieldKey } from './fields.ts';
import type { AcceptanceRule, SourceKey } from './limits.ts';

/** The lasting name of a procedure, whatever its version: "FL-T02". */
export type ProcedureKey = string;

export const equipmentTypes = ['fixed-c-arm', 'mobile-c-arm', 'rf-room', 'ct', 'apron'] as const;
export type EquipmentType = (typeof equipmentTypes)[number];

export const modalities = ['fluoroscopy', 'ct'] as const;
export type Modality = (typeof modalities)[number];

/** Who does it. */
export const performers = ['technologist', 'physicist'] as const satisfies readonly Role[];
export type Performer = (typeof performers)[number];

export const frequencyCodes = [
  'daily',
  'weekly',
  'monthly',
  'quarterly',
  'semiannual',
  'annual',
  'acceptance',
] as const;
export type FrequencyCode = (typeof frequencyCodes)[number];

/** What makes a test due out of turn. */
export const serviceTriggers = [
  'acceptance',
  'repair',
  'tube-replaced',
  'receptor-replaced',
  'garment-received',
  'garment-damaged',
] as const;
export type ServiceTrigger = (typeof serviceTriggers)[number];

/** How often a source asks for it; an assignment says how often it is done here. */
export interface Frequency {
  /** The first is the usual one; more where a source offers or asks for more. */
  readonly codes: readonly FrequencyCode[];
  readonly words: string;
  /** Longest time between two of them, in months; null where no source says. */
  readonly longestMonths: number | null;
  readonly triggers: readonly ServiceTrigger[];
}

/** How well it is known that the test is asked for; each limit has a verification of its own. */
export const testVerifications = [
  'verified',
  'verified-secondary',
  'verified-requirement',
  'memory',
  'local',
] as const;
export type TestVerification = (typeof testVerifications)[number];

/** A kind of chart that suits a field. */
export const chartKinds = ['individuals', 'ewma', 'cusum', 'ordinal-steps'] as const;
export type ChartKind = (typeof chartKinds)[number];

export interface Trend {
  readonly field: FieldKey;
  readonly charts: readonly ChartKind[];
}

/** What a procedure is, in one version: all that recording, judging and reporting need. */
export interface Procedure {
  readonly key: ProcedureKey;
  readonly name: string;
  readonly modality: Modality;
  readonly equipmentTypes: readonly EquipmentType[];
  readonly performedBy: Performer;
  readonly frequency: Frequency;
  /** Phantom, instruments, geometry. */
  readonly setUp: string;
  /** What is good enough, in words. */
  readonly criteria: string;
  /** The written action for its failure; `isProposal` where no source has one. */
  readonly onFailure: { readonly words: string; readonly isProposal: boolean };
  readonly reference: string;
  readonly sources: readonly SourceKey[];
  readonly verification: { readonly status: TestVerification; readonly note: string | null };
  readonly notes: readonly string[];
  /** Choices that keep series apart: each protocol has its baseline and its chart. */
  readonly seriesBy: readonly FieldKey[];
  readonly fields: readonly Field[];
  readonly rules: readonly AcceptanceRule[];
  readonly trends: readonly Trend[];
}

/** A published version. It never changes: what is recorded keeps its number, so that a verdict keeps its meaning. */
export interface ProcedureVersion {
  readonly number: number;
  readonly procedure: Procedure;
  readonly publishedOn: CalendarDate;
  readonly publishedBy: string;
  readonly reason: string;
}

/** Where a figure or a test comes from. */
export interface Source {
  readonly title: string;
  readonly url: string | null;
  /** False for memory and for proposals of our own: a limit that has nothing else is never "verified". */
  readonly isPublished: boolean;
}

/** Procedures that travel together, with all sources they cite. */
export interface Pack {
  readonly format: 'kerma-qc-pack/1';
  readonly key: string;
  readonly title: string;
  readonly edition: string;
  readonly sources: Readonly<Record<SourceKey, Source>>;
  readonly procedures: readonly Procedure[];
}

/** The field of this name; null where there is none. */
export const fieldOf = ({ fields }: Pick<Procedure, 'fields'>, key: FieldKey): Field | null =>
  fields.find((field) => field.key === key) ?? null;
