import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CStoreStatistics } from '../../src/ingestion/receivers/c-store/tally.ts';
import type { Environment } from '../../src/platform/config.ts';
import { threadMs } from './thread-time.ts';

const program = join(import.meta.dirname, 'receiver-child.mjs');
const built = join(import.meta.dirname, '../../dist/ingestion/receivers/c-store/c-store.receiver.js');

/** A receiver in a process of its own. */
export class ReceiverProcess {
  readonly port: number;
  private readonly child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.child = child;
    this.port = port;
  }

  static async start(settings: Partial<Environment> = {}): Promise<ReceiverProcess> {
    if (!existsSync(built)) throw new Error('Build the server first: npm run build:server');
    const child = fork(program, [JSON.stringify(settings)], { execArgv: [] });
    const [{ port }] = (await once(child, 'message')) as [{ port: number }];
    return new ReceiverProcess(child, port);
  }

  /** Processor time of the thread that receives, so far, ms. */
  get spentMs(): number {
    return threadMs(this.child.pid);
  }

  async statistics(): Promise<CStoreStatistics> {
    const answer = once(this.child, 'message') as Promise<[{ statistics: CStoreStatistics }]>;
    this.child.send('statistics');
    return (await answer)[0].statistics;
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.disconnect();
    await ended;
  }
}
