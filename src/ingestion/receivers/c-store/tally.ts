/** Why a connection was turned away or ended by us; the names under which they are counted. */
export type EndReason =
  | 'too-many-connections'
  | 'too-many-of-one-peer'
  | 'tls-failed'
  | 'called-ae-title'
  | 'calling-ae-title'
  | 'not-an-association-request'
  | 'not-dicom'
  | 'pdu-too-long'
  | 'pdu-out-of-turn'
  | 'message-not-understood'
  | 'no-request-in-time'
  | 'idle'
  | 'lasted-too-long'
  | 'stopped';

export interface CStoreStatistics {
  readonly connectionsOpen: number;
  readonly associationsAccepted: number;
  readonly objectsStored: number;
  readonly objectsRefused: number;
  readonly echoes: number;
  readonly ended: Readonly<Partial<Record<EndReason, number>>>;
}

/** Counts since the start, for metrics and pages. */
export class Tally {
  private readonly ended = new Map<EndReason, number>();
  connectionsOpen = 0;
  associationsAccepted = 0;
  objectsStored = 0;
  objectsRefused = 0;
  echoes = 0;

  end(reason: EndReason): void {
    this.ended.set(reason, (this.ended.get(reason) ?? 0) + 1);
  }

  snapshot(): CStoreStatistics {
    const { connectionsOpen, associationsAccepted, objectsStored, objectsRefused, echoes } = this;
    const ended = Object.fromEntries(this.ended);
    return { connectionsOpen, associationsAccepted, objectsStored, objectsRefused, echoes, ended };
  }
}
