import { Injectable } from '@nestjs/common';
import { actor } from '../../platform/access/acting.ts';
import { Audit } from '../../platform/audit/audit.service.ts';
import { Database } from '../../platform/database/database.ts';
import { insertRow, updateRow } from '../../platform/database/rows.ts';
import { badRequest, conflict, notFound } from '../../platform/problem.ts';
import { designationOn } from '../core/designation.ts';
import type {
  DesignationInput,
  DesignationList,
  DesignationReview as ReviewInput,
  DesignationView,
  PositioningPolicyInput,
  SupervisionEnd,
} from './supervision.contract.ts';
import { Person } from '../person.entity.ts';
import { Today } from '../today.ts';
import { UnitsNamed } from '../units-named.ts';
import { Designation, DesignationReview, PositioningPolicy } from './supervision.entity.ts';

/** Technologists who may use fluoroscopy to position or localize only, each under a policy that a medical director approved. */
@Injectable()
export class Designations {
  constructor(
    private readonly database: Database,
    private readonly units: UnitsNamed,
    private readonly today: Today,
    private readonly audit: Audit,
  ) {}

  async list(): Promise<DesignationList> {
    const { read } = this.database;
    const rows = await read.find(Designation, { order: { from: 'DESC', id: 'DESC' } });
    const reviews = await read.find(DesignationReview, { order: { on: 'ASC' } });
    const policies = await read.find(PositioningPolicy, { order: { id: 'DESC' } });
    const names = new Map((await read.find(Person)).map(({ id, name }) => [id, name]));
    const mention = (id: number) => ({ id, name: names.get(id) ?? '' });
    const titles = new Map(policies.map(({ id, title }) => [id, title]));
    return {
      designations: rows.map((row) => {
        const own = reviews.filter(({ designationId }) => designationId === row.id);
        const policy = { id: row.policyId, title: titles.get(row.policyId) ?? '' };
        return { ...this.stateOf(row, own), ...said(row, mention), policy };
      }),
      policies: policies.map(({ medicalDirectorId, id, title, text, approvedOn, endedOn }) => ({
        ...{ id, title, text, approvedOn, endedOn },
        medicalDirector: mention(medicalDirectorId),
      })),
    };
  }

  async approve({ medicalDirectorId, ...policy }: PositioningPolicyInput): Promise<void> {
    await this.database.write(async (manager) => {
      const director = await manager.findOneBy(Person, { id: medicalDirectorId });
      if (director === null) throw notFound('The medical director');
      if (director.profession !== 'physician')
        throw badRequest(
          'director-no-physician',
          'The medical director who approves the policy is a physician.',
        );
      const id = await insertRow(manager, PositioningPolicy, { medicalDirectorId, ...policy });
      await this.audit.write(manager, {
        action: 'positioning-policy.approved',
        subject: { kind: 'positioning-policy', id: id ?? 0 },
        after: { medicalDirectorId, ...policy },
      });
    });
  }

  async designate({ unitIds, ...input }: DesignationInput): Promise<void> {
    await this.units.mustBe(unitIds);
    const { technologistId, supervisingPhysicianId, policyId, from, until } = input;
    if (until !== null && until < from) throw badRequest('dates-not-right', 'It ends before it begins.');
    await this.database.write(async (manager) => {
      const technologist = await manager.findOneBy(Person, { id: technologistId });
      if (technologist?.profession !== 'technologist')
        throw badRequest('not-a-technologist', 'Only technologists are designated.');
      const physician = await manager.findOneBy(Person, { id: supervisingPhysicianId });
      if (physician?.profession !== 'physician')
        throw badRequest('not-a-physician', 'The supervising person, in the room, is a physician.');
      const policy = await manager.findOneBy(PositioningPolicy, { id: policyId });
      if (policy === null) throw notFound('The policy');
      if (from < policy.approvedOn || (policy.endedOn !== null && from > policy.endedOn))
        throw conflict('policy-not-in-force', 'The policy is not in force on the day on which this begins.');
      for (const unitId of new Set(unitIds)) {
        const id = await insertRow(manager, Designation, { unitId, ...input });
        await this.audit.write(manager, {
          action: 'designation.given',
          subject: { kind: 'unit', id: unitId },
          after: { designationId: id, ...input },
        });
      }
    });
  }

  async review(id: number, { on, note }: ReviewInput): Promise<void> {
    if (on > this.today.date)
      throw badRequest('dates-not-right', 'A review of a later day has not been made yet.');
    await this.database.write(async (manager) => {
      const row = await manager.findOneBy(Designation, { id });
      if (row === null) throw notFound('The designation');
      if (on < row.from) throw badRequest('dates-not-right', 'The designation had not begun on that day.');
      await insertRow(manager, DesignationReview, { designationId: id, on, by: actor().name, note });
      await this.audit.write(manager, {
        action: 'designation.reviewed',
        subject: { kind: 'unit', id: row.unitId },
        after: { designationId: id, on, note },
      });
    });
  }

  async end(id: number, { until, reason }: SupervisionEnd): Promise<void> {
    await this.database.write(async (manager) => {
      const row = await manager.findOneBy(Designation, { id });
      if (row === null) throw notFound('The designation');
      if (until < row.from) throw badRequest('dates-not-right', 'It would end before it began.');
      await updateRow(manager, Designation, id, { until });
      await this.audit.write(manager, {
        action: 'designation.ended',
        subject: { kind: 'unit', id: row.unitId },
        before: { designationId: id, until: row.until },
        after: { until },
        reason,
      });
    });
  }

  private stateOf(
    row: Designation,
    reviews: readonly DesignationReview[],
  ): Pick<DesignationView, 'state' | 'reviewDueBy' | 'reviews'> {
    const { from, until } = row;
    const dated = { from, until, reviews: reviews.map(({ on }) => on) };
    const standing = designationOn(dated, this.today.date);
    return {
      state: standing.state,
      reviewDueBy: 'reviewDueBy' in standing ? standing.reviewDueBy : null,
      reviews: reviews.map(({ on, by, note }) => ({ on, by, note })),
    };
  }
}

const said = (row: Designation, mention: (id: number) => { id: number; name: string }) => ({
  id: row.id,
  unitId: row.unitId,
  technologist: mention(row.technologistId),
  supervisingPhysician: mention(row.supervisingPhysicianId),
  from: row.from,
  until: row.until,
});
