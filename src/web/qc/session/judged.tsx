import { Text } from '@mantine/core';
import type { Evaluation, LimitUsed } from '../../../qc/core/evaluation.ts';
import { notEvaluatedWords } from '../../../qc/core/verdict.ts';
import type { LimitBasis } from '../../../qc/limits/limits.contract.ts';
import { formatDate } from '../../ui/dates.ts';
import { fiveDigits, nbsp } from '../../ui/numbers.ts';
import { recordedNumber } from '../../ui/recorded-number.ts';
import { VerdictBadge } from '../badges.tsx';
import { CitationWords } from '../limits/citation-words.tsx';
import { standingWords, verificationWords } from '../limits/limit-words.ts';
import { verdictWords } from '../qc-words.ts';

interface JudgedProps {
  readonly evaluation: Evaluation;
  readonly unit: string;
  readonly limits: readonly LimitBasis[];
}

const signed = (value: number): string => `${value > 0 ? '+' : ''}${fiveDigits(value)}`.replace('-', '−');

const deviationWords = ({ deviation, baseline }: Evaluation, unit: string): string | null => {
  if (deviation === null) return null;
  const { absolute, percent, from } = deviation;
  const inUnit = unit === '' ? signed(absolute) : `${signed(absolute)}${nbsp}${unit}`;
  const share = percent === null ? '' : ` (${percent > 0 ? '+' : ''}${recordedNumber(percent, 1, '%')})`;
  const what = baseline === null ? fiveDigits(from) : `the baseline ${fiveDigits(from)}`;
  return `${inUnit}${share} from ${what}`;
};

/** The verdict of one rule; where there is none, why, and what would give one. */
export const JudgedVerdict = ({ evaluation, unit }: Omit<JudgedProps, 'limits'>) => {
  const deviation = deviationWords(evaluation, unit);
  return (
    <>
      {evaluation.reason === 'no-rule' ? null : <VerdictBadge verdict={evaluation.verdict} />}
      {evaluation.reason !== null && (
        <Text size="xs" c="dimmed">
          {notEvaluatedWords[evaluation.reason]}
        </Text>
      )}
      {deviation !== null && <Text size="xs">{deviation}</Text>}
    </>
  );
};

const UsedLimit = ({
  used,
  basis,
  isReached,
}: {
  readonly used: LimitUsed;
  readonly basis: LimitBasis | undefined;
  readonly isReached: boolean;
}) => (
  <div className={used.standing.isInForce ? 'qc-limit' : 'qc-limit not-reported'}>
    <Text span size="sm" fw={isReached ? 600 : 400}>
      {verdictWords[used.level].word} unless {basis?.bound ?? 'within its limit'}
    </Text>
    <Text size="xs" c="dimmed" component="div">
      {standingWords(used.standing)}
      {basis !== undefined && (
        <>
          {used.standing.because === 'verified' || used.standing.because === 'by-definition'
            ? ''
            : `, ${verificationWords[basis.verification].word.toLowerCase()}`}
          {basis.citations.length > 0 && ': '}
          <CitationWords citations={basis.citations} />
        </>
      )}
    </Text>
  </div>
);

const BaselineWords = ({ baseline }: Pick<Evaluation, 'baseline'>) =>
  baseline !== null && (
    <Text size="xs" c="dimmed">
      Baseline {fiveDigits(baseline.value)} from {baseline.n} values, since {formatDate(baseline.validFrom)},
      set by {baseline.setBy}
    </Text>
  );

/** The limits of the case that counted: band, standing, source; those not in force stay quiet. */
export const JudgedLimits = ({ evaluation, limits }: JudgedProps) => (
  <>
    {evaluation.limits.map((used) => (
      <UsedLimit
        key={used.limit}
        used={used}
        basis={limits.find(({ limitKey }) => limitKey === used.limit)}
        isReached={evaluation.reached === used.limit}
      />
    ))}
    <BaselineWords baseline={evaluation.baseline} />
  </>
);
