import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Caller } from '../../platform/access/caller.ts';
import { insertRow } from '../../platform/database/rows.ts';
import { Today } from '../../platform/today.ts';
import { PhysicistOfUnit } from '../physicist-of-unit.ts';
import { SignatureRow, type SignedSession } from './review.entity.ts';
import { signatureHash } from './signed-content.ts';

/** What is signed, and of which units. */
export interface ToSign {
  readonly meaning: string;
  readonly unitIds: readonly number[];
  readonly sessions: readonly SignedSession[];
  readonly subject: SignatureRow['subject'];
}

/** Keeps signatures: who, when, by which credentials, and the hash of all that is signed. The password was asked before. */
@Injectable()
export class Signatures {
  constructor(
    private readonly today: Today,
    private readonly physicist: PhysicistOfUnit,
  ) {}

  async keep(manager: EntityManager, caller: Caller, said: ToSign): Promise<number> {
    const credentials: { unitId: number; because: readonly string[] }[] = [];
    for (const unitId of new Set(said.unitIds))
      credentials.push({ unitId, because: await this.physicist.mustBe(caller, unitId) });
    const { personId, name } = caller.who;
    const signed = {
      ...{ meaning: said.meaning, signerId: personId ?? 0, printedName: name ?? '' },
      ...{ signedAt: this.today.instant, method: 'password' as const },
      ...{ credentials, sessions: said.sessions, subject: said.subject },
    };
    const id = await insertRow(manager, SignatureRow, { ...signed, hash: signatureHash(signed) });
    if (id === null) throw new Error('A new signature is there already');
    return id;
  }
}
