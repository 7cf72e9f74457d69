import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Config } from '../platform/config.ts';
import { Secrets } from '../platform/secrets.ts';
import { FolderSync } from './folder-sync.ts';

const purpose = 'originals';
const sealedSuffix = '.sealed';
const temporaryPrefix = '.arriving-';
const hex = Array.from('0123456789abcdef');
/** Another process may be writing: a temporary file is a leftover only when it is older than any write can be. */
const leftoverAgeMs = 3_600_000;

/** The name of the bytes: SHA-256 as 64 hexadecimal digits. */
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const hasCode = (fault: unknown, code: string): boolean => (fault as NodeJS.ErrnoException).code === code;

const sizeOf = async (path: string): Promise<number | null> => {
  try {
    return (await stat(path)).size;
  } catch (fault) {
    if (hasCode(fault, 'ENOENT')) return null;
    throw fault;
  }
};

const writeSynced = async (path: string, bytes: Uint8Array): Promise<void> => {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** An original as it lies on disk. Sealed means encrypted: it may be read again by the program, and shown to nobody. */
export interface Original {
  readonly bytes: Buffer;
  readonly sealed: boolean;
}

/**
 * Every file as it was sent, named by its SHA-256, in 256 folders on two levels (`originals/4/f/4f53…`): few enough to
 * be made once, enough for tens of millions of files. Where patients are not kept the bytes lie encrypted.
 */
@Injectable()
export class OriginalStore implements OnApplicationBootstrap {
  private readonly root: string;
  private readonly seals: boolean;
  private readonly secrets: Secrets;
  private readonly folders = new FolderSync();

  constructor(@Inject(Config) config: Config, @Inject(Secrets) secrets: Secrets) {
    this.root = join(config.dataFolder, 'originals');
    this.seals = config.env.KERMA_PATIENTS !== 'full';
    this.secrets = secrets;
  }

  /** Resolves when the bytes, their name and its folder are on disk; throws when that could not be done. */
  async keep(sha256: string, bytes: Uint8Array): Promise<void> {
    const body = this.seals ? this.secrets.encrypt(purpose, bytes) : bytes;
    const folder = this.folderOf(sha256);
    const path = join(folder, this.seals ? `${sha256}${sealedSuffix}` : sha256);
    // Whoever wrote it first may not have synced the folder yet, so that is waited for in either case.
    if ((await sizeOf(path)) !== body.length) await this.writeAside(folder, path, body);
    await this.folders.sync(folder);
  }

  /** The original; throws when it is not there, cannot be opened, or is no longer what was sent. */
  async read(sha256: string): Promise<Original> {
    const path = join(this.folderOf(sha256), sha256);
    const original = await this.readEither(path);
    if (sha256Of(original.bytes) !== sha256) throw new Error('The original on disk is not what was sent');
    return original;
  }

  /** What is left over hurts nobody, so that a sweep that fails is tried again at the next start. */
  onApplicationBootstrap(): void {
    void this.sweep(new Date()).catch(() => undefined);
  }

  /** Removes what a killed process left half written. Run at start, beside the work. */
  async sweep(now: Date): Promise<number> {
    let removed = 0;
    for (const folder of hex.flatMap((one) => hex.map((two) => join(this.root, one, two)))) {
      const names = await readdir(folder).catch(() => []);
      for (const name of names.filter((candidate) => candidate.startsWith(temporaryPrefix))) {
        const age = now.getTime() - (await stat(join(folder, name))).mtimeMs;
        if (age < leftoverAgeMs) continue;
        await rm(join(folder, name), { force: true });
        removed += 1;
      }
    }
    return removed;
  }

  private folderOf(sha256: string): string {
    return join(this.root, sha256.charAt(0), sha256.charAt(1));
  }

  private async readEither(path: string): Promise<Original> {
    try {
      return { bytes: await readFile(path), sealed: false };
    } catch (fault) {
      if (!hasCode(fault, 'ENOENT')) throw fault;
    }
    const sealed = await readFile(`${path}${sealedSuffix}`);
    return { bytes: this.secrets.decrypt(purpose, sealed), sealed: true };
  }

  private async writeAside(folder: string, path: string, body: Uint8Array): Promise<void> {
    const aside = join(folder, `${temporaryPrefix}${randomUUID()}`);
    try {
      await this.writeWithFolder(folder, aside, body);
      await rename(aside, path);
    } catch (fault) {
      await rm(aside, { force: true }).catch(() => undefined);
      throw new Error('The original could not be written to disk', { cause: fault });
    }
  }

  private async writeWithFolder(folder: string, aside: string, body: Uint8Array): Promise<void> {
    try {
      await writeSynced(aside, body);
    } catch (fault) {
      if (!hasCode(fault, 'ENOENT')) throw fault;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      for (const parent of [join(folder, '..'), this.root, join(this.root, '..')])
        await this.folders.sync(parent);
      await writeSynced(aside, body);
    }
  }
}
