import type { UnitSupervision } from '../../personnel/supervision/supervision.contract.ts';
import { daysUntil } from '../../quantities/calendar.ts';
import { useToday } from '../ui/days.ts';
import { StateBadge } from '../ui/state-badge.tsx';
import { gapWords, lookAheadDays, lookBackDays } from './gap-words.ts';
import './supervision.css';

const days = lookBackDays + lookAheadDays + 1;

interface GapStripProps {
  readonly supervision: UnitSupervision;
}

/** The last year and the next 90 days, day by day: where nobody was primary is filled. The words beside it say the same. */
export const GapStrip = ({ supervision }: GapStripProps) => {
  const today = useToday();
  const at = (day: string): number => daysUntil(today, day) + lookBackDays;
  return (
    <svg className="gap-strip" viewBox={`0 0 ${days} 18`} preserveAspectRatio="none" aria-hidden>
      <rect className="covered" x="0" y="7" width={days} height="4" />
      {supervision.gaps.map(({ from, until }) => (
        <rect
          key={from}
          className="gap"
          x={at(from)}
          y="3"
          width={Math.max(at(until) + 1 - at(from), 3)}
          height="12"
        />
      ))}
      <line
        className="today"
        x1={at(today) + 0.5}
        x2={at(today) + 0.5}
        y1="0"
        y2="18"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
};

/** Every gap in words; without any, that there is none. */
export const GapWords = ({ supervision }: GapStripProps) => {
  const words = gapWords(supervision, useToday());
  return (
    <span className="gap-words">
      {words.length === 0 ? (
        <span className="not-reported">no gap</span>
      ) : (
        words.map(({ kind, word }) => <StateBadge key={word} kind={kind} word={word} />)
      )}
    </span>
  );
};
