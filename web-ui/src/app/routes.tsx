import type { RouteObject } from 'react-router';
import { ByOfficePage } from '@/features/certification/components/ByOfficePage';
import { ByVariablePage } from '@/features/certification/components/ByVariablePage';
import { EntryPage } from '@/features/entry/components/EntryPage';
import { ManualPage } from '@/features/manual/components/ManualPage';
import { ReportPage } from '@/features/report/components/ReportPage';
import { SignInPage } from '@/features/sign-in/components/SignInPage';
import { Behind, Home } from './Behind';
import { Crash } from './Crash';
import { NotFound } from './NotFound';

export const routes: RouteObject[] = [
  {
    errorElement: <Crash />,
    children: [
      { path: '/', element: <Home /> },
      { path: '/sign-in', element: <SignInPage /> },
      { path: '/manual', element: <ManualPage /> },
      {
        element: <Behind />,
        children: [
          { path: '/entry', element: <EntryPage /> },
          { path: '/certification/variable', element: <ByVariablePage /> },
          { path: '/certification/office', element: <ByOfficePage /> },
          { path: '/report', element: <ReportPage /> },
        ],
      },
      { path: '*', element: <NotFound /> },
    ],
  },
];
