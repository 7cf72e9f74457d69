import { Anchor } from '@mantine/core';
import { Fragment } from 'react';
import type { LimitBasis } from '../../../qc/limits/limits.contract.ts';

type Citation = LimitBasis['citations'][number];

const One = ({ citation }: { readonly citation: Citation }) => (
  <>
    {citation.url === null ? (
      citation.title
    ) : (
      <Anchor href={citation.url} target="_blank" rel="noreferrer" inherit>
        {citation.title}
      </Anchor>
    )}
    {!citation.isPublished && ' (not published)'}
  </>
);

/** Whence a limit is: sources by title, where they are to be read, and the place in them. */
export const CitationWords = ({ citations }: { readonly citations: readonly Citation[] }) => {
  const place = citations.find((citation) => citation.place !== null)?.place ?? null;
  return (
    <>
      {citations.map((citation, at) => (
        <Fragment key={citation.title}>
          {at > 0 && '; '}
          <One citation={citation} />
        </Fragment>
      ))}
      {place !== null && `, ${place}`}
    </>
  );
};
