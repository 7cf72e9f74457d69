import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock.ts';
import { Config } from '../../platform/config.ts';
import { updateRow } from '../../platform/database/rows.ts';
import { ProblemException } from '../../platform/problem.ts';
import { whatIsWrongWithPassword } from '../core/password-rules.ts';
import { Account } from './account.entity.ts';
import { isKnownBadPassword } from './known-bad-passwords.ts';
import { Passwords } from './passwords.service.ts';

/** A password that someone chose, and whose it is to be. */
export interface Chosen {
  readonly password: string;
  readonly ownWords: readonly string[];
  /** Where it stands in what was sent. */
  readonly field: 'password' | 'next';
}

/** Takes a new password, or says why not. */
@Injectable()
export class NewPasswords {
  constructor(
    private readonly passwords: Passwords,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Its hash; refuses what the rules do not take. */
  async hashed({ password, ownWords, field }: Chosen): Promise<string> {
    const minLength = this.config.env.KERMA_PASSWORD_MIN;
    const context = { minLength, ownWords, isKnownBad: isKnownBadPassword };
    const message = whatIsWrongWithPassword(password, context);
    if (message === null) return this.passwords.hash(password);
    throw new ProblemException(400, 'password-not-taken', `This password is not taken. ${message}`, [
      { path: field, message },
    ]);
  }

  /** Within the caller's transaction. */
  set(manager: EntityManager, accountId: number, passwordHash: string): Promise<void> {
    const passwordSetAt = this.clock.now().toISOString();
    return updateRow(manager, Account, accountId, { passwordHash, passwordSetAt });
  }
}
