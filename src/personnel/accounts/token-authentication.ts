import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Caller } from '../../platform/access/caller.ts';
import type { Permission } from '../../platform/access/permissions.contract.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { addressOf } from '../../platform/http/client-address.ts';
import { ProblemException } from '../../platform/problem.ts';
import { LateNotes } from './late-notes.service.ts';
import { RoleGrantQueries } from './role-grants.queries.ts';
import { Tokens } from './tokens.service.ts';

interface TokenRow {
  readonly id: number;
  readonly personId: number;
  readonly personName: string;
  /** JSON. */
  readonly permissions: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
  readonly lastUsedAt: string | null;
  readonly leftAt: string | null;
  readonly disabledAt: string | null;
}

const select = `select t.id, t.person_id as "personId", p.name as "personName", t.permissions,
    t.expires_at as "expiresAt", t.revoked_at as "revokedAt", t.last_used_at as "lastUsedAt",
    p.left_at as "leftAt", a.disabled_at as "disabledAt"
  from api_token t join person p on p.id = t.person_id join account a on a.person_id = p.id
  where t.secret_hash = $1`;

const refused = (code: string, detail: string): ProblemException =>
  new ProblemException(401, code, `${detail} Nothing was done.`).with({
    'WWW-Authenticate': 'Bearer realm="Kerma", error="invalid_token"',
  });

const whyRefused = (token: TokenRow, now: Date): ProblemException | null => {
  if (token.revokedAt !== null) {
    return refused('token-revoked', `The token was revoked on ${token.revokedAt}. Make a new one.`);
  }
  if (now.getTime() >= Date.parse(token.expiresAt)) {
    return refused('token-expired', `The token expired on ${token.expiresAt}. Make a new one.`);
  }
  return token.leftAt !== null || token.disabledAt !== null
    ? refused('token-owner-gone', 'The account of the token’s owner was closed.')
    : null;
};

/** The token of the header `Authorization: Bearer …`; null where there is none. Other schemes are not ours. */
export const bearerOf = ({ headers: { authorization = '' } }: Request): string | null =>
  /^Bearer\b/i.test(authorization) ? authorization.slice('Bearer'.length).trim() : null;

/** Who calls with a token: what it names, and the owner still may. */
@Injectable()
export class TokenAuthentication {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly tokens: Tokens,
    private readonly grants: RoleGrantQueries,
    private readonly notes: LateNotes,
  ) {}

  /** Refuses (401) a token that is none of ours, in words that tell nothing more; one of ours in words that say why. */
  async callerOf(secret: string, request: Request): Promise<Caller> {
    const { read } = this.database;
    const [token] = await read.query<TokenRow[]>(select, [this.tokens.hashOf(secret)]);
    if (!token)
      throw refused('token-not-known', 'The token is not known here. Send it whole: “Bearer kerma_…”.');
    const refusal = whyRefused(token, this.clock.now());
    if (refusal !== null) throw refusal;
    this.notes.used('token', token.id, token.lastUsedAt);
    const { id, personId, personName: name, permissions } = token;
    const who = { kind: 'token', personId, name, address: addressOf(request), credentialId: id } as const;
    const only = new Set(JSON.parse(permissions) as Permission[]);
    return new Caller(who, await this.grants.inForce(read, personId), only);
  }
}
