import { createParamDecorator, SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Request } from 'express';
import type { Caller } from './caller.ts';
import type { Permission } from './permissions.contract.ts';

/**
 * Where the permission must hold: in the whole organisation; at the unit that a parameter of the path names; or
 * anywhere, since the handler narrows what it gives by the caller's reach.
 */
export type Where = 'organisation' | 'narrowed' | { readonly unit: string };

/** What a route asks for; `null` is open to everyone. */
export interface Demand {
  readonly permission: Permission | null;
  readonly where: Where;
  /** Asked from this machine itself, it needs no permission. */
  readonly isOpenHere?: boolean;
}

export const DEMAND = 'kerma:demand';

/** Names the permission of a route. A route that names none is denied to all. */
export const Permit = (permission: Permission, where: Where = 'organisation'): CustomDecorator =>
  SetMetadata(DEMAND, { permission, where } satisfies Demand);

/** Open to everyone, signed in or not. */
export const Public = (): CustomDecorator =>
  SetMetadata(DEMAND, { permission: null, where: 'narrowed' } satisfies Demand);

/** For programs that watch this one: open on this machine, elsewhere to those with the permission. */
export const PermitOrHere = (permission: Permission): CustomDecorator =>
  SetMetadata(DEMAND, { permission, where: 'organisation', isOpenHere: true } satisfies Demand);

/** A request as the guard leaves it. */
export interface CalledRequest extends Request {
  caller?: Caller;
}

/** Who asks; only on routes that name a permission. */
export const By = createParamDecorator((_: unknown, context): Caller => {
  const { caller } = context.switchToHttp().getRequest<CalledRequest>();
  if (caller === undefined) throw new Error('A handler asks who calls, but its route is open to everyone');
  return caller;
});
