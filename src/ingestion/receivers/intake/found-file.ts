/** A file that was found in what someone gave us; the label is for people, it is never used as a path. */
export type FoundFile =
  | { readonly label: string; readonly bytes: Buffer }
  | { readonly label: string; readonly sizeBytes: number | null; readonly problem: IntakeProblem };

/** Why a file did not even get to the door. */
export interface IntakeProblem {
  /** refused: sending it again will not help · failed: it may. */
  readonly kind: 'refused' | 'failed';
  readonly code: string;
  readonly message: string;
}

export interface IntakeLimits {
  /** Largest single file that is taken, bytes. */
  readonly file: number;
  /** Most that one archive may hold when unpacked, bytes. */
  readonly archive: number;
  /** Most files of one archive. */
  readonly entries: number;
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`;

export const tooLarge = (most: number): IntakeProblem => ({
  kind: 'refused',
  code: 'too-large',
  message: `This file is larger than ${megabytes(most)}; no dose report is. It was not taken.`,
});

const causes: Readonly<Record<string, string>> = {
  ENOENT: 'there is none of that name. Check the path',
  EACCES: 'reading it is not permitted. Check its rights and try again',
};

export const unreadableFile = (fault: unknown): IntakeProblem => {
  const { code = 'unknown' } = fault as NodeJS.ErrnoException;
  return {
    kind: 'failed',
    code: 'unreadable-file',
    message: `This file could not be opened: ${causes[code] ?? `${code}. Try again`}.`,
  };
};

/** Files that systems leave beside the real ones: names that begin with a dot, and what they are known to add. */
export const isClutter = (label: string): boolean =>
  label.split('/').some((part) => part.startsWith('.') || part === '__MACOSX' || part === 'Thumbs.db');
