import { NavLink, useLocation } from 'react-router';
import { Finder } from './finder.tsx';
import { useMyPages } from './pages.ts';
import { WhoIAm } from './who-i-am.tsx';

/** Whether the page that is shown belongs to another one of the rail. */
const useBelongsTo = (): string | undefined => {
  const first = useLocation().pathname.split('/')[1] ?? '';
  return useMyPages().find(({ path }) => path === `/${first}`)?.under;
};

/** By work, not by table; labels stay visible so that no icon has to be guessed. */
export const Rail = () => {
  const pages = useMyPages().filter(({ inRail }) => inRail);
  const belongsTo = useBelongsTo();
  return (
    <>
      <div className="rail-name">
        <img src="/favicon.svg" alt="Kerma" width={34} height={34} />
      </div>
      {pages.map(({ path, label, icon: Icon }) => (
        <NavLink
          key={path}
          to={path}
          end={path === '/'}
          className={path === belongsTo ? 'rail-link here' : 'rail-link'}
        >
          <Icon size={22} stroke={1.6} />
          {label}
        </NavLink>
      ))}
      <div className="rail-space" />
      <Finder />
      <WhoIAm />
    </>
  );
};
