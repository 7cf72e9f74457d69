import { Link } from 'react-router';
import type { Overview } from '../../dose/study-list.contract.ts';
import type { ArrivalSummary } from '../../ingestion/ingestion.contract.ts';
import { formatCount } from '../ui/amounts.ts';
import { useMay } from '../session/me.ts';
import { totalOf } from '../inbox/use-arrivals.ts';
import { daysBefore } from './use-home.ts';
import './home.css';

interface FiguresProps {
  readonly overview: Overview;
  readonly arrivals: ArrivalSummary | undefined;
}

/** How much came, and the way to each. */
export const Figures = ({ overview, arrivals }: FiguresProps) => {
  const { today } = overview;
  const arrived = {
    count: arrivals === undefined ? null : totalOf(arrivals.countsSince),
    words: 'files arrived today',
    path: '/inbox',
  };
  const figures = [
    ...(useMay('arrivals.read') ? [arrived] : []),
    { count: overview.studiesToday, words: 'studies of today', path: `/studies?from=${today}&to=${today}` },
    {
      count: overview.studiesLast7Days,
      words: 'in the last 7 days',
      path: `/studies?from=${daysBefore(today, 6)}`,
    },
    {
      count: overview.studiesLast30Days,
      words: 'in the last 30 days',
      path: `/studies?from=${daysBefore(today, 29)}`,
    },
    { count: overview.studyCount, words: 'studies in all', path: '/studies' },
  ];
  return (
    <nav className="home-figures" aria-label="How much came">
      {figures.map(({ count, words, path }) => (
        <Link key={words} to={path}>
          <strong>{count === null ? '…' : formatCount(count)}</strong>
          <span>{words}</span>
        </Link>
      ))}
    </nav>
  );
};
