import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { QueryClientProvider } from '@tanstack/react-query';
import 'dayjs/locale/th';
import { useMemo, useState } from 'react';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { createQueryClient } from '@/api/query-client';
import { useWords } from '@/i18n';
import { ME_KEY } from '@/session/me';
import { routes } from './routes';
import { themeOf } from './theme';
import { AccentContext } from './accent';

const queries = createQueryClient((problem) => {
  if (problem.status === 401) {
    // The session ended: asking again who is here leads to the sign-in page
    queries.removeQueries({ predicate: (query) => query.queryKey[0] !== ME_KEY[0] });
    const me = queries.getQueryState(ME_KEY);
    if (me?.status === 'success') {
      void queries.resetQueries({ queryKey: ME_KEY });
    }
  } else if (problem.status === 403) {
    // A delegation may have ended while the page was open: the menu follows what the person may do now
    const askAgain = () => void queries.invalidateQueries({ queryKey: ME_KEY });
    askAgain();
    window.setTimeout(askAgain, 5_000); // who tells about persons hears of the end a moment later
  }
});
const router = createBrowserRouter(routes);

/** Everything that all pages stand on: colours, language, data, addresses. */
export function App() {
  const { language } = useWords();
  const [programme, setProgramme] = useState<string | null>(null);
  const theme = useMemo(() => themeOf(programme), [programme]);
  return (
    <MantineProvider theme={theme} forceColorScheme="light">
      <DatesProvider settings={{ locale: language, firstDayOfWeek: 0 }}>
        <QueryClientProvider client={queries}>
          <AccentContext value={setProgramme}>
            <RouterProvider router={router} />
          </AccentContext>
        </QueryClientProvider>
      </DatesProvider>
    </MantineProvider>
  );
}
