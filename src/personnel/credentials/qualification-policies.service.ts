import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.service.ts';
import type { Caller } from '../../platform/access/caller.ts';
import { Database } from '../../platform/database/database.ts';
import { insertRow } from '../../platform/database/rows.ts';
import { badRequest } from '../../platform/problem.ts';
import type { CalendarDate } from '../../quantities/calendar.ts';
import { isMetByHealthPhysicsAlone, type Capacity, type CapacityPolicy } from '../core/qualification.ts';
import { defaultPolicies } from '../data/default-policies.ts';
import { Today } from '../../platform/today.ts';
import { subfieldsFor } from './credential-types.contract.ts';
import { QualificationPolicy } from './credential.entity.ts';
import type {
  PolicyChange,
  QualificationPolicies as PoliciesView,
  QualificationPolicyView,
} from './credentials.contract.ts';

const capacities = Object.keys(defaultPolicies) as Capacity[];
const defaultSource =
  'Standards of the field as Kerma begins with them (secondary source): to be confirmed by a physicist of this site.';

const startingPolicy = (capacity: Capacity): QualificationPolicyView => ({
  version: 0,
  capacity,
  policy: mutable(defaultPolicies[capacity]),
  from: null,
  confirmed: null,
  source: defaultSource,
});

const mutable = (policy: CapacityPolicy): QualificationPolicyView['policy'] => ({
  ...policy,
  anyOf: policy.anyOf.map(({ kind, subfields }) => ({ kind, subfields: [...subfields] })),
  allOf: policy.allOf.map(({ kind, subfields }) => ({ kind, subfields: [...subfields] })),
});

const viewOf = (row: QualificationPolicy): QualificationPolicyView => ({
  version: row.id,
  capacity: row.capacity,
  policy: mutable(row.policy),
  from: row.validFrom,
  confirmed: { by: row.confirmedBy, at: row.confirmedAt, reason: row.reason },
  source: 'Policy of this site.',
});

/** What makes someone qualified at this site: versions from a day on, only ever added. */
@Injectable()
export class QualificationPolicies {
  constructor(
    private readonly database: Database,
    private readonly today: Today,
    private readonly audit: Audit,
  ) {}

  /** The policy that holds on a day: the one that began last, of two of the same day the one written later. */
  async on(capacity: Capacity, date: CalendarDate): Promise<CapacityPolicy> {
    const rows = await this.versions(capacity);
    return rows.find(({ validFrom }) => validFrom <= date)?.policy ?? defaultPolicies[capacity];
  }

  async list(): Promise<PoliciesView> {
    const rows = await this.versions();
    const today = this.today.date;
    const inForce = capacities.map((capacity) => {
      const row = rows.find((each) => each.capacity === capacity && each.validFrom <= today);
      return row ? viewOf(row) : startingPolicy(capacity);
    });
    return { policies: inForce, history: [...rows.map(viewOf), ...capacities.map(startingPolicy)] };
  }

  async change(caller: Caller, capacity: Capacity, { policy, from, reason }: PolicyChange): Promise<void> {
    mustBeUsable(policy);
    if (from < this.today.date)
      throw badRequest(
        'policy-in-the-past',
        'A policy holds from today on or later: what was judged stays so.',
      );
    const before = await this.on(capacity, from);
    await this.database.write(async (manager) => {
      const id = await insertRow(manager, QualificationPolicy, {
        capacity,
        validFrom: from,
        policy,
        reason,
        confirmedBy: caller.who.name ?? '',
        confirmedAt: this.today.instant,
      });
      await this.audit.write(manager, {
        action: 'qualification-policy.changed',
        subject: { kind: 'qualification-policy', id: capacity },
        before,
        after: { version: id, from, policy },
        reason,
      });
    });
  }

  private versions(capacity?: Capacity): Promise<QualificationPolicy[]> {
    return this.database.read.find(QualificationPolicy, {
      ...(capacity && { where: { capacity } }),
      order: { validFrom: 'DESC', id: 'DESC' },
    });
  }
}

const mustBeUsable = (policy: CapacityPolicy): void => {
  if (policy.anyOf.length === 0)
    throw badRequest(
      'policy-empty',
      'Name at least one credential that qualifies: else nobody could ever sign.',
    );
  if (isMetByHealthPhysicsAlone(policy))
    throw badRequest(
      'policy-by-health-physics',
      'A health-physics certificate alone does not qualify for diagnostic medical physics. Ask for another beside it.',
    );
  for (const { kind, subfields } of [...policy.anyOf, ...policy.allOf]) {
    const known = subfieldsFor(kind);
    const foreign = subfields.find((each) => !(each in known));
    if (foreign !== undefined)
      throw badRequest('subfield-not-known', `“${foreign}” is no subfield of this certificate.`);
  }
};
