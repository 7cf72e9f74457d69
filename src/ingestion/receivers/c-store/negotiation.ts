/**
 * The storage classes taken, by UID (PS3.6 annex A): structured reports, since those carry dose. Images and all
 * else are declined when the association is made, so that the sender sees it at once.
 */
export const storageClasses: ReadonlyMap<string, string> = new Map([
  ['1.2.840.10008.5.1.4.1.1.88.11', 'Basic Text SR'],
  ['1.2.840.10008.5.1.4.1.1.88.22', 'Enhanced SR'],
  ['1.2.840.10008.5.1.4.1.1.88.33', 'Comprehensive SR'],
  ['1.2.840.10008.5.1.4.1.1.88.34', 'Comprehensive 3D SR'],
  ['1.2.840.10008.5.1.4.1.1.88.35', 'Extensible SR'],
  ['1.2.840.10008.5.1.4.1.1.88.67', 'X-Ray Radiation Dose SR'],
  ['1.2.840.10008.5.1.4.1.1.88.68', 'Radiopharmaceutical Radiation Dose SR'],
  ['1.2.840.10008.5.1.4.1.1.88.73', 'Patient Radiation Dose SR'],
  ['1.2.840.10008.5.1.4.1.1.88.76', 'Enhanced X-Ray Radiation Dose SR'],
]);

const verification = '1.2.840.10008.1.1';

export const transferSyntax = {
  implicitLittleEndian: '1.2.840.10008.1.2',
  explicitLittleEndian: '1.2.840.10008.1.2.1',
  deflated: '1.2.840.10008.1.2.1.99',
  explicitBigEndian: '1.2.840.10008.1.2.2',
} as const;

/** Explicit little endian first: it says the type of private elements, and every reader takes it. */
const preferred: readonly string[] = [
  transferSyntax.explicitLittleEndian,
  transferSyntax.implicitLittleEndian,
  transferSyntax.deflated,
  transferSyntax.explicitBigEndian,
];

export type Negotiated =
  | { readonly result: 'accept'; readonly transferSyntax: string }
  | { readonly result: 'class-not-taken' }
  | { readonly result: 'syntax-not-taken' };

/** The answer to one presentation context (PS3.8 section 7.1.1.13). */
export const negotiate = (abstractSyntax: string, proposed: readonly string[]): Negotiated => {
  if (abstractSyntax !== verification && !storageClasses.has(abstractSyntax))
    return { result: 'class-not-taken' };
  const chosen = preferred.find((syntax) => proposed.includes(syntax));
  return chosen === undefined ? { result: 'syntax-not-taken' } : { result: 'accept', transferSyntax: chosen };
};
