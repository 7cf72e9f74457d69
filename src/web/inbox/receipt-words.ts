import type { ChannelName, Receipt, ReceiptStatus } from '../../ingestion/ingestion.contract.ts';
import type { StateKind } from '../ui/state-badge.tsx';

interface StatusWords {
  readonly word: string;
  readonly kind: StateKind;
  /** What it means, in a sentence. */
  readonly meaning: string;
  /** Said where none is listed. */
  readonly none: string;
}

/** In the order of the chips: what needs a look first comes after what is done. */
export const statusWords: Readonly<Record<ReceiptStatus, StatusWords>> = {
  received: {
    word: 'Waiting',
    kind: 'unknown',
    meaning: 'Safe on disk, still to be read.',
    none: 'No file waits to be read',
  },
  recorded: {
    word: 'Recorded',
    kind: 'pass',
    meaning: 'Read, and part of a study.',
    none: 'No file is recorded',
  },
  refused: {
    word: 'Refused',
    kind: 'warning',
    meaning: 'Kept, but not a report that can be taken as it is. The reason says what to do.',
    none: 'No file was refused',
  },
  failed: {
    word: 'Trying again',
    kind: 'warning',
    meaning: 'A fault on our side; it is tried again by itself.',
    none: 'No file is tried again',
  },
  parked: {
    word: 'Parked',
    kind: 'action',
    meaning: 'Failed too often and waits for you to replay it.',
    none: 'No file is parked',
  },
};

export const channelWords: Readonly<Record<ChannelName, string>> = {
  'c-store': 'DICOM network',
  'watch-folder': 'Watched folder',
  upload: 'Upload',
  cli: 'Command line',
};

/** Its name; where none is kept, the beginning of what is unlike in every file. */
export const nameOf = ({ fileName, sha256 }: Receipt): string => fileName ?? `${sha256.slice(0, 12)}…`;

/** What waits is read anyhow. */
export const canReplay = (status: ReceiptStatus): boolean => status !== 'received';

/** What a replay does, for whoever has not seen one. */
export const replayMeaning = (status: ReceiptStatus | null): string =>
  status === 'recorded'
    ? 'Reads the kept file again with today’s reader. What it said before is replaced; what people corrected stays.'
    : 'Reads the kept file again with today’s reader.';
