import { open } from 'node:fs/promises';

const syncNow = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (fault) {
    // Windows and some network shares cannot sync a folder; there the rename itself has to do.
    if (!['EPERM', 'EISDIR', 'EINVAL'].includes((fault as NodeJS.ErrnoException).code ?? '')) throw fault;
  } finally {
    await handle.close();
  }
};

/** Syncs folders to disk; whoever asks while a sync runs shares the next one. */
export class FolderSync {
  private readonly running = new Map<string, Promise<void>>();
  private readonly waiting = new Map<string, Promise<void>>();

  /** Resolves when everything that was renamed into the folder before the call is on disk. */
  sync(folder: string): Promise<void> {
    const joined = this.waiting.get(folder);
    if (joined) return joined;
    const current = this.running.get(folder);
    if (!current) return this.start(folder);
    const next = current
      .catch(() => undefined)
      .then(() => {
        this.waiting.delete(folder);
        return this.start(folder);
      });
    this.waiting.set(folder, next);
    return next;
  }

  private start(folder: string): Promise<void> {
    const turn = syncNow(folder).finally(() => this.running.delete(folder));
    this.running.set(folder, turn);
    return turn;
  }
}
