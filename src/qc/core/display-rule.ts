import { displayAccuracy, type DisplayAccuracy, type DisplayedQuantity } from '../data/display-accuracy.ts';
import { withoutDust } from './computed-values.ts';
import { liesWithin } from './conditions.ts';
import { judgesFromTheStart } from './limits.ts';

/** What the rule on displayed output says of one reading. */
export interface DisplayJudgement {
  readonly verdict: 'pass' | 'action' | 'not-evaluated';
  readonly why: 'not-adopted' | 'below-range' | 'no-measurement' | null;
  /** Displayed against measured, %. */
  readonly deviationPercent: number | null;
  readonly rule: DisplayAccuracy;
}

/** Decimals of a deviation in percent. */
const shownDecimals = 1;

/**
 * Whether a unit displays its output truly: within 35 % of what is measured, edges included, where its rule holds (21 CFR
 * 1020.32(k)(6): from 6 mGy/min and 100 mGy on). A rule from memory (KAP) judges once the unit's physicist adopted it.
 */
export const judgeDisplay = (
  quantity: DisplayedQuantity,
  reading: { readonly displayed: number; readonly measured: number },
  isAdopted = false,
): DisplayJudgement => {
  const rule: DisplayAccuracy = displayAccuracy[quantity];
  const { displayed, measured } = reading;
  const isMeasured = Number.isFinite(displayed) && Number.isFinite(measured) && measured > 0;
  if (!isMeasured) return { verdict: 'not-evaluated', why: 'no-measurement', deviationPercent: null, rule };
  const deviationPercent = withoutDust((100 * (displayed - measured)) / measured, shownDecimals);
  if (rule.from !== null && displayed < rule.from)
    return { verdict: 'not-evaluated', why: 'below-range', deviationPercent, rule };
  if (!judgesFromTheStart(rule) && !isAdopted)
    return { verdict: 'not-evaluated', why: 'not-adopted', deviationPercent, rule };
  const passes = liesWithin(deviationPercent, { low: -rule.percent, high: rule.percent });
  return { verdict: passes ? 'pass' : 'action', why: null, deviationPercent, rule };
};
