import type { ChannelName, ReceiptStatus } from '../../ingestion/ingestion.contract.ts';
import type { StateKind } from '../ui/state-badge.tsx';

interface StatusWords {
  readonly word: string;
  readonly kind: StateKind;
  /** What it means, in a sentence. */
  readonly meaning: string;
}

/** In the order of the chips: what needs a look first comes after what is done. */
export const statusWords: Readonly<Record<ReceiptStatus, StatusWords>> = {
  received: { word: 'Waiting', kind: 'unknown', meaning: 'Safe on disk, still to be read.' },
  recorded: { word: 'Recorded', kind: 'pass', meaning: 'Read, and part of a study.' },
  refused: {
    word: 'Refused',
    kind: 'warning',
    meaning: 'Kept, but not a report that can be taken as it is. The reason says what to do.',
  },
  failed: {
    word: 'Trying again',
    kind: 'warning',
    meaning: 'A fault on our side; it is tried again by itself.',
  },
  parked: { word: 'Parked', kind: 'action', meaning: 'Failed too often and waits for you to replay it.' },
};

export const channelWords: Readonly<Record<ChannelName, string>> = {
  'c-store': 'DICOM network',
  'watch-folder': 'Watched folder',
  upload: 'Upload',
  cli: 'Command line',
};

/** Whether reading it again can change anything. */
export const canReplay = (status: ReceiptStatus): boolean =>
  status === 'refused' || status === 'failed' || status === 'parked';
