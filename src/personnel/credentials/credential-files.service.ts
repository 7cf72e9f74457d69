import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/access/caller.ts';
import { Audit } from '../../platform/audit/audit.service.ts';
import { Config } from '../../platform/config.ts';
import { Database } from '../../platform/database/database.ts';
import { insertRow } from '../../platform/database/rows.ts';
import { badRequest, notFound } from '../../platform/problem.ts';
import { documentType, type DocumentType } from '../core/document-type.ts';
import { Today } from '../../platform/today.ts';
import { Credential, CredentialFile } from './credential.entity.ts';
import { Credentials } from './credentials.service.ts';

/** A document as it was sent. */
export interface SentDocument {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Documents behind credentials: PDF or picture, by what the bytes are and not by their name, kept in the data folder. */
@Injectable()
export class CredentialFiles {
  private readonly folder: string;

  constructor(
    config: Config,
    private readonly database: Database,
    private readonly credentials: Credentials,
    private readonly today: Today,
    private readonly audit: Audit,
  ) {
    this.folder = join(config.dataFolder, 'credentials');
  }

  async put(caller: Caller, id: number, sent: SentDocument | undefined): Promise<void> {
    const type = sent === undefined ? null : documentType(sent.bytes);
    if (sent === undefined || type === null)
      throw badRequest('document-not-taken', 'Send a PDF, a PNG or a JPEG of at most 10 MB.');
    const row = await this.database.read.findOneBy(Credential, { id });
    if (row === null) throw notFound('The credential');
    this.credentials.mayEnterFor(caller, row.personId);
    const sha256 = await this.keep(sent.bytes);
    await this.database.write(async (manager) => {
      const fileId = await insertRow(manager, CredentialFile, {
        sha256,
        name: sent.name.slice(0, 200),
        type,
        sizeBytes: sent.bytes.length,
        storedAt: this.today.instant,
      });
      if (fileId === null) throw new Error('A new document is there already');
      await this.credentials.attach(manager, caller, { id, fileId });
    });
  }

  /** For its holder, and for those who enter or verify credentials of others. The sight is told. */
  async get(
    caller: Caller,
    id: number,
  ): Promise<{ readonly bytes: Buffer; readonly name: string; readonly type: DocumentType }> {
    const { read } = this.database;
    const row = await read.findOneBy(Credential, { id });
    const file = await read.findOneBy(CredentialFile, { id: row?.fileId ?? 0 });
    if (row === null || file === null) throw notFound('The document');
    this.credentials.mayReadPapersOf(caller, row.personId);
    const bytes = await readFile(join(this.folder, file.sha256));
    await this.audit.tell({
      action: 'credential.document-seen',
      subject: { kind: 'person', id: row.personId },
      after: { credentialId: id },
    });
    return { bytes, name: file.name, type: file.type };
  }

  private async keep(bytes: Uint8Array): Promise<string> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const draft = join(this.folder, `.${randomUUID()}`);
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, join(this.folder, sha256));
    return sha256;
  }
}
