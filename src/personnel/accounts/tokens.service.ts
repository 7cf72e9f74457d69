import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import type { Caller } from '../../platform/access/caller.ts';
import { permissionWords, type Permission } from '../../platform/access/permissions.contract.ts';
import { Audit } from '../../platform/audit/audit.service.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { insertRow, updateRow } from '../../platform/database/rows.ts';
import { notFound, ProblemException } from '../../platform/problem.ts';
import { Secrets } from '../../platform/secrets.ts';
import { ApiToken } from './account.entity.ts';
import type { NewToken, TokenInput, TokenView } from './accounts.contract.ts';
import { newSecret } from './secret-text.ts';

/** So that a token that leaked into a text is known for what it is. */
const prefix = 'kerma_';
const hintLength = prefix.length + 4;
/** What would let a program make itself another, or let people in. */
const neverByToken: ReadonlySet<Permission> = new Set(['self', 'people.manage', 'devices.manage']);

const viewOf = ({
  id,
  name,
  hint,
  permissions,
  createdAt,
  expiresAt,
  revokedAt,
  lastUsedAt,
}: ApiToken): TokenView => ({
  id,
  name,
  hint,
  permissions: [...permissions],
  createdAt,
  expiresAt,
  revokedAt,
  lastUsedAt,
});

const notGrantable = (permission: Permission): ProblemException => {
  const why = neverByToken.has(permission) ? 'no token may' : 'you may not do this yourself';
  const message = `“${permissionWords[permission]}”: ${why}`;
  return new ProblemException(400, 'token-permission', `The token was not made. ${message}.`, [
    { path: 'permissions', message },
  ]);
};

/** Tokens for programs: never more than their owner may, shown once, kept as a keyed hash. */
@Injectable()
export class Tokens {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
    private readonly audit: Audit,
  ) {}

  hashOf(secret: string): string {
    return this.secrets.keyedHash('api-token', secret);
  }

  async list(personId: number): Promise<TokenView[]> {
    const tokens = await this.database.read.find(ApiToken, { where: { personId }, order: { id: 'DESC' } });
    return tokens.map(viewOf);
  }

  make(by: Caller, personId: number, { name, permissions, days }: TokenInput): Promise<NewToken> {
    const wrong = permissions.find((each) => neverByToken.has(each) || !by.may(each));
    if (wrong !== undefined) throw notGrantable(wrong);
    const secret = `${prefix}${newSecret()}`;
    const now = this.clock.now();
    const made = {
      name,
      hint: secret.slice(0, hintLength),
      permissions: [...new Set(permissions)],
      createdAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + days * 86_400_000).toISOString(),
    };
    return this.database.write(async (manager) => {
      const id = await insertRow(manager, ApiToken, { personId, ...made, secretHash: this.hashOf(secret) });
      if (id === null) throw new Error('A token without a number');
      await this.audit.write(manager, { action: 'token.made', subject: { kind: 'token', id }, after: made });
      return { token: { id, ...made, revokedAt: null, lastUsedAt: null }, secret };
    });
  }

  revoke(personId: number, id: number): Promise<void> {
    return this.database.write(async (manager) => {
      const token = await manager.findOneBy(ApiToken, { id, personId });
      if (token === null) throw notFound('The token');
      if (token.revokedAt !== null) return;
      await updateRow(manager, ApiToken, id, { revokedAt: this.clock.now().toISOString() });
      const { name, hint } = token;
      await this.audit.write(manager, {
        action: 'token.revoked',
        subject: { kind: 'token', id },
        before: { name, hint },
      });
    });
  }

  /** All of a person's, within the caller's transaction, who tells of it; gives how many. */
  async revokeAll(manager: EntityManager, personId: number): Promise<number> {
    const open = await manager.findBy(ApiToken, { personId, revokedAt: IsNull() });
    const revokedAt = this.clock.now().toISOString();
    for (const { id } of open) await updateRow(manager, ApiToken, id, { revokedAt });
    return open.length;
  }
}
