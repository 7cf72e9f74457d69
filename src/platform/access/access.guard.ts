import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Audit } from '../audit/audit.service.ts';
import { isFromThisMachine } from '../http/client-address.ts';
import { ProblemException } from '../problem.ts';
import { actingAs } from './acting.ts';
import { Authentication } from './authentication.ts';
import type { Caller } from './caller.ts';
import { permissionWords, type Permission } from './permissions.contract.ts';
import { DEMAND, type CalledRequest, type Demand, type Where } from './permit.ts';

const signInNeeded = (): ProblemException =>
  new ProblemException(
    401,
    'sign-in-needed',
    'You are not signed in, or no longer. Sign in and try again.',
  ).with({ 'WWW-Authenticate': 'Bearer realm="Kerma"' });

const notPermitted = (permission: Permission): ProblemException =>
  new ProblemException(
    403,
    'not-permitted',
    `Your roles do not permit this: “${permissionWords[permission]}”. Nothing was changed. An administrator can give the permission.`,
  );

/** A route that names no permission is our mistake, and stays shut. */
const unnamed = (): ProblemException =>
  new ProblemException(403, 'not-permitted', 'This address names no permission, so nobody may use it.');

const holds = (caller: Caller, permission: Permission, where: Where, request: CalledRequest): boolean => {
  if (where === 'narrowed') return caller.may(permission);
  if (where === 'organisation') return caller.mayEverywhere(permission);
  return caller.mayAt(permission, Number(request.params[where.unit]));
};

/** Stands before every route: denies unless the route names a permission and the caller has it there. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authentication: Authentication,
    private readonly audit: Audit,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const demand = this.reflector.getAllAndOverride<Demand | undefined>(DEMAND, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (demand === undefined) throw unnamed();
    const { permission, where } = demand;
    if (permission === null) return true;
    const request = context.switchToHttp().getRequest<CalledRequest>();
    if (demand.isOpenHere === true && isFromThisMachine(request)) return true;
    const caller = await this.authentication.callerOf(request);
    if (caller === null) throw signInNeeded();
    if (!holds(caller, permission, where, request)) {
      await actingAs(caller.who, () => this.audit.refused(permission, `${request.method} ${request.path}`));
      throw notPermitted(permission);
    }
    request.caller = caller;
    return true;
  }
}
