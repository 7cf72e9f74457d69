import { hostname, userInfo } from 'node:os';
import { Injectable } from '@nestjs/common';
import type { FileResult } from '../../ingestion.contract.ts';
import type { FoundFile } from '../intake/found-file.ts';
import { filesUnder, foundIn } from '../intake/found-files.ts';
import { Intake } from '../intake/intake.ts';
import { ReadingOutcomes } from '../intake/reading-outcomes.ts';
import { sideBySide } from '../intake/side-by-side.ts';

const atOnce = 8;
/** Files on their way at most: the reading keeps pace with the storing, and the progress tells of both. */
const onTheWay = 200;
const patienceMs = 300_000;

/** What is told while an import runs. */
export interface ImportProgress {
  /** How many files are known of so far. */
  readonly known: (files: number) => void;
  /** One file is stored and read, or was not taken. */
  readonly done: (result: FileResult) => void;
}

const sender = (): string => {
  try {
    return `${userInfo().username}@${hostname()}`;
  } catch {
    return hostname();
  }
};

async function* filesIn(paths: readonly string[], onFound: () => void): AsyncGenerator<FoundFile> {
  for (const path of paths)
    for await (const found of foundIn(path, path)) {
      onFound();
      yield found;
    }
}

/** Brings files, folders and archives of this machine in through the same door as every other way. */
@Injectable()
export class FileImport {
  private readonly intake: Intake;
  private readonly outcomes: ReadingOutcomes;

  constructor(intake: Intake, outcomes: ReadingOutcomes) {
    this.intake = intake;
    this.outcomes = outcomes;
  }

  async run(paths: readonly string[], progress: ImportProgress): Promise<void> {
    const files: string[] = [];
    for (const path of paths) for await (const file of filesUnder(path)) files.push(file);
    let found = 0;
    const source = filesIn(files, () => progress.known(Math.max(files.length, (found += 1))));
    progress.known(files.length);
    const from = sender();
    let open: FileResult[] = [];
    for await (const result of sideBySide(source, atOnce, (each) => this.intake.take(each, 'cli', from))) {
      open.push(result);
      if (open.length < onTheWay) continue;
      await this.tell(open, progress);
      open = [];
    }
    await this.tell(open, progress);
  }

  private async tell(taken: readonly FileResult[], progress: ImportProgress): Promise<void> {
    for (const result of await this.outcomes.whenRead(taken, patienceMs)) progress.done(result);
  }
}
