import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { actingAs } from '../../platform/access/acting.ts';
import { Audit } from '../../platform/audit/audit.service.ts';
import { Database } from '../../platform/database/database.ts';
import { badRequest } from '../../platform/problem.ts';
import { PasswordReset } from './password-reset.service.ts';
import type { LinkUse } from './accounts.contract.ts';
import { FirstAdministrator } from './first-administrator.service.ts';
import { Links, type ValidLink } from './links.service.ts';
import { NewPasswords } from './new-passwords.service.ts';
import type { Origin } from './request-origin.ts';
import { Sessions } from './sessions.service.ts';

/** Who a link makes, or lets choose a password. */
interface Holder {
  readonly name: string;
  readonly login: string;
}

const holderOf = ({ person, account }: ValidLink, { name, login }: LinkUse): Holder => {
  if (person !== null && account !== null) return { name: person.name, login: account.login };
  if (name === undefined || login === undefined) {
    throw badRequest('name-and-login-needed', 'The first administrator needs a name and a login.');
  }
  return { name, login };
};

/** Using a link: the password is set, and whoever set it is signed in. */
@Injectable()
export class UseLink {
  constructor(
    private readonly database: Database,
    private readonly links: Links,
    private readonly first: FirstAdministrator,
    private readonly newPasswords: NewPasswords,
    private readonly reset: PasswordReset,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
  ) {}

  /** Gives the secret of a new session. */
  async use(input: LinkUse, from: Origin): Promise<string> {
    const valid = await this.links.valid(this.database.read, input.secret);
    const holder = holderOf(valid, input);
    const ownWords = [holder.name, holder.login, valid.person?.email ?? ''];
    const hash = await this.newPasswords.hashed({ password: input.password, ownWords, field: 'password' });
    const personId = valid.person?.id ?? null;
    const who = {
      kind: 'session',
      personId,
      name: holder.name,
      address: from.address,
      credentialId: null,
    } as const;
    return actingAs(who, () =>
      this.database.write(async (manager) => {
        await this.links.take(manager, valid);
        const id = personId ?? (await this.first.create(manager, holder));
        await this.reset.set(manager, id, hash);
        return this.begin(manager, id, from);
      }),
    );
  }

  private async begin(manager: EntityManager, personId: number, from: Origin): Promise<string> {
    const proven = { personId, method: 'password', deviceId: null, ...from } as const;
    const secret = await this.sessions.begin(manager, proven);
    const subject = { kind: 'person', id: personId };
    await this.audit.write(manager, { action: 'session.begun', subject, after: { method: 'link' } });
    return secret;
  }
}
