/**
 * Protocol data units of the DICOM upper layer (PS3.8 section 9.3): six bytes of header (type, reserved, length),
 * then as many bytes as the length says.
 */
export const pduType = {
  associateRequest: 0x01,
  data: 0x04,
  releaseRequest: 0x05,
  abort: 0x07,
} as const;

export const pduHeaderLength = 6;

/** An association request is not bound by the negotiated length: 128 contexts of 30 syntaxes take about 100 kB. */
export const longestAssociationRequest = 262_144;

/** Reasons of A-ABORT by the service provider (PS3.8 table 9-26). */
export const abortReason = {
  notSpecified: 0,
  unrecognizedPdu: 1,
  unexpectedPdu: 2,
  invalidParameter: 6,
} as const;

export type AbortReason = (typeof abortReason)[keyof typeof abortReason];

const serviceProvider = 2;

/** A-ABORT (PS3.8 section 9.3.8). */
export const abortPdu = (reason: AbortReason): Buffer =>
  Buffer.from([pduType.abort, 0, 0, 0, 0, 4, 0, 0, serviceProvider, reason]);

/** Result, source and reason of A-ASSOCIATE-RJ (PS3.8 table 9-21). */
export const rejection = {
  applicationContext: [1, 1, 2],
  callingAeTitle: [1, 1, 3],
  calledAeTitle: [1, 1, 7],
  protocolVersion: [1, 2, 2],
  localLimit: [2, 3, 2],
} as const;

export type Rejection = keyof typeof rejection;

/** A-ASSOCIATE-RJ (PS3.8 section 9.3.4). */
export const rejectPdu = (why: Rejection): Buffer => Buffer.from([0x03, 0, 0, 0, 0, 4, 0, ...rejection[why]]);
