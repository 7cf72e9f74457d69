import type { Study, TotalView } from '../../dose/study.contract.ts';
import type { SentValue } from '../ui/quantity-text.tsx';

type TotalKey = 'airKermaAtReferencePointMgy' | 'kermaAreaProductGycm2' | 'fluoroscopyTimeS' | 'dlpMgycm';

/** A total that adds up, and what it adds up: a plane of a unit, or all that a CT scanner did. */
interface Addend {
  readonly total: TotalView;
  readonly sent: SentValue | null;
  readonly words: string;
}

const addendsOf = ({ parts }: Study, key: TotalKey): Addend[] =>
  parts.flatMap((part): Addend[] => {
    if (part.kind === 'ct') {
      return key === 'dlpMgycm' ? [{ total: part.totals.dlpMgycm, sent: null, words: part.unit.name }] : [];
    }
    if (key === 'dlpMgycm') return [];
    return part.planes.map((plane) => ({
      total: plane[key],
      sent: plane.sent[key] ?? null,
      words: plane.plane === 'single' ? part.unit.name : `plane ${plane.plane}`,
    }));
  });

/** How a total of the study came about: as one report sent it, or how it was derived. */
export const originOf = (study: Study, key: TotalKey): SentValue | null => {
  const addends = addendsOf(study, key).filter(({ total }) => total.value !== null);
  const [first] = addends;
  if (first === undefined) return null;
  const fromEvents = addends.some(({ total }) => total.counts === 'events');
  if (addends.length === 1 && !fromEvents) return first.sent;
  const derived = [
    addends.length > 1 ? `sum of ${addends.map(({ words }) => words).join(' and ')}` : null,
    fromEvents ? 'sum of the events, no total is reported' : null,
  ];
  return {
    text: [],
    unit: null,
    qualifier: null,
    derived: derived.filter((part) => part !== null).join('; '),
  };
};
