import type { ReceiptStatus } from '../ingestion.contract.ts';

/** What can happen to a receipt after it was written. */
export type ReceiptEvent = 'recorded' | 'refused' | 'fault' | 'last-fault' | 'replay' | 'came-again';

/**
 * The life of a receipt. What stands in no cell cannot happen: a recorded report is read again only when a person asks
 * for it, and bytes that come again wake only what waits for a fix of ours.
 */
const transitions: Readonly<Record<ReceiptStatus, Partial<Record<ReceiptEvent, ReceiptStatus>>>> = {
  received: { recorded: 'recorded', refused: 'refused', fault: 'failed', 'last-fault': 'parked' },
  failed: {
    recorded: 'recorded',
    refused: 'refused',
    fault: 'failed',
    'last-fault': 'parked',
    replay: 'received',
    'came-again': 'received',
  },
  refused: { replay: 'received' },
  parked: { replay: 'received', 'came-again': 'received' },
  recorded: { replay: 'received' },
};

/** The status after the event; null when the event cannot happen to a receipt of this status. */
export const nextStatus = (from: ReceiptStatus, event: ReceiptEvent): ReceiptStatus | null =>
  transitions[from][event] ?? null;

/** The statuses to which the event can happen. */
export const statusesThatTake = (event: ReceiptEvent): readonly ReceiptStatus[] =>
  (Object.keys(transitions) as ReceiptStatus[]).filter((from) => nextStatus(from, event) !== null);
