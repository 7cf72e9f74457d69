import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit/audit.service.ts';
import { Database } from '../../platform/database/database.ts';
import { insertRow, updateRow } from '../../platform/database/rows.ts';
import { badRequest, conflict, notFound } from '../../platform/problem.ts';
import { daysAfter, periodWords } from '../../quantities/calendar.ts';
import type { SupervisionEnd, SupervisionInput } from './supervision.contract.ts';
import { primariesBeside } from '../core/supervision.ts';
import { Person } from '../person.entity.ts';
import { Today } from '../../platform/today.ts';
import { UnitsNamed } from '../../equipment/index.ts';
import { Supervision } from './supervision.entity.ts';

/** Says who supervises which unit from when to when; at any date a unit has one primary physicist. */
@Injectable()
export class Supervisions {
  constructor(
    private readonly database: Database,
    private readonly units: UnitsNamed,
    private readonly today: Today,
    private readonly audit: Audit,
  ) {}

  async give(input: SupervisionInput): Promise<void> {
    const { unitIds, until, from } = input;
    if (until !== null && until < from) throw badRequest('dates-not-right', 'It ends before it begins.');
    await this.units.mustBe(unitIds);
    await this.database.write(async (manager) => {
      const person = await manager.findOneBy(Person, { id: input.personId });
      if (person?.leftAt !== null) throw notFound('The person, here');
      for (const unitId of new Set(unitIds)) await this.giveOne(manager, unitId, input);
    });
  }

  async end(id: number, { until, reason }: SupervisionEnd): Promise<void> {
    await this.database.write(async (manager) => {
      const charge = await manager.findOneBy(Supervision, { id });
      if (charge === null) throw notFound('The charge');
      if (until < charge.from) throw badRequest('dates-not-right', 'It would end before it began.');
      const { unitId, kind, from } = charge;
      await this.mustBeAlone(manager, { unitId, kind, from, until }, id);
      await updateRow(manager, Supervision, id, { until });
      await this.audit.write(manager, {
        action: 'supervision.ended',
        subject: { kind: 'unit', id: charge.unitId },
        before: { supervisionId: id, personId: charge.personId, until: charge.until },
        after: { until },
        reason,
      });
    });
  }

  /** What has not begun yet never was: the audit trail alone keeps it. */
  async takeBack(id: number, reason: string): Promise<void> {
    await this.database.write(async (manager) => {
      const charge = await manager.findOneBy(Supervision, { id });
      if (charge === null) throw notFound('The charge');
      if (charge.from <= this.today.date)
        throw conflict('begun-already', 'The charge has begun. Say its last day instead.');
      await manager.delete(Supervision, { id });
      const { unitId, personId, kind, from, until } = charge;
      await this.audit.write(manager, {
        action: 'supervision.taken-back',
        subject: { kind: 'unit', id: unitId },
        before: { supervisionId: id, personId, kind, from, until },
        reason,
      });
    });
  }

  private async giveOne(manager: EntityManager, unitId: number, input: SupervisionInput): Promise<void> {
    const { personId, kind, from, until, note } = input;
    if (input.handOver && kind === 'primary') await this.handOver(manager, unitId, from);
    await this.mustBeAlone(manager, { unitId, kind, from, until }, null);
    const row = { unitId, personId, kind, from, until, note };
    const id = await insertRow(manager, Supervision, row);
    await this.audit.write(manager, {
      action: 'supervision.given',
      subject: { kind: 'unit', id: unitId },
      after: { supervisionId: id, personId, kind, from, until },
    });
  }

  /** The primary of that day hands over: their charge ends the day before. */
  private async handOver(manager: EntityManager, unitId: number, from: string): Promise<void> {
    const charges = await manager.findBy(Supervision, { unitId });
    for (const charge of primariesBeside(charges, { from, until: null })) {
      if (charge.from >= from) continue;
      const until = daysAfter(from, -1);
      await updateRow(manager, Supervision, charge.id, { until });
      await this.audit.write(manager, {
        action: 'supervision.ended',
        subject: { kind: 'unit', id: unitId },
        before: { supervisionId: charge.id, personId: charge.personId, until: charge.until },
        after: { until },
        reason: 'Handed over',
      });
    }
  }

  private async mustBeAlone(
    manager: EntityManager,
    charge: Pick<Supervision, 'unitId' | 'kind' | 'from' | 'until'>,
    ownId: number | null,
  ): Promise<void> {
    if (charge.kind !== 'primary') return;
    // One after another: two requests at once must not both find the unit without a primary.
    if (this.database.isPostgres)
      await manager.query('SELECT id FROM unit WHERE id = $1 FOR UPDATE', [charge.unitId]);
    const charges = await manager.findBy(Supervision, { unitId: charge.unitId });
    const [other] = primariesBeside(charges, charge).filter(({ id }) => id !== ownId);
    if (other === undefined) return;
    const person = await manager.findOneBy(Person, { id: other.personId });
    const unitOf = await this.units.mentions();
    throw conflict(
      'second-primary',
      `${person?.name ?? 'Someone'} is the primary physicist of ${unitOf(charge.unitId).name} ${periodWords(other)}. End that charge first, or hand over.`,
    );
  }
}
