import { Select } from '@mantine/core';
import type { ScheduleRule } from '../../../qc/core/schedule/schedule-rule.ts';
import { scheduleWords } from '../../../qc/core/schedule/schedule-words.ts';
import { choiceOf, ruleChoices } from './rule-choices.ts';

interface RuleSelectProps {
  readonly label: string;
  /** What it is now, or is suggested to be: always among the choices. */
  readonly suggested: ScheduleRule;
  readonly rule: ScheduleRule;
  readonly onRule: (rule: ScheduleRule) => void;
  /** In a list, where the label would be said over and over. */
  readonly isInList?: boolean;
}

/** How often a test is done, chosen by name; what the choice comes to is said in words. */
export const RuleSelect = ({ label, suggested, rule, onRule, isInList = false }: RuleSelectProps) => {
  const choices = ruleChoices(suggested);
  return (
    <Select
      {...(isInList ? { 'aria-label': label } : { label, description: scheduleWords(rule) })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      title={scheduleWords(rule)}
      allowDeselect={false}
      data={choices.map((choice) => ({ value: choice.value, label: choice.label }))}
      value={choiceOf(rule)}
      onChange={(value) => {
        const chosen = choices.find((choice) => choice.value === value);
        if (chosen !== undefined) onRule(chosen.rule);
      }}
    />
  );
};
