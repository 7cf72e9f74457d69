import type { Request } from 'express';
import type { Caller } from './caller.ts';

/** Who sends a request, by session, PIN or token. Personnel provides it; null is nobody we know. */
export abstract class Authentication {
  /** Throws a problem (401) for a token or session that is malformed, expired or taken back. */
  abstract callerOf(request: Request): Promise<Caller | null>;
}
