import { NavLink } from 'react-router';
import { Finder } from './finder.tsx';
import { useMyPages } from './pages.ts';
import { WhoIAm } from './who-i-am.tsx';

/** By work, not by table; labels stay visible so that no icon has to be guessed. */
export const Rail = () => (
  <>
    <div className="rail-name">
      <img src="/favicon.svg" alt="Kerma" width={34} height={34} />
    </div>
    {useMyPages()
      .filter(({ inRail }) => inRail)
      .map(({ path, label, icon: Icon }) => (
        <NavLink key={path} to={path} end={path === '/'} className="rail-link">
          <Icon size={22} stroke={1.6} />
          {label}
        </NavLink>
      ))}
    <div className="rail-space" />
    <Finder />
    <WhoIAm />
  </>
);
