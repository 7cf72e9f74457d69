import { NavLink } from 'react-router';
import { useMyPages } from '../frame/pages.ts';
import { NamesToMap } from '../operators/names-to-map.tsx';
import './people-nav.css';

/** The pages about people, beside each other: who they are, what they hold, what they answer for. */
export const PeopleNav = () => {
  const pages = useMyPages().filter(({ path, under }) => path === '/people' || under === '/people');
  return (
    <nav aria-label="Pages about people" className="people-nav no-print">
      {pages.map(({ path, label }) => (
        <NavLink key={path} to={path} end>
          {label}
          {path === '/operators' && <NamesToMap />}
        </NavLink>
      ))}
    </nav>
  );
};
