import type { ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import type { Permission } from '../../platform/access/permissions.contract.ts';
import { forThoseWhoMay } from '../session/not-for-you.tsx';
import { SessionGate } from '../session/session-gate.tsx';
import { PageSkeleton } from '../ui/skeletons.tsx';
import { Frame } from './frame.tsx';
import { NoSuchPage, PageFault } from './page-fault.tsx';
import { pages } from './pages.ts';

/** What opens the pages that are reached from those with a name. */
const needsOf = (path: string): readonly Permission[] =>
  pages.find((page) => page.path === `/${path.split('/')[0] ?? ''}`)?.needs ?? [];

/** Every page is a chunk of its own, fetched when it is first opened, and shown to those who may. */
const page = (path: string, load: () => Promise<ComponentType>): RouteObject => ({
  ...(path === '' ? { index: true } : { path }),
  lazy: async () => ({ Component: forThoseWhoMay(needsOf(path), await load()) }),
});

const forWhoeverIsSignedIn: RouteObject[] = [
  page('', async () => (await import('../home/home-page.tsx')).HomePage),
  page('studies', async () => (await import('../studies/studies-page.tsx')).StudiesPage),
  page('studies/:studyId', async () => (await import('../study/study-page.tsx')).StudyPage),
  page('inbox', async () => (await import('../inbox/inbox-page.tsx')).InboxPage),
  page('units', async () => (await import('../units/units-page.tsx')).UnitsPage),
  page('units/:unitId', async () => (await import('../units/unit-page.tsx')).UnitPage),
  page('qc', async () => (await import('../qc/today/qc-today-page.tsx')).QcTodayPage),
  page('qc/review', async () => (await import('../qc/review/review-page.tsx')).ReviewPage),
  page('qc/sessions', async () => (await import('../qc/sessions/sessions-page.tsx')).SessionsPage),
  page('qc/sessions/:sessionId', async () => (await import('../qc/session/session-page.tsx')).SessionPage),
  page(
    'qc/signatures/:signatureId',
    async () => (await import('../qc/review/signature-page.tsx')).SignaturePage,
  ),
  page('qc/issues', async () => (await import('../issues/issues-page.tsx')).IssuesPage),
  page('qc/issues/:issueId', async () => (await import('../issues/issue-page.tsx')).IssuePage),
  page('units/:unitId/trends', async () => (await import('../trends/trends-page.tsx')).TrendsPage),
  page('units/:unitId/qc', async () => (await import('../qc/unit/unit-tests-page.tsx')).UnitTestsPage),
  page('units/:unitId/qc/limits', async () => (await import('../qc/limits/limits-page.tsx')).LimitsPage),
  page('qc/procedures', async () => (await import('../qc/procedures/procedures-page.tsx')).ProceduresPage),
  page('qc/procedures/:key', async () => (await import('../qc/procedures/procedure-page.tsx')).ProcedurePage),
  page('qc/compliance', async () => (await import('../qc/compliance/compliance-page.tsx')).CompliancePage),
  page('by-hand', async () => (await import('../by-hand/by-hand-page.tsx')).ByHandPage),
  page('people', async () => (await import('../people/people-page.tsx')).PeoplePage),
  page('people/:personId', async () => (await import('../people/person-page.tsx')).PersonPage),
  page('credentials', async () => (await import('../credentials/credentials-page.tsx')).CredentialsPage),
  page('qualifications', async () => (await import('../qualifications/policies-page.tsx')).PoliciesPage),
  page('supervision', async () => (await import('../supervision/supervision-page.tsx')).SupervisionPage),
  page('designations', async () => (await import('../designations/designations-page.tsx')).DesignationsPage),
  page('operators', async () => (await import('../operators/operators-page.tsx')).OperatorsPage),
  page('settings', async () => (await import('../settings/settings-page.tsx')).SettingsPage),
  page('audit', async () => (await import('../audit/audit-page.tsx')).AuditPage),
  page('permissions', async () => (await import('../permissions/permissions-page.tsx')).PermissionsPage),
  page('account', async () => (await import('../account/account-page.tsx')).AccountPage),
  { path: '*', Component: NoSuchPage },
];

/** Beside a unit; the second is what the sticker on the unit opens. */
const tablet = (path: string): RouteObject => ({
  path,
  lazy: async () => ({ Component: (await import('../tablet/tablet-page.tsx')).TabletPage }),
});

export const router = createBrowserRouter([
  {
    ErrorBoundary: PageFault,
    HydrateFallback: PageSkeleton,
    children: [
      {
        Component: SessionGate,
        children: [{ path: '/', Component: Frame, children: forWhoeverIsSignedIn }],
      },
      tablet('tablet'),
      tablet('tablet/units/:unitId'),
      {
        path: 'link',
        lazy: async () => ({ Component: (await import('../session/link-page.tsx')).LinkPage }),
      },
    ],
  },
]);
