import type { FileResult, Receipt, ReceiptStatus } from '../../ingestion/ingestion.contract.ts';
import { counted, formatCount } from '../ui/amounts.ts';
import type { StateKind } from '../ui/state-badge.tsx';
import { nameOf, statusWords } from './receipt-words.ts';

/** How one file fared, in a line. */
export interface FileLine {
  readonly kind: StateKind;
  readonly word: string;
  readonly path: string;
  readonly message: string;
  readonly studyId: number | null;
}

type Outcome = Pick<FileLine, 'kind' | 'word' | 'message'>;

const outcomes: Readonly<Record<Exclude<FileResult['outcome'], 'stored'>, Outcome>> = {
  'already-here': { kind: 'unknown', word: 'Already here', message: 'The same file had arrived before.' },
  refused: { kind: 'warning', word: 'Refused', message: statusWords.refused.meaning },
  failed: { kind: 'action', word: 'Not stored', message: 'Send it again.' },
};

const beingRead: Outcome = { kind: 'unknown', word: 'Being read', message: 'Safe here, still to be read.' };

const ofStatus = (status: ReceiptStatus): Outcome => {
  if (status === 'received') return beingRead;
  const { kind, word, meaning } = statusWords[status];
  return { kind, word, message: meaning };
};

/** What never got to the door has no receipt: it is not kept, and the reason says what to do. */
const ofResult = ({ outcome, status, receiptId }: FileResult): Outcome => {
  if (outcome === 'stored') return status === null ? beingRead : ofStatus(status);
  return outcome === 'refused' && receiptId === null
    ? { ...outcomes.refused, word: 'Not taken' }
    : outcomes[outcome];
};

/** A file of an upload; `receipt` is how it stands by now, where its reading was not over. */
export const lineOfResult = (result: FileResult, receipt?: Receipt): FileLine => {
  const now: FileResult =
    receipt !== undefined && result.status === 'received'
      ? { ...result, status: receipt.status, message: receipt.message, studyId: receipt.studyId }
      : result;
  const outcome = ofResult(now);
  return { ...outcome, message: now.message ?? outcome.message, path: now.path, studyId: now.studyId };
};

/** A file that is read again. */
export const lineOfReceipt = (receipt: Receipt): FileLine => {
  const outcome = ofStatus(receipt.status);
  return {
    ...outcome,
    message: receipt.status === 'received' ? outcome.message : (receipt.message ?? outcome.message),
    path: nameOf(receipt),
    studyId: receipt.studyId,
  };
};

const order: readonly StateKind[] = ['action', 'warning', 'signal', 'unknown', 'pass'];

/** What needs a look first; of one kind by name. */
export const inOrder = (lines: readonly FileLine[]): FileLine[] =>
  lines.toSorted(
    (a, b) =>
      order.indexOf(a.kind) - order.indexOf(b.kind) ||
      a.word.localeCompare(b.word, 'en') ||
      a.path.localeCompare(b.path, 'en', { numeric: true }),
  );

/** "2 refused, 3 recorded", what needs a look first; empty for none. */
export const countedByWord = (lines: readonly FileLine[]): string => {
  const counts = new Map<string, number>();
  for (const { word } of inOrder(lines)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => `${formatCount(count)} ${word.toLowerCase()}`).join(', ');
};

/** "7 files: 5 refused, 2 recorded". */
export const filesAndFates = (files: number, lines: readonly FileLine[]): string => {
  const fates = countedByWord(lines);
  const inside = lines.length > files ? `, ${formatCount(lines.length)} with those in zips` : '';
  return `${counted(files, 'file')}${inside}${fates === '' ? '' : `: ${fates}`}`;
};

/** Whether it is over with the file. */
export const isSettled = ({ status }: Receipt): boolean => status !== 'received';

/** Drawn at most; what needs a look is among them. */
export const mostLines = 300;
