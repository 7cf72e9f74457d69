import { Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { Study } from '../../dose/study.contract.ts';
import { formatInstant } from '../ui/dates.ts';

const sentences = (study: Study): string[] => {
  const entry = study.handEntry;
  return [
    study.isExcluded
      ? 'Excluded: this study counts in no list and no statistic. Undo below includes it again.'
      : null,
    study.origin === 'by-hand'
      ? `Entered by hand${entry?.enteredBy === null || entry === null ? '' : ` by ${entry.enteredBy}`}${
          entry === null ? '' : `, ${formatInstant(entry.enteredAt)}`
        }: no dose report stands behind these numbers.`
      : null,
    entry?.comment ?? null,
    study.linkedStudyInstanceUids.length > 0
      ? `Linked: ${study.linkedStudyInstanceUids.length + 1} Study Instance UIDs are shown here as one study.`
      : null,
  ].filter((sentence) => sentence !== null);
};

/** What must be known before a number of this study is read. */
export const Notices = ({ study }: { readonly study: Study }) => (
  <>
    {sentences(study).map((sentence) => (
      <Text key={sentence} className="notice" size="sm" component="div">
        <IconInfoCircle size={18} aria-hidden />
        {sentence}
      </Text>
    ))}
  </>
);
