import type { RouteObject } from 'react-router';
import { SignInPage } from '@/features/sign-in/components/SignInPage';
import { Behind, Home, NeedsRound } from './Behind';
import { Waiting } from './Waiting';
import { Crash } from './Crash';
import { NotFound } from './NotFound';

/** Each page's code comes when it is first opened. */
export const routes: RouteObject[] = [
  {
    errorElement: <Crash />,
    hydrateFallbackElement: <Waiting />,
    children: [
      { path: '/', element: <Home /> },
      { path: '/sign-in', element: <SignInPage /> },
      { path: '/manual', lazy: async () => ({ Component: (await import('@/features/manual/components/ManualPage')).ManualPage }) },
      {
        element: <Behind />,
        children: [
          {
            element: <NeedsRound />,
            children: [
              { path: '/entry', lazy: async () => ({ Component: (await import('@/features/entry/components/EntryPage')).EntryPage }) },
              { path: '/certification', lazy: async () => ({ Component: (await import('@/features/home/components/HomePage')).HomePage }) },
              { path: '/certification/variable', lazy: async () => ({ Component: (await import('@/features/certification/components/ByVariablePage')).ByVariablePage }) },
              { path: '/certification/office', lazy: async () => ({ Component: (await import('@/features/certification/components/ByOfficePage')).ByOfficePage }) },
              { path: '/certification/history', lazy: async () => ({ Component: (await import('@/features/history/components/HistoryPage')).HistoryPage }) },
              { path: '/report', lazy: async () => ({ Component: (await import('@/features/report/components/ReportPage')).ReportPage }) },
              { path: '/escalations', lazy: async () => ({ Component: (await import('@/features/deadlines/components/EscalationsPage')).EscalationsPage }) },
            ],
          },
          { path: '/certification/delegations', lazy: async () => ({ Component: (await import('@/features/delegation/components/DelegationsPage')).DelegationsPage }) },
          { path: '/settings/deadlines', lazy: async () => ({ Component: (await import('@/features/deadlines/components/DeadlinesPage')).DeadlinesPage }) },
          { path: '/assignments', lazy: async () => ({ Component: (await import('@/features/assignments/components/AssignmentsPage')).AssignmentsPage }) },
          { path: '/permissions', lazy: async () => ({ Component: (await import('@/features/permissions/components/PermissionsPage')).PermissionsPage }) },
          { path: '/settings/rounds', lazy: async () => ({ Component: (await import('@/features/rounds/components/RoundsPage')).RoundsPage }) },
          { path: '/settings/rounds/:round', lazy: async () => ({ Component: (await import('@/features/rounds/components/RoundPage')).RoundPage }) },
          { path: '/settings/plans', lazy: async () => ({ Component: (await import('@/features/plan/components/PlansPage')).PlansPage }) },
          { path: '/settings/plans/:plan', lazy: async () => ({ Component: (await import('@/features/plan/components/PlanPage')).PlanPage }) },
          { path: '/settings/history', lazy: async () => ({ Component: (await import('@/features/history/components/VerificationPage')).VerificationPage }) },
          { path: '/settings/organisations', lazy: async () => ({ Component: (await import('@/features/organisations/components/OrganisationsPage')).OrganisationsPage }) },
          { path: '/settings/organisations/import', lazy: async () => ({ Component: (await import('@/features/organisations/components/ImportPage')).ImportPage }) },
        ],
      },
      { path: '*', element: <NotFound /> },
    ],
  },
];
