import { Injectable } from '@nestjs/common';
import { Authentication } from '../../platform/access/authentication.ts';
import type { Caller } from '../../platform/access/caller.ts';

/** Who sends a request: by the session or PIN of its cookie, or the token in its header. */
@Injectable()
export class RequestAuthentication extends Authentication {
  callerOf(): Promise<Caller | null> {
    return Promise.resolve(null);
  }
}
