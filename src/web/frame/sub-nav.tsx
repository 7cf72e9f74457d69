import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useMyPages } from './pages.ts';
import './sub-nav.css';

interface SubNavProps {
  readonly label: string;
  /** The page of the rail to which they belong. */
  readonly of: string;
  /** What stands beside a name: how many wait. */
  readonly beside?: Readonly<Record<string, ReactNode>>;
}

/** The pages of one place of the rail, beside each other. */
export const SubNav = ({ label, of, beside = {} }: SubNavProps) => {
  const pages = useMyPages().filter(({ path, under }) => path === of || under === of);
  return (
    <nav aria-label={label} className="sub-nav no-print">
      {pages.map(({ path, label: name, labelInside = name }) => (
        <NavLink key={path} to={path} end>
          {labelInside}
          {beside[path]}
        </NavLink>
      ))}
    </nav>
  );
};
