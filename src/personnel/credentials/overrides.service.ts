import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { actor } from '../../platform/access/acting.ts';
import type { Caller } from '../../platform/access/caller.ts';
import { Audit } from '../../platform/audit/audit.service.ts';
import { Database } from '../../platform/database/database.ts';
import { insertRow, updateRow } from '../../platform/database/rows.ts';
import { badRequest, conflict, notFound } from '../../platform/problem.ts';
import { OwnPassword } from '../accounts/own-password.ts';
import { Person } from '../person.entity.ts';
import { Today } from '../../platform/today.ts';
import { UnitsNamed } from '../../equipment/index.ts';
import { QualificationOverride } from './credential.entity.ts';
import type { OverrideInput, OverrideView } from './credentials.contract.ts';

/** Exceptions to the policy: documented, limited in time, and signed by someone else with their password. */
@Injectable()
export class Overrides {
  constructor(
    private readonly database: Database,
    private readonly today: Today,
    private readonly audit: Audit,
    private readonly ownPassword: OwnPassword,
    private readonly units: UnitsNamed,
  ) {}

  async ofPerson(personId: number): Promise<OverrideView[]> {
    const { read } = this.database;
    const rows = await read.find(QualificationOverride, { where: { personId }, order: { id: 'DESC' } });
    const people = await read.findBy(Person, { id: In(rows.map((row) => row.personId)) });
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const unitOf = await this.units.mentions();
    return rows.map((row) => ({
      id: row.id,
      person: { id: row.personId, name: names.get(row.personId) ?? '' },
      capacity: row.capacity,
      unit: row.unitId === null ? null : unitOf(row.unitId),
      from: row.from,
      until: row.until,
      reason: row.reason,
      signedBy: row.signedBy,
      signedAt: row.signedAt,
      withdrawn:
        row.withdrawnAt === null
          ? null
          : { by: row.withdrawnBy, at: row.withdrawnAt, reason: row.withdrawnReason ?? '' },
    }));
  }

  async sign(caller: Caller, personId: number, { password, ...input }: OverrideInput): Promise<void> {
    const { personId: signer, name } = caller.who;
    if (signer === null || signer === personId)
      throw conflict('own-exception', 'Nobody signs an exception for themselves.');
    if (input.until < input.from) throw badRequest('dates-not-right', 'The exception ends before it begins.');
    if (input.unitId !== null) await this.units.mustBe([input.unitId]);
    await this.ownPassword.mustBe(caller, password);
    await this.database.write(async (manager) => {
      if (!(await manager.existsBy(Person, { id: personId }))) throw notFound('This person');
      const signed = { signedBy: name ?? '', signedById: signer, signedAt: this.today.instant };
      const id = await insertRow(manager, QualificationOverride, { personId, ...input, ...signed });
      await this.audit.write(manager, {
        action: 'qualification.exception-signed',
        subject: { kind: 'person', id: personId },
        after: { overrideId: id, ...input },
        reason: input.reason,
      });
    });
  }

  async withdraw(id: number, reason: string): Promise<void> {
    await this.database.write(async (manager) => {
      const row = await manager.findOneBy(QualificationOverride, { id });
      if (row === null) throw notFound('The exception');
      if (row.withdrawnAt !== null) throw conflict('exception-withdrawn', 'It was withdrawn already.');
      await updateRow(manager, QualificationOverride, id, {
        withdrawnBy: actor().name,
        withdrawnAt: this.today.instant,
        withdrawnReason: reason,
      });
      await this.audit.write(manager, {
        action: 'qualification.exception-withdrawn',
        subject: { kind: 'person', id: row.personId },
        before: { overrideId: id },
        reason,
      });
    });
  }
}
