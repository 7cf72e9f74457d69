import { AppShell } from '@mantine/core';
import { Outlet } from 'react-router';
import { Rail } from './rail.tsx';

/** What surrounds every page: the rail on the left, the page beside it. */
export const Frame = () => (
  <AppShell navbar={{ width: 84, breakpoint: 0 }} padding={0} withBorder={false}>
    <a className="skip" href="#main">
      Skip to the page
    </a>
    <AppShell.Navbar className="rail" aria-label="Pages">
      <Rail />
    </AppShell.Navbar>
    <AppShell.Main id="main" tabIndex={-1} style={{ outline: 'none' }}>
      <Outlet />
    </AppShell.Main>
  </AppShell>
);
