/** A file as a scan found it. */
export interface SeenFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

interface Watched extends SeenFile {
  readonly sinceMs: number;
}

const isSame = (one: SeenFile, other: SeenFile): boolean =>
  one.sizeBytes === other.sizeBytes && one.modifiedMs === other.modifiedMs;

/** Tells which files have stopped changing: size and time of change were the same for so long. */
export class Settling {
  private readonly settleMs: number;
  private watched: ReadonlyMap<string, Watched> = new Map();

  constructor(settleMs: number) {
    this.settleMs = settleMs;
  }

  /** Those of the files of one scan at `nowMs` that have settled. What is no longer there is forgotten. */
  observe(files: readonly SeenFile[], nowMs: number): SeenFile[] {
    const next = new Map<string, Watched>();
    for (const file of files) {
      const before = this.watched.get(file.path);
      next.set(file.path, before && isSame(before, file) ? before : { ...file, sinceMs: nowMs });
    }
    this.watched = next;
    return files.filter(({ path }) => nowMs - (next.get(path)?.sinceMs ?? nowMs) >= this.settleMs);
  }
}
