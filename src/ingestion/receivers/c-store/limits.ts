import type { Config } from '../../../platform/config.ts';

/** What a peer may ask of the receiver. */
export interface Limits {
  readonly maxPduLength: number;
  readonly maxObjectLength: number;
  readonly maxConnections: number;
  readonly maxConnectionsOfPeer: number;
  /** An association request must have come within, ms. */
  readonly requestMs: number;
  /** Silence, and time for 16 kB of a slow PDU, ms. */
  readonly idleMs: number;
  readonly totalMs: number;
  /** Empty: any. */
  readonly calledAeTitles: readonly string[];
  readonly callingAeTitles: readonly string[];
}

const ms = (seconds: number): number => Math.min(Math.round(seconds * 1000), 2 ** 31 - 1);

export const limitsFrom = ({ env }: Config): Limits => ({
  maxPduLength: env.KERMA_DICOM_MAX_PDU,
  maxObjectLength: env.KERMA_DICOM_MAX_OBJECT,
  maxConnections: env.KERMA_DICOM_MAX_CONNECTIONS,
  maxConnectionsOfPeer: env.KERMA_DICOM_MAX_CONNECTIONS_PER_PEER,
  requestMs: ms(env.KERMA_DICOM_REQUEST_S),
  idleMs: ms(env.KERMA_DICOM_IDLE_S),
  totalMs: ms(env.KERMA_DICOM_TOTAL_S),
  calledAeTitles: env.KERMA_DICOM_CALLED,
  callingAeTitles: env.KERMA_DICOM_CALLING,
});
