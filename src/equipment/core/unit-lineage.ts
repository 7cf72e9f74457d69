export interface MergeableUnit {
  readonly id: number;
  readonly mergedIntoId: number | null;
}

/** For each unit the one it counts as: itself, or the one it was merged into, directly or through others. */
export const countingUnits = (units: readonly MergeableUnit[]): ReadonlyMap<number, number> => {
  const into = new Map(units.map(({ id, mergedIntoId }) => [id, mergedIntoId]));
  const last = (id: number, steps: number): number => {
    const next = into.get(id) ?? null;
    return next === null || steps === 0 ? id : last(next, steps - 1);
  };
  return new Map(units.map(({ id }) => [id, last(id, units.length)]));
};
