import { Anchor } from '@mantine/core';
import { Fragment } from 'react';
import { Link } from 'react-router';

interface CorrectionWordsProps {
  readonly sentence: string;
  /** The study on screen: it needs no link. */
  readonly studyId: number;
}

/** A correction in words; the other studies that it names can be gone to. */
export const CorrectionWords = ({ sentence, studyId }: CorrectionWordsProps) =>
  sentence.split(/(\b[Ss]tudy \d+)/).map((words, index) => {
    const [, id] = /^[Ss]tudy (\d+)$/.exec(words) ?? [];
    return id === undefined || id === String(studyId) ? (
      <Fragment key={index}>{words}</Fragment>
    ) : (
      <Anchor key={index} component={Link} to={`/studies/${id}`} size="sm" underline="always">
        {words}
      </Anchor>
    );
  });
