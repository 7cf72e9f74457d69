import { Injectable } from '@nestjs/common';
import type { Channel } from './arrival.ts';

const channels: readonly Channel[] = ['c-store', 'watch-folder', 'upload', 'cli'];
const accepted = ['stored', 'already-here', 'failed'] as const;
const settled = ['recorded', 'refused', 'failed', 'parked'] as const;
type Accepted = (typeof accepted)[number];
type Settled = (typeof settled)[number];

const zeros = <Key extends string>(keys: readonly Key[]): Record<Key, number> =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>;

export interface IngestionStats {
  readonly arrivals: Readonly<Record<Channel, Readonly<Record<Accepted, number>>>>;
  readonly settled: Readonly<Record<Settled, number>>;
}

/** What this process has taken and settled since its start, for the metrics. */
@Injectable()
export class IngestionTally {
  private readonly arrivals = Object.fromEntries(
    channels.map((channel) => [channel, zeros(accepted)]),
  ) as Record<Channel, Record<Accepted, number>>;
  private readonly outcomes = zeros(settled);

  countArrival(channel: Channel, outcome: Accepted): void {
    this.arrivals[channel][outcome] += 1;
  }

  countSettled(outcome: Settled): void {
    this.outcomes[outcome] += 1;
  }

  getStats(): IngestionStats {
    return structuredClone({ arrivals: this.arrivals, settled: this.outcomes });
  }
}
