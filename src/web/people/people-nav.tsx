import { SubNav } from '../frame/sub-nav.tsx';
import { NamesToMap } from '../operators/names-to-map.tsx';

/** The pages about people, beside each other: who they are, what they hold, what they answer for. */
export const PeopleNav = () => (
  <SubNav label="Pages about people" of="/people" beside={{ '/operators': <NamesToMap /> }} />
);
