import { randomUUID } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Request, Response } from 'express';
import { actor } from '../../../platform/access/acting.ts';
import { Audit } from '../../../platform/audit/audit.service.ts';
import { Config } from '../../../platform/config.ts';
import { badRequest } from '../../../platform/problem.ts';
import type { FileResult, UploadResult } from '../../ingestion.contract.ts';
import { foundIn } from '../intake/found-files.ts';
import type { FoundFile } from '../intake/found-file.ts';
import { Intake } from '../intake/intake.ts';
import { ReadingOutcomes } from '../intake/reading-outcomes.ts';
import { sideBySide } from '../intake/side-by-side.ts';
import { receiveMultipart, type ReceivedPart } from './receive-multipart.ts';

const mostFiles = 20_000;
const atOnce = 8;
/** Longest wait for the reading before the answer goes out; what is not read by then is shown in the inbox. */
const patienceMs = 5000;
const leftoverAgeMs = 86_400_000;

async function* filesOf(parts: readonly ReceivedPart[]): AsyncGenerator<FoundFile> {
  for (const { path, name } of parts) {
    yield* foundIn(path, name);
    await rm(path, { force: true });
  }
}

const countsOf = (files: readonly FileResult[]): UploadResult['counts'] => {
  const number = (outcome: FileResult['outcome']): number =>
    files.filter((file) => file.outcome === outcome).length;
  return {
    stored: number('stored'),
    alreadyHere: number('already-here'),
    refused: number('refused'),
    failed: number('failed'),
  };
};

/** Files and archives that a person sends with the browser. */
@Injectable()
export class UploadService implements OnModuleInit {
  private readonly folder: string;
  private readonly bytes: number;
  private readonly intake: Intake;
  private readonly outcomes: ReadingOutcomes;
  private readonly audit: Audit;

  constructor(config: Config, intake: Intake, outcomes: ReadingOutcomes, audit: Audit) {
    this.folder = join(config.dataFolder, 'uploads');
    this.bytes = config.env.KERMA_UPLOAD_MAX;
    this.intake = intake;
    this.outcomes = outcomes;
    this.audit = audit;
  }

  async onModuleInit(): Promise<void> {
    const leftovers = await readdir(this.folder).catch(() => []);
    for (const name of leftovers) {
      const { mtimeMs } = await stat(join(this.folder, name));
      if (Date.now() - mtimeMs > leftoverAgeMs)
        await rm(join(this.folder, name), { recursive: true, force: true });
    }
  }

  async take(request: Request, response: Response): Promise<UploadResult> {
    const folder = join(this.folder, randomUUID());
    try {
      const limits = { bytes: this.bytes, files: mostFiles };
      const parts = await receiveMultipart(request, response, folder, limits);
      if (parts.length === 0)
        throw badRequest(
          'nothing-uploaded',
          'There was no file in the upload. Choose files, folders or a zip.',
        );
      return await this.process(parts, actor().name ?? request.ip ?? null);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private async process(parts: readonly ReceivedPart[], sender: string | null): Promise<UploadResult> {
    const taken: FileResult[] = [];
    const results = sideBySide(filesOf(parts), atOnce, (found) => this.intake.take(found, 'upload', sender));
    for await (const result of results) taken.push(result);
    const files = await this.outcomes.whenRead(taken, patienceMs);
    const counts = countsOf(files);
    await this.audit.tell({ action: 'arrivals.uploaded', subject: { kind: 'upload' }, after: counts });
    return { files, counts };
  }
}
