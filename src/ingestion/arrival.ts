/** Where bytes came from. */
export type Channel = 'c-store' | 'watch-folder' | 'upload' | 'cli';

/** One file as a receiver hands it over. */
export interface Arrival {
  readonly bytes: Uint8Array;
  readonly channel: Channel;
  /** Calling AE title and address, folder, or user; shown in the inbox. */
  readonly sender: string | null;
  readonly fileName: string | null;
}

/**
 * What the sender may be told once `accept` has returned: the original and its receipt are safe on disk.
 * A dead disk or database is thrown, and the sender must be told "not stored".
 */
export interface Acceptance {
  readonly receiptId: number;
  readonly outcome: 'stored' | 'already-here';
}

/** The one door for bytes; what every receiver calls. */
export abstract class IngestionDoor {
  abstract accept(arrival: Arrival): Promise<Acceptance>;
}
