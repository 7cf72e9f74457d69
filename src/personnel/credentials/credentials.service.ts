import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { actor } from '../../platform/access/acting.ts';
import type { Caller } from '../../platform/access/caller.ts';
import { Audit } from '../../platform/audit/audit.service.ts';
import { Database } from '../../platform/database/database.ts';
import { insertRow, updateRow, type Row } from '../../platform/database/rows.ts';
import { conflict, notFound, ProblemException } from '../../platform/problem.ts';
import { credentialProblems } from '../core/credential-rules.ts';
import { Person } from '../person.entity.ts';
import { Today } from '../../platform/today.ts';
import { subfieldsFor } from './credential-types.contract.ts';
import { Credential } from './credential.entity.ts';
import type { CredentialChange, CredentialInput } from './credentials.contract.ts';

const papersNotForAll = (): ProblemException =>
  new ProblemException(
    403,
    'not-permitted',
    'The document is shown to its holder, and to those who enter or verify credentials.',
  );

const notForOthers = (): ProblemException =>
  new ProblemException(
    403,
    'not-permitted',
    'You may enter your own credentials only. Someone with “Enter credentials of other people” can do it.',
  );

/** What the audit trail says of a credential. */
const told = (row: Row<Credential>) => ({
  kind: row.kind,
  title: row.title,
  number: row.number,
  issuer: row.issuer,
  subfield: row.subfield,
  restriction: row.restriction,
  hours: row.hours,
  issued: row.issued,
  expires: row.expires,
});

/** Enters, changes, verifies and withdraws credentials; what was said before stays in the table. */
@Injectable()
export class Credentials {
  constructor(
    private readonly database: Database,
    private readonly today: Today,
    private readonly audit: Audit,
  ) {}

  /** Gives the id. */
  add(caller: Caller, personId: number, input: CredentialInput): Promise<number> {
    this.mayEnterFor(caller, personId);
    mustBeRight(input);
    return this.database.write(async (manager) => {
      if (!(await manager.existsBy(Person, { id: personId }))) throw notFound('This person');
      return this.insert(manager, { personId, ...input }, { action: 'credential.entered' });
    });
  }

  /** Gives the id of the row that says it now. The verification goes: it was of what stood there before. */
  change(caller: Caller, id: number, { reason, ...input }: CredentialChange): Promise<number> {
    mustBeRight(input);
    return this.database.write(async (manager) => {
      const before = await this.mustStand(manager, id);
      this.mayEnterFor(caller, before.personId);
      const row = { personId: before.personId, fileId: before.fileId, ...input };
      const newId = await this.insert(manager, row, { action: 'credential.changed', before, reason });
      await updateRow(manager, Credential, id, { replacedById: newId });
      return newId;
    });
  }

  /** Nobody verifies what they hold themselves. */
  verify(caller: Caller, id: number, how: string): Promise<void> {
    return this.database.write(async (manager) => {
      const { personId } = await this.mustStand(manager, id);
      if (caller.who.personId === null || caller.who.personId === personId) {
        throw conflict('own-credential', 'Nobody verifies their own credentials. Ask someone else who may.');
      }
      const verified = {
        verifiedBy: caller.who.name,
        verifiedById: caller.who.personId,
        verifiedAt: this.today.instant,
        verifiedHow: how,
      };
      await updateRow(manager, Credential, id, verified);
      await this.audit.write(manager, {
        action: 'credential.verified',
        subject: { kind: 'person', id: personId },
        after: { credentialId: id, how },
      });
    });
  }

  withdraw(caller: Caller, id: number, reason: string): Promise<void> {
    return this.database.write(async (manager) => {
      const before = await this.mustStand(manager, id);
      this.mayEnterFor(caller, before.personId);
      await updateRow(manager, Credential, id, {
        withdrawnBy: actor().name,
        withdrawnAt: this.today.instant,
        withdrawnReason: reason,
      });
      await this.audit.write(manager, {
        action: 'credential.withdrawn',
        subject: { kind: 'person', id: before.personId },
        before: { credentialId: id, ...told(before) },
        reason,
      });
    });
  }

  /** Puts a stored document to a credential, within the caller's transaction. */
  async attach(
    manager: EntityManager,
    caller: Caller,
    { id, fileId }: { id: number; fileId: number },
  ): Promise<void> {
    const { personId } = await this.mustStand(manager, id);
    this.mayEnterFor(caller, personId);
    // A verification was of the document that lay there before.
    await updateRow(manager, Credential, id, {
      fileId,
      verifiedBy: null,
      verifiedById: null,
      verifiedAt: null,
      verifiedHow: null,
    });
    await this.audit.write(manager, {
      action: 'credential.document-added',
      subject: { kind: 'person', id: personId },
      after: { credentialId: id, fileId },
    });
  }

  mayEnterFor(caller: Caller, personId: number): void {
    if (caller.who.personId !== personId && !caller.mayEverywhere('credentials.enter')) throw notForOthers();
  }

  /** The paper itself says more than the list does. */
  mayReadPapersOf(caller: Caller, personId: number): void {
    const may = (['credentials.enter', 'credentials.verify'] as const).some((each) =>
      caller.mayEverywhere(each),
    );
    if (caller.who.personId !== personId && !may) throw papersNotForAll();
  }

  private async mustStand(manager: EntityManager, id: number): Promise<Credential> {
    const row = await manager.findOneBy(Credential, { id });
    if (row === null) throw notFound('The credential');
    if (row.replacedById !== null || row.withdrawnAt !== null) {
      throw conflict(
        'credential-is-history',
        'This credential was changed or withdrawn meanwhile. Load the page again.',
      );
    }
    return row;
  }

  private async insert(
    manager: EntityManager,
    row: Row<Credential>,
    { action, before, reason }: { action: string; before?: Credential; reason?: string },
  ): Promise<number> {
    const entered = { ...row, enteredBy: actor().name, enteredAt: this.today.instant };
    const id = await insertRow(manager, Credential, entered);
    if (id === null) throw new Error('A new credential is there already');
    await this.audit.write(manager, {
      action,
      subject: { kind: 'person', id: row.personId ?? 0 },
      ...(before && { before: told(before) }),
      after: { credentialId: id, ...told(row) },
      reason: reason ?? null,
    });
    return id;
  }
}

const mustBeRight = (input: CredentialInput): void => {
  const problems = credentialProblems(input, Object.keys(subfieldsFor(input.kind)));
  const [first] = problems;
  if (first) throw new ProblemException(400, 'credential-not-right', first.message, problems);
};
