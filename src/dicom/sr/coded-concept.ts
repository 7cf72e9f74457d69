import { regionsRenamed, snomedFromRetired } from './data/snomed-from-retired.ts';

/** A code as sent, and the code it means today when a retired one was sent (SRT maps to SCT). */
export interface Code {
  readonly value: string;
  readonly scheme: string;
  readonly meaning: string | null;
  /** Today's code for a retired one ("113857"/"SCT"); null when the code is current or not in the map. */
  readonly mapped: { readonly value: string; readonly scheme: string } | null;
}

/** "SCHEME:value" of today's code: what two codes are compared by. Never a meaning. */
export type CodeKey = `${string}:${string}`;

/** Schemes of SNOMED, retired and current: which of them is meant is told by the form of the value. */
const snomedSchemes = new Set([
  'SCT',
  'SRT',
  'SNM3',
  'SNMI',
  '99SDM',
  'SNOMED',
  'SNOMED-RT',
  'SNOMED-CT',
  'SNOMED CT',
  'SNOMEDCT',
  '2.16.840.1.113883.6.96',
]);
/** The form of a retired SNOMED code: axis, optional digit, dash, hexadecimal ("T-D4000", "P5-06000", "R-0038D"). */
const retiredSnomedForm = /^[A-Z]\d?-[0-9A-F]{3,6}$/;
const dicomForm = /^1[0-3]\d{4}$/;
const snomedForm = /^\d{6,18}$/;

const isPrivateScheme = (scheme: string): boolean => scheme.startsWith('99') && scheme !== '99SDM';

/** Schemes under which numbers of DICOM and SNOMED were sent; others have numbers of their own. */
const looseSchemes = new Set(['', 'DCM', 'DICOM', 'UCUM', 'UCM']);

const snomedMeant = (value: string, scheme: string): string => {
  if (dicomForm.test(value) && scheme !== 'SCT') return 'DCM';
  return snomedForm.test(value) ? 'SCT' : scheme;
};

/** The usual case: a code of DICOM or SNOMED CT that looks like one. */
const isPlain = (value: string, scheme: string): boolean =>
  (scheme === 'DCM' && dicomForm.test(value)) || (scheme === 'SCT' && snomedForm.test(value));

const schemeMeant = (value: string, scheme: string): string => {
  if (isPlain(value, scheme)) return scheme;
  const upper = scheme.trim().toUpperCase();
  if (isPrivateScheme(upper)) return upper;
  const isSnomed = snomedSchemes.has(upper);
  if (!isSnomed && !looseSchemes.has(upper)) return upper;
  if (retiredSnomedForm.test(value)) return 'SRT';
  if (isSnomed) return snomedMeant(value, upper === 'SCT' ? 'SCT' : 'SRT');
  if (dicomForm.test(value)) return 'DCM';
  return snomedForm.test(value) ? 'SCT' : upper;
};

const tables: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  SRT: snomedFromRetired,
  UMLS: snomedFromRetired,
  SCT: regionsRenamed,
};

/**
 * A code with what it means today. The scheme is believed unless the value cannot be one of it: a retired SNOMED code under
 * "DCM", a DICOM number under "UCM" were sent by makers. Source: PS3.16 for retired codes; private schemes stay apart.
 */
export const codeFrom = (value: string, scheme: string, meaning: string | null): Code => {
  const table = tables[schemeMeant(value, scheme)];
  const current = table !== undefined && Object.hasOwn(table, value) ? table[value] : undefined;
  return { value, scheme, meaning, mapped: current === undefined ? null : { value: current, scheme: 'SCT' } };
};

/** What a code is compared by: scheme and value of today, whatever scheme spelling and retired code was sent. */
export const keyOf = (code: Code): CodeKey =>
  code.mapped === null
    ? `${schemeMeant(code.value, code.scheme)}:${code.value}`
    : `${code.mapped.scheme}:${code.mapped.value}`;
