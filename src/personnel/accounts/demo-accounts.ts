import { Injectable } from '@nestjs/common';
import type { SessionState } from './accounts.contract.ts';

type Accounts = NonNullable<SessionState['demoAccounts']>;

/** The accounts that the sign-in page offers with their passwords. Only the command `demo` names any; no setting can. */
@Injectable()
export class DemoAccounts {
  private accounts: Accounts | null = null;

  get shown(): Accounts | null {
    return this.accounts;
  }

  show(accounts: Accounts): void {
    this.accounts = accounts;
  }
}
