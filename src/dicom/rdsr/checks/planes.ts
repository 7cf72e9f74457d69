import type { PlaneDraft } from '../accumulated.ts';
import type { Findings } from '../findings.ts';

const names: Readonly<Record<PlaneDraft['plane'], string>> = {
  single: 'the single plane',
  A: 'plane A',
  B: 'plane B',
  all: 'all planes',
};

const totalsThatCount = [
  ['kermaAreaProductGycm2', 'kerma-area product'],
  ['airKermaAtReferencePointMgy', 'air kerma at the reference point'],
] as const;

const checkRepeated = (planes: readonly PlaneDraft[], findings: Findings): void => {
  const seen = new Set<string>();
  for (const { plane } of planes) {
    if (seen.has(plane))
      findings.add(
        'plane-repeated',
        `More than one section of accumulated dose is of ${names[plane]}; the totals are their sum. Compare them with the unit's own display.`,
        { field: 'plane' },
      );
    seen.add(plane);
  }
};

/** Looks for planes that are declared twice, and for totals that one plane declares and another does not. */
export const checkPlanes = (planes: readonly PlaneDraft[], findings: Findings): void => {
  checkRepeated(planes, findings);
  const apart = planes.filter(({ plane }) => plane !== 'all');
  if (apart.length < planes.length) return;
  for (const [field, what] of totalsThatCount) {
    const silent = apart.filter((plane) => plane[field] === null);
    if (silent.length === 0 || silent.length === apart.length) continue;
    const which = silent.map(({ plane }) => names[plane]).join(' and ');
    findings.add('total-incomplete', `No ${what} is declared for ${which}: the total is that of the rest.`, {
      field,
    });
  }
};
