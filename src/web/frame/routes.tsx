import { createBrowserRouter } from 'react-router';
import { Frame } from './frame.tsx';
import { NoSuchPage, PageFault } from './page-fault.tsx';
import { PageSkeleton } from '../ui/skeletons.tsx';

/** Every page is a chunk of its own, fetched when it is first opened. */
export const router = createBrowserRouter([
  {
    path: '/',
    Component: Frame,
    ErrorBoundary: PageFault,
    HydrateFallback: PageSkeleton,
    children: [
      { index: true, lazy: async () => ({ Component: (await import('../home/home-page.tsx')).HomePage }) },
      {
        path: 'studies',
        lazy: async () => ({ Component: (await import('../studies/studies-page.tsx')).StudiesPage }),
      },
      {
        path: 'studies/:studyId',
        lazy: async () => ({ Component: (await import('../study/study-page.tsx')).StudyPage }),
      },
      {
        path: 'inbox',
        lazy: async () => ({ Component: (await import('../inbox/inbox-page.tsx')).InboxPage }),
      },
      {
        path: 'units',
        lazy: async () => ({ Component: (await import('../units/units-page.tsx')).UnitsPage }),
      },
      {
        path: 'units/:unitId',
        lazy: async () => ({ Component: (await import('../units/unit-page.tsx')).UnitPage }),
      },
      {
        path: 'by-hand',
        lazy: async () => ({ Component: (await import('../by-hand/by-hand-page.tsx')).ByHandPage }),
      },
      { path: '*', Component: NoSuchPage },
    ],
  },
]);
