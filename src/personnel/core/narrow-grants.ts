import type { GrantInForce } from '../../platform/access/caller.ts';

/** Roles as far as they reach these units: what a tablet that stands in one facility lets people do. */
export const narrowedTo = (
  grants: readonly GrantInForce[],
  units: ReadonlySet<number>,
): readonly GrantInForce[] =>
  grants
    .map((grant) => ({
      ...grant,
      units: new Set(grant.units === 'all' ? units : [...grant.units].filter((id) => units.has(id))),
    }))
    .filter((grant) => grant.units.size > 0);
