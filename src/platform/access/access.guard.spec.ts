import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { describe, expect, it } from '@jest/globals';
import { ProblemException } from '../problem.ts';
import { AccessGuard } from './access.guard.ts';
import { Authentication } from './authentication.ts';
import { Caller, type GrantInForce } from './caller.ts';
import { roles } from './permissions.contract.ts';
import { Permit, Public } from './permit.ts';

class Routes {
  unnamed(): string {
    return 'names no permission';
  }
  @Public()
  open(): string {
    return 'names that it needs none';
  }
  @Permit('units.read', { unit: 'id' })
  atUnit(): string {
    return 'names the unit of its path';
  }
}

const who = { kind: 'session', personId: 1, name: 'Ana Ruiz', address: null, credentialId: 1 } as const;
const everyRole: readonly GrantInForce[] = roles.map((role) => ({ role, units: 'all', seesPatients: true }));
/** Whoever asks is someone with these roles. */
class Known extends Authentication {
  constructor(private readonly grants: readonly GrantInForce[]) {
    super();
  }
  callerOf(): Promise<Caller> {
    return Promise.resolve(new Caller(who, this.grants));
  }
}

const request = { method: 'GET', path: '/x', params: { id: 'one' }, headers: {} };

/** The route, asked for by someone with these roles. */
const guard = (route: keyof Routes, grants = everyRole): Promise<boolean> => {
  const context = {
    getHandler: () => Reflect.get(Routes.prototype, route),
    getClass: () => Routes,
    switchToHttp: () => ({ getRequest: () => request }),
  } as unknown as ExecutionContext;
  const audit = { refused: () => Promise.resolve() };
  return new AccessGuard(new Reflector(), new Known(grants), audit as never).canActivate(context);
};

describe('the guard of every route', () => {
  it('refuses a route that names no permission, to whoever asks', async () => {
    await expect(guard('unnamed')).rejects.toThrow(ProblemException);
    await expect(guard('open')).resolves.toBe(true);
  });

  it('takes what is no number for no unit: a role at some units does not reach it', async () => {
    const atUnits = everyRole.map((each) => ({ ...each, units: new Set([1, 2]) }));
    await expect(guard('atUnit', atUnits)).rejects.toThrow(ProblemException);
    await expect(guard('atUnit')).resolves.toBe(true);
  });
});
