import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { actor } from '../../platform/access/acting.ts';
import { Audit } from '../../platform/audit/audit.service.ts';
import { Database } from '../../platform/database/database.ts';
import { held, insertRow, updateRow } from '../../platform/database/rows.ts';
import { badRequest, conflict, notFound } from '../../platform/problem.ts';
import { daysAfter, periodWords } from '../../quantities/calendar.ts';
import { designationOn, designationsBeside } from '../core/designation.ts';
import type {
  DesignationInput,
  DesignationList,
  DesignationReview as ReviewInput,
  DesignationView,
  SupervisionEnd,
} from './supervision.contract.ts';
import { Person } from '../person.entity.ts';
import { Today } from '../../platform/today.ts';
import { UnitsNamed } from '../../equipment/index.ts';
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
    const unitOf = await this.units.mentions();
    return {
      designations: rows.map((row) => ({
        id: row.id,
        unit: unitOf(row.unitId),
        technologist: mention(row.technologistId),
        supervisingPhysician: mention(row.supervisingPhysicianId),
        policy: { id: row.policyId, title: titles.get(row.policyId) ?? '' },
        from: row.from,
        until: row.until,
        ...this.stateOf(
          row,
          reviews.filter(({ designationId }) => designationId === row.id),
        ),
      })),
      policies: policies.map(({ medicalDirectorId, id, title, text, approvedOn, endedOn }) => ({
        ...{ id, title, text, approvedOn, endedOn },
        medicalDirector: mention(medicalDirectorId),
      })),
    };
  }

  async designate({ unitIds, ...input }: DesignationInput): Promise<void> {
    await this.units.mustBe(unitIds);
    const unitOf = await this.units.mentions();
    const { from, until } = input;
    if (until !== null && until < from) throw badRequest('dates-not-right', 'It ends before it begins.');
    await this.database.write(async (manager) => {
      const technologist = await mustBeFit(manager, input);
      await mustBeInForce(manager, input);
      const theirs = await manager.findBy(Designation, { technologistId: technologist.id });
      for (const unitId of new Set(unitIds)) {
        const [other] = designationsBeside(theirs, input).filter((each) => each.unitId === unitId);
        if (other !== undefined)
          throw conflict(
            'designated-already',
            `${technologist.name} is designated on ${unitOf(unitId).name} ${periodWords(other)}. End that designation first.`,
          );
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
      const row = await mustBe(manager, id);
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
      const row = await mustBe(manager, id);
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

  /** What has not begun yet never was: the audit trail alone keeps it. */
  async takeBack(id: number, reason: string): Promise<void> {
    await this.database.write(async (manager) => {
      const row = await mustBe(manager, id);
      if (row.from <= this.today.date)
        throw conflict('begun-already', 'The designation has begun. Say its last day instead.');
      await manager.delete(Designation, { id });
      const { unitId, from, until } = row;
      await this.audit.write(manager, {
        action: 'designation.taken-back',
        subject: { kind: 'unit', id: unitId },
        before: { designationId: id, technologistId: row.technologistId, from, until },
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
    const overdue = standing.state === 'review-overdue' ? daysAfter(standing.since, -1) : null;
    return {
      state: standing.state,
      reviewDueBy: standing.state === 'in-force' ? standing.reviewDueBy : overdue,
      reviews: reviews.map(({ on, by, note }) => ({ on, by, note })),
    };
  }
}

const mustBe = async (manager: EntityManager, id: number): Promise<Designation> => {
  const row = await manager.findOneBy(Designation, { id });
  if (row === null) throw notFound('The designation');
  return row;
};

type Given = Omit<DesignationInput, 'unitIds'>;

/** The technologist's row is held: two requests at once must not both find the unit free. */
const mustBeFit = async (manager: EntityManager, given: Given): Promise<Person> => {
  const where = { id: given.technologistId };
  const technologist = await manager.findOne(Person, { where, ...held(manager) });
  if (technologist?.profession !== 'technologist')
    throw badRequest('not-a-technologist', 'Only technologists are designated.');
  const physician = await manager.findOneBy(Person, { id: given.supervisingPhysicianId });
  if (physician?.profession !== 'physician')
    throw badRequest('not-a-physician', 'The supervising person, in the room, is a physician.');
  const gone = [technologist, physician].find(({ leftAt }) => leftAt !== null);
  if (gone !== undefined) throw badRequest('has-left', `${gone.name} has left. Choose someone who is here.`);
  return technologist;
};

const mustBeInForce = async (manager: EntityManager, { policyId, from, until }: Given): Promise<void> => {
  const policy = await manager.findOneBy(PositioningPolicy, { id: policyId });
  if (policy === null) throw notFound('The policy');
  const { approvedOn, endedOn } = policy;
  if (from < approvedOn || (endedOn !== null && from > endedOn))
    throw conflict('policy-not-in-force', 'The policy is not in force on the day on which this begins.');
  if (endedOn !== null && (until === null || until > endedOn))
    throw conflict('policy-ends', `The policy ends on ${endedOn}. Say a last day that is not after it.`);
};
