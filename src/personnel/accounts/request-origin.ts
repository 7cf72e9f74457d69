import type { Request } from 'express';
import { addressOf } from '../../platform/http/client-address.ts';

/** Where a request comes from, as a session remembers it. */
export interface Origin {
  readonly address: string | null;
  /** What the browser says it is. */
  readonly agent: string | null;
}

const mostOfAgent = 200;

export const originOf = (request: Request): Origin => ({
  address: addressOf(request),
  agent: request.headers['user-agent']?.slice(0, mostOfAgent) ?? null,
});
