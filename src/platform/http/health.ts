import { statfs, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '../config.ts';
import { Database } from '../database/database.ts';
import type { Health, HealthCheck } from './health.contract.ts';

type Probe = () => Promise<string>;

/** Longer than any of the probes takes on a machine that is well. */
const patienceMs = 3000;

const withinPatience = async (work: Promise<string>): Promise<string> => {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<string>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patienceMs / 1000} s`)), patienceMs);
  });
  return Promise.race([work, tooLate]).finally(() => clearTimeout(timer));
};

const run = async (name: string, probe: Probe): Promise<HealthCheck> => {
  try {
    return { name, ok: true, detail: await withinPatience(probe()) };
  } catch (cause) {
    return { name, ok: false, detail: cause instanceof Error ? cause.message : String(cause) };
  }
};

const reason = (cause: unknown): string => (cause as { code?: string }).code ?? 'unknown error';

/** Whether reports can be taken and shown now. Features add probes of their own; a probe throws what is wrong. */
@Injectable()
export class HealthProbes {
  private readonly probes = new Map<string, Probe>();

  constructor(
    private readonly config: Config,
    private readonly database: Database,
  ) {
    this.add('database', () => this.databaseAnswers());
    this.add('data folder', () => this.dataFolderIsWritable());
    this.add('disk', () => this.diskHasRoom());
  }

  add(name: string, probe: Probe): void {
    this.probes.set(name, probe);
  }

  async look(): Promise<Health> {
    const checks = await Promise.all([...this.probes].map(([name, probe]) => run(name, probe)));
    return { status: checks.every((check) => check.ok) ? 'well' : 'not well', checks };
  }

  private async databaseAnswers(): Promise<string> {
    try {
      await this.database.read.query('SELECT 1');
      return 'answers';
    } catch (cause) {
      throw new Error(`does not answer (${reason(cause)}): check that it runs and DATABASE_URL`, { cause });
    }
  }

  private async dataFolderIsWritable(): Promise<string> {
    const probe = join(this.config.dataFolder, '.health');
    try {
      await writeFile(probe, '');
      await unlink(probe);
      return 'can be written';
    } catch (cause) {
      throw new Error(`cannot be written (${reason(cause)}): check KERMA_DATA and its rights`, { cause });
    }
  }

  private async diskHasRoom(): Promise<string> {
    const disk = await statfs(this.config.dataFolder);
    const freeMb = Math.floor((disk.bavail * disk.bsize) / 1_000_000);
    const leastMb = this.config.env.KERMA_DISK_FREE_MB;
    if (freeMb < leastMb) throw new Error(`${freeMb} MB free, less than ${leastMb} MB: make room`);
    return `${freeMb} MB free`;
  }
}
