export type DocumentType = 'application/pdf' | 'image/png' | 'image/jpeg';

const beginnings: readonly (readonly [DocumentType, readonly number[]])[] = [
  // "%PDF-" (ISO 32000-1, 7.5.2)
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  // PNG signature (ISO/IEC 15948, 5.2)
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  // SOI and the first marker (ITU-T T.81, B.1.1.3)
  ['image/jpeg', [0xff, 0xd8, 0xff]],
];

/** What a document is by its first bytes, whatever its name says; null for anything else. */
export const documentType = (bytes: Uint8Array): DocumentType | null =>
  beginnings.find(([, begins]) => begins.every((byte, at) => bytes[at] === byte))?.[0] ?? null;
