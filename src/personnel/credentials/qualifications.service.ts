import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Database } from '../../platform/database/database.ts';
import type { CalendarDate } from '../../quantities/calendar.ts';
import {
  qualificationOn,
  type Capacity,
  type HeldCredential,
  type Qualification,
} from '../core/qualification.ts';
import { qualificationWords } from '../core/qualification-words.ts';
import { supervisionOn } from '../core/supervision.ts';
import { Supervision } from '../supervision/supervision.entity.ts';
import { subfieldsFor, credentialKinds } from './credential-types.contract.ts';
import { Credential, QualificationOverride } from './credential.entity.ts';
import type { QualificationQuery, QualificationView } from './credentials.contract.ts';
import { QualificationPolicies } from './qualification-policies.service.ts';

const heldOf = (row: Credential): HeldCredential => ({
  id: row.id,
  kind: row.kind,
  subfield: row.subfield,
  issued: row.issued,
  expires: row.expires,
  isVerified: row.verifiedAt !== null,
  restriction: row.restriction,
  hours: row.hours,
});

const named = {
  kind: (kind: HeldCredential['kind']): string => credentialKinds[kind],
  subfield: (kind: HeldCredential['kind'], value: string): string => subfieldsFor(kind)[value] ?? value,
};

/** Whose question it is. */
export interface AskedQualification {
  readonly personId: number;
  readonly unitId: number;
  readonly date: CalendarDate;
  readonly capacity: Capacity;
}

/** Answers “was this person qualified for this unit on this date?”, for pages and for whatever is signed. */
@Injectable()
export class Qualifications {
  constructor(
    private readonly database: Database,
    private readonly policies: QualificationPolicies,
  ) {}

  async of(asked: AskedQualification): Promise<Qualification> {
    const { personId } = asked;
    const { read } = this.database;
    const rows = await read.findBy(Credential, { personId, replacedById: IsNull(), withdrawnAt: IsNull() });
    const overrides = await read.findBy(QualificationOverride, { personId, withdrawnAt: IsNull() });
    const policy = await this.policies.on(asked.capacity, asked.date);
    return qualificationOn({ ...asked, credentials: rows.map(heldOf), overrides }, policy);
  }

  /** The answer in words, with what the person supervises there. */
  async explained(asked: QualificationQuery): Promise<QualificationView> {
    const answer = await this.of(asked);
    const { read } = this.database;
    const charges = await read.findBy(Supervision, { unitId: asked.unitId });
    const { primary, deputies } = supervisionOn(charges, asked.date);
    const rows = await read.findBy(Credential, { personId: asked.personId });
    const isDeputy = deputies.some(({ personId }) => personId === asked.personId);
    return {
      isQualified: answer.isQualified,
      because: qualificationWords(answer, rows.map(heldOf), named),
      until: answer.isQualified ? answer.until : null,
      overrideId: answer.isQualified ? answer.overrideId : null,
      supervises: primary?.personId === asked.personId ? 'primary' : isDeputy ? 'deputy' : null,
    };
  }
}
