import { Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { Study } from '../../dose/study.contract.ts';
import { formatInstant } from '../ui/dates.ts';
import { CorrectionWords } from './correction-words.tsx';
import { useLastCorrection } from './study-query.ts';

const notCounting = ({ isExcluded, handEntry, reports }: Study): string | null => {
  if (handEntry?.isWithdrawn === true) {
    return 'Withdrawn: this study counts in no list and no statistic. It can be restored on the page “By hand”.';
  }
  if (isExcluded) {
    return 'Excluded: this study counts in no list and no statistic. “Correct” includes it again.';
  }
  return reports.length === 0
    ? 'No report is in this study any more: a correction below says where it went.'
    : null;
};

const sentences = (study: Study): string[] => {
  const entry = study.handEntry;
  return [
    notCounting(study),
    study.origin === 'by-hand'
      ? `Entered by hand${entry?.enteredBy === null || entry === null ? '' : ` by ${entry.enteredBy}`}${
          entry === null ? '' : `, ${formatInstant(entry.enteredAt)}`
        }: no dose report stands behind these numbers.`
      : null,
    entry?.comment ?? null,
    study.corrections.some(({ kind, undone }) => kind === 'link-studies' && undone === null)
      ? `Linked: ${study.linkedStudyInstanceUids.length + 1} Study Instance UIDs are shown here as one study.`
      : null,
  ].filter((sentence) => sentence !== null);
};

/** What must be known before a number of this study is read, and what was put right just now. */
export const Notices = ({ study }: { readonly study: Study }) => {
  const last = useLastCorrection(study);
  return (
    <>
      <div role="status">
        {last !== null && (
          <Text className="notice no-print" size="sm" component="div">
            <IconInfoCircle size={18} aria-hidden />
            <span>
              Done: <CorrectionWords sentence={last.sentence} studyId={study.id} /> It can be undone under
              “Corrections”.
            </span>
          </Text>
        )}
      </div>
      {sentences(study).map((sentence) => (
        <Text key={sentence} className="notice" size="sm" component="div">
          <IconInfoCircle size={18} aria-hidden />
          {sentence}
        </Text>
      ))}
    </>
  );
};
