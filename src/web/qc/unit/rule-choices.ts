import { schedulePresets } from '../../../qc/core/schedule/presets.ts';
import type { ScheduleRule } from '../../../qc/core/schedule/schedule-rule.ts';
import { scheduleWords } from '../../../qc/core/schedule/schedule-words.ts';
import { capital } from '../../ui/capital.ts';

export interface RuleChoice {
  readonly value: string;
  readonly label: string;
  readonly rule: ScheduleRule;
}

const presets: readonly RuleChoice[] = Object.entries(schedulePresets).map(([value, { name, rule }]) => ({
  value,
  label: name,
  rule,
}));

const isSame = (one: ScheduleRule, other: ScheduleRule): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The rules that are chosen rather than written, and one that is none of them: as it is, or as it is suggested. */
export const ruleChoices = (other: ScheduleRule): readonly RuleChoice[] =>
  presets.some(({ rule }) => isSame(rule, other))
    ? presets
    : [{ value: 'other', label: capital(scheduleWords(other)), rule: other }, ...presets];

/** The name of the choice that is this rule. */
export const choiceOf = (rule: ScheduleRule): string =>
  presets.find((preset) => isSame(preset.rule, rule))?.value ?? 'other';
