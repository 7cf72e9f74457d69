import { EmptyState } from '../ui/empty-state.tsx';
import { useMe } from './me.ts';
import { rolesInWords } from './role-words.ts';

/** No study in the part of the hospital, or among the cases, that the person's roles are for. */
export const NothingInReach = () => (
  <EmptyState title="No studies in your reach yet">
    Your roles are for a part of the hospital: {rolesInWords(useMe().roles)}. A physician sees the studies
    that name them as operator. An administrator can widen this on the page People.
  </EmptyState>
);
