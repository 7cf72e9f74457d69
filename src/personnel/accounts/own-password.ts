import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/access/caller.ts';
import { Database } from '../../platform/database/database.ts';
import { ProblemException } from '../../platform/problem.ts';
import { Account } from './account.entity.ts';
import { PasswordCheck } from './password-check.service.ts';

/** The password of whoever signs something: a session that was left open does not sign. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly database: Database,
    private readonly check: PasswordCheck,
  ) {}

  /** Refuses (400) a wrong password, and (429) too many of them. */
  async mustBe({ who }: Caller, password: string): Promise<void> {
    const account = await this.database.read.findOneBy(Account, { personId: who.personId ?? 0 });
    const login = account?.login ?? '';
    const { fits } = await this.check.of(login, password, who.address);
    if (!fits)
      throw new ProblemException(400, 'password-wrong', 'The password is not right. Nothing was signed.', [
        { path: 'password', message: 'It is not right' },
      ]);
    await this.database.write((manager) => this.check.succeeded(manager, login, who.address));
  }
}
