import { describe, expect, it } from '@jest/globals';
import { isChartRule } from './core/charts/chart-rules.ts';
import { occurrenceStates } from './core/schedule/occurrence.ts';
import { eventWords } from './core/schedule/schedule-rule.ts';
import { issueTable } from './core/states/issue-states.ts';
import { reviewTable } from './core/states/review-states.ts';
import { issueEvent, issueState } from './issues/issues.contract.ts';
import { occurrenceState } from './schedule/schedule.contract.ts';
import { eventKind } from './schedule/schedule-rule.contract.ts';
import { reviewState } from './sessions/sessions.contract.ts';
import { chartRuleName } from './trends/trends.contract.ts';

/** A contract goes to the browser and imports nothing of the core: that both say the same words is told here. */
describe('the words of the contracts of QC are those of the core:', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['states of an occurrence', occurrenceState.options, occurrenceStates],
    ['what happens to a unit', eventKind.options, Object.keys(eventWords)],
    ['states of a review', reviewState.options, Object.keys(reviewTable.states)],
    ['states of an issue', issueState.options, Object.keys(issueTable.states)],
    ['steps of an issue', issueEvent.options, Object.keys(issueTable.events)],
  ])('%s', (_, contract, core) => {
    expect(contract.toSorted()).toEqual(core.toSorted());
  });

  it('every rule of a chart that can be asked for is one', () => {
    expect(chartRuleName.options.filter((rule) => !isChartRule(rule))).toEqual([]);
  });
});
