import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Config } from '../config.ts';
import { Secrets } from '../secrets.ts';

const noted = z.object({ at: z.string(), lastId: z.number(), lastHash: z.string(), seal: z.string() });

/** Where the trail ended when it was last found whole. */
interface Anchor {
  readonly at: string;
  readonly lastId: number;
  readonly lastHash: string;
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/**
 * A note beside the database of where the trail ended when it was last found whole: who can write to the database only may
 * empty it or put an older copy in its place, and is found out by this.
 */
@Injectable()
export class AuditAnchor {
  private readonly path: string;
  private readonly secrets: Secrets;

  constructor(@Inject(Config) config: Config, @Inject(Secrets) secrets: Secrets) {
    this.path = join(config.dataFolder, 'audit-anchor.json');
    this.secrets = secrets;
  }

  /** Null where there is none; `isOurs` is false for what Kerma did not write. */
  async read(): Promise<(Anchor & { readonly isOurs: boolean }) | null> {
    const text = await readFile(this.path, 'utf8').catch((fault: unknown) => {
      if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw fault;
    });
    if (text === null) return null;
    const read = noted.safeParse(parsed(text));
    if (!read.success) return { at: '', lastId: 0, lastHash: '', isOurs: false };
    const { seal, ...anchor } = read.data;
    return { ...anchor, isOurs: seal === this.sealOf(anchor) };
  }

  async write(anchor: Anchor): Promise<void> {
    const draft = `${this.path}.${randomUUID()}`;
    await writeFile(draft, `${JSON.stringify({ ...anchor, seal: this.sealOf(anchor) })}\n`, { flush: true });
    await rename(draft, this.path);
  }

  private sealOf({ at, lastId, lastHash }: Anchor): string {
    return this.secrets.keyedHash('audit-anchor', JSON.stringify([at, lastId, lastHash]));
  }
}
