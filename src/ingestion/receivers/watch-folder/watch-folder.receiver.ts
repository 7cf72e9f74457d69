import { readdir } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Config } from '../../../platform/config.ts';
import { LOGGER, type Logger } from '../../../platform/logger.ts';
import { foundIn } from '../intake/found-files.ts';
import { Intake } from '../intake/intake.ts';
import { sideBySide } from '../intake/side-by-side.ts';
import { finish, takenFolderOf } from './after-taking.ts';
import { Settling, type SeenFile } from './settling.ts';
import { TakenFiles } from './taken-files.ts';
import { walkFolder } from './walk-folder.ts';

const atOnce = 8;
const shortestRestMs = 100;
const longestRestMs = 2000;
/** A scan may take this share of the time at most: a folder of 100,000 files is looked at less often. */
const restPerScan = 4;
const restAfterFailureMs = 1000;

type Taken = 'taken' | 'not-stored';

/** The folder, and what keeps it from being looked into now; it is looked into as soon as it can be. */
const asWatched = async (folder: string): Promise<string> => {
  const code = await readdir(folder).then(
    () => null,
    (fault: unknown) => (fault as NodeJS.ErrnoException).code ?? 'unknown',
  );
  if (code === null) return folder;
  return `${folder} (${code === 'ENOENT' ? 'which is not there yet' : `which cannot be read: ${code}`})`;
};

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  for (const item of items) yield await Promise.resolve(item);
}

/**
 * Takes what is put into the watched folders, by looking again and again: network shares and mounted folders tell of
 * no changes, and a system's own notices get lost when thousands come at once. A look sees everything, always.
 */
@Injectable()
export class WatchFolderReceiver implements OnModuleDestroy {
  private readonly config: Config;
  private readonly intake: Intake;
  private readonly taken: TakenFiles;
  private readonly logger: Logger;
  private readonly folders: readonly string[];
  private readonly leaveOut: ReadonlySet<string>;
  private readonly away = new Set<string>();
  private running = false;
  private rouse: () => void = () => undefined;
  private ended: Promise<unknown> = Promise.resolve();

  constructor(config: Config, intake: Intake, taken: TakenFiles, @Inject(LOGGER) logger: Logger) {
    this.config = config;
    this.intake = intake;
    this.taken = taken;
    this.logger = logger;
    this.folders = [...new Set(config.env.KERMA_WATCH.map((folder) => resolve(folder)))];
    this.leaveOut = new Set(this.folders.map(takenFolderOf));
  }

  /** Begins to look when KERMA_WATCH names folders; gives the line to show at start, or null. */
  async start(): Promise<string | null> {
    if (this.running || this.folders.length === 0) return null;
    await this.taken.load();
    this.running = true;
    this.ended = Promise.all(this.folders.map((folder) => this.watch(folder)));
    return `Watching ${(await Promise.all(this.folders.map(asWatched))).join(', ')}`;
  }

  async onModuleDestroy(): Promise<void> {
    this.running = false;
    this.rouse();
    await this.ended;
  }

  private async watch(folder: string): Promise<void> {
    const settleMs = this.config.env.KERMA_WATCH_SETTLE_MS;
    const settling = new Settling(settleMs);
    const usualRest = Math.min(longestRestMs, Math.max(shortestRestMs, settleMs / 4));
    while (this.running) {
      const begun = performance.now();
      const files = await this.list(folder);
      const rest = Math.max(usualRest, (performance.now() - begun) * restPerScan);
      const outcome = await this.takeSettled(folder, files, settling);
      await this.rest(outcome === 'not-stored' ? Math.max(rest, restAfterFailureMs) : rest);
    }
  }

  /** Says whether something could not be stored, so that a full disk is not tried a thousand times. */
  private async takeSettled(folder: string, files: readonly SeenFile[], settling: Settling): Promise<Taken> {
    const fresh = files.filter((file) => !this.taken.has(file));
    const ready = settling.observe(fresh, performance.now());
    for await (const outcome of sideBySide(each(ready), atOnce, (file) => this.take(file, folder))) {
      if (outcome === 'not-stored') return outcome;
      if (!this.running) break;
    }
    return 'taken';
  }

  private async list(folder: string): Promise<SeenFile[]> {
    try {
      const files = await walkFolder(folder, this.leaveOut);
      if (this.away.delete(folder)) this.logger.info({ folder }, 'a watched folder is back');
      return files;
    } catch (fault) {
      const code = (fault as NodeJS.ErrnoException).code;
      if (!this.away.has(folder)) this.logger.warn({ folder, code }, 'a watched folder cannot be read');
      this.away.add(folder);
      return [];
    }
  }

  private async take(file: SeenFile, folder: string): Promise<Taken> {
    for await (const found of foundIn(file.path, relative(folder, file.path))) {
      const result = await this.intake.take(found, 'watch-folder', folder);
      if (result.outcome === 'failed') return 'not-stored';
      if (result.receiptId === null)
        this.logger.warn({ folder, code: result.code }, 'a file in a watched folder was not taken');
    }
    await this.settle(file, folder);
    return 'taken';
  }

  private async settle(file: SeenFile, folder: string): Promise<void> {
    try {
      const left = await finish(file, folder, this.config.env.KERMA_WATCH_AFTER);
      if (left === 'gone') return;
    } catch (fault) {
      const code = (fault as NodeJS.ErrnoException).code;
      this.logger.warn({ folder, code }, 'a taken file could not be moved or deleted, and stays');
    }
    await this.taken
      .remember(file)
      .catch(() =>
        this.logger.warn({ folder }, 'a taken file could not be noted; after a restart it is seen again'),
      );
  }

  private async rest(ms: number): Promise<void> {
    if (!this.running) return;
    await new Promise<void>((done) => {
      const timer = setTimeout(done, ms);
      const before = this.rouse;
      this.rouse = () => {
        before();
        clearTimeout(timer);
        done();
      };
    });
  }
}
