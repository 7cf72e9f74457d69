import type { AssociationRequest } from './association-request.ts';
import type { Limits } from './limits.ts';
import { abortReason, longestAssociationRequest, pduType, type AbortReason, type Rejection } from './pdu.ts';
import type { EndReason } from './tally.ts';

export type ConversationState = 'awaiting-request' | 'associated' | 'closing';

export interface Violation {
  readonly reason: EndReason;
  readonly abort: AbortReason;
}

const lastPduType = 0x07;

/** The PDU types that may come in each state (PS3.8 section 9.2, of one that only accepts associations). */
const permitted: Readonly<Record<ConversationState, ReadonlySet<number>>> = {
  'awaiting-request': new Set([pduType.associateRequest, pduType.abort]),
  associated: new Set([pduType.data, pduType.releaseRequest, pduType.abort]),
  closing: new Set(),
};

const longest = (type: number, limits: Limits): number => {
  if (type === pduType.associateRequest) return longestAssociationRequest;
  return type === pduType.data ? limits.maxPduLength : 4;
};

/** What is wrong with a PDU by its header in this state, or null. */
export const headerViolation = (
  state: ConversationState,
  type: number,
  length: number | null,
  limits: Limits,
): Violation | null => {
  if (type === 0 || type > lastPduType) return { reason: 'not-dicom', abort: abortReason.unrecognizedPdu };
  if (!permitted[state].has(type)) return { reason: 'pdu-out-of-turn', abort: abortReason.unexpectedPdu };
  if (length === null || length <= longest(type, limits)) return null;
  return { reason: 'pdu-too-long', abort: abortReason.invalidParameter };
};

const dicomApplicationContext = '1.2.840.10008.3.1.1.1';

const listed = (titles: readonly string[], title: string): boolean =>
  titles.length === 0 || titles.includes(title);

/** Why an association is declined as a whole, or null. */
export const rejectionOf = (
  request: AssociationRequest,
  limits: Limits,
): { readonly why: Rejection; readonly reason: EndReason } | null => {
  if ((request.protocolVersion & 1) === 0) {
    return { why: 'protocolVersion', reason: 'not-an-association-request' };
  }
  if (request.applicationContext !== dicomApplicationContext) {
    return { why: 'applicationContext', reason: 'not-an-association-request' };
  }
  if (!listed(limits.calledAeTitles, request.calledAeTitle)) {
    return { why: 'calledAeTitle', reason: 'called-ae-title' };
  }
  if (!listed(limits.callingAeTitles, request.callingAeTitle)) {
    return { why: 'callingAeTitle', reason: 'calling-ae-title' };
  }
  return null;
};
