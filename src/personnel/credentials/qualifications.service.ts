import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { Database } from '../../platform/database/database.ts';
import { daysAfter, type CalendarDate } from '../../quantities/calendar.ts';
import {
  notQualifiedSince,
  qualificationOn,
  type Capacity,
  type CapacityPolicy,
  type HeldCredential,
  type QualificationOverride as Exception,
  type Qualification,
} from '../core/qualification.ts';
import { qualificationWords } from '../core/qualification-words.ts';
import { supervisionOn } from '../core/supervision.ts';
import { Supervision } from '../supervision/supervision.entity.ts';
import { Today } from '../../platform/today.ts';
import { subfieldsFor, credentialKinds } from './credential-types.contract.ts';
import { Credential, QualificationOverride } from './credential.entity.ts';
import type { QualificationAnswer, QualificationQuery, QualificationView } from './credentials.contract.ts';
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
  /** null: no unit in particular. */
  readonly unitId: number | null;
  readonly date: CalendarDate;
  readonly capacity: Capacity;
}

/** What counts for a person: no credential that was replaced or withdrawn, an exception to the day before it was. */
interface Standing {
  readonly credentials: readonly HeldCredential[];
  readonly overrides: readonly Exception[];
}

interface Judged {
  readonly answer: Qualification;
  readonly credentials: readonly HeldCredential[];
}

/** Answers “was this person qualified for this unit on this date?”, for pages and for whatever is signed. */
@Injectable()
export class Qualifications {
  constructor(
    private readonly database: Database,
    private readonly policies: QualificationPolicies,
    private readonly today: Today,
  ) {}

  async of(asked: AskedQualification): Promise<Qualification> {
    const [judged] = await this.judge([asked]);
    if (!judged) throw new Error('A question without an answer');
    return judged.answer;
  }

  /** Many questions at once, answered in their order. */
  async ofAll(questions: readonly AskedQualification[]): Promise<Qualification[]> {
    return (await this.judge(questions)).map(({ answer }) => answer);
  }

  /** The answers in words. */
  async answers(questions: readonly AskedQualification[]): Promise<QualificationAnswer[]> {
    return (await this.judge(questions)).map(({ answer, credentials }) => ({
      isQualified: answer.isQualified,
      because: qualificationWords(answer, credentials, named),
      until: answer.isQualified ? answer.until : null,
      notSince: answer.isQualified ? null : notQualifiedSince(answer.unmet),
      missing: answer.isQualified ? [] : answer.unmet.map(({ why }) => why),
      overrideId: answer.isQualified ? answer.overrideId : null,
    }));
  }

  /** The answer in words, with what the person supervises there. */
  async explained(asked: QualificationQuery): Promise<QualificationView> {
    const [answer] = await this.answers([asked]);
    if (!answer) throw new Error('A question without an answer');
    const charges = await this.database.read.findBy(Supervision, { unitId: asked.unitId });
    const { primary, deputies } = supervisionOn(charges, asked.date);
    const isDeputy = deputies.some(({ personId }) => personId === asked.personId);
    const supervises = primary?.personId === asked.personId ? 'primary' : isDeputy ? 'deputy' : null;
    return { ...answer, supervises };
  }

  private async judge(questions: readonly AskedQualification[]): Promise<Judged[]> {
    const standing = await this.standing(questions.map(({ personId }) => personId));
    const policyFor = this.policyReader();
    return Promise.all(
      questions.map(async (asked) => {
        const own = standing(asked.personId);
        const answer = qualificationOn({ ...asked, ...own }, await policyFor(asked));
        return { answer, credentials: own.credentials };
      }),
    );
  }

  /** Reads each policy once, however many questions are about it. */
  private policyReader(): (asked: AskedQualification) => Promise<CapacityPolicy> {
    const read = new Map<string, Promise<CapacityPolicy>>();
    return ({ capacity, date }) => {
      const key = `${capacity} ${date}`;
      const policy = read.get(key) ?? this.policies.on(capacity, date);
      read.set(key, policy);
      return policy;
    };
  }

  private async standing(personIds: readonly number[]): Promise<(personId: number) => Standing> {
    const { read } = this.database;
    const personId = In([...new Set(personIds)]);
    const rows = await read.findBy(Credential, {
      personId,
      withdrawnAt: IsNull(),
      replacedById: IsNull(),
    });
    const signed = await read.findBy(QualificationOverride, { personId });
    const overrides = signed.map((row) => this.exceptionOf(row));
    return (id) => ({
      credentials: rows.filter((row) => row.personId === id).map(heldOf),
      overrides: overrides.filter(({ personId: whose }) => whose === id),
    });
  }

  /** What was signed under an exception stays so: withdrawn, it had held to the day before. */
  private exceptionOf(row: QualificationOverride): Exception & { readonly personId: number } {
    const { id, personId, capacity, unitId, from, withdrawnAt } = row;
    const dayBefore = withdrawnAt === null ? row.until : daysAfter(this.today.dateOf(withdrawnAt), -1);
    return { id, personId, capacity, unitId, from, until: dayBefore < row.until ? dayBefore : row.until };
  }
}
