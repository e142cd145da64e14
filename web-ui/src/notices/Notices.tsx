import { useEffect, useState, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useSignedIn } from '@/session/SignedIn';
import { NoticeStrip } from './NoticeStrip';
import { dismiss, notDismissed, useNotices } from './notices';
import { useShownNotices } from './useShownNotices';
import classes from './NoticeStrip.module.css';

/** How long the first page may wait for them, in milliseconds: what comes later is shown on the next page. */
const PATIENCE = 800;

/** Puts what is due above the page, before the page is there or not at all. */
export function Notices({ children }: { children: ReactNode }) {
  const { me } = useSignedIn();
  const { pathname } = useLocation();
  const query = useNotices(me);
  const [waited, setWaited] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setWaited(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  // A page that is opened asks anew, once what is known has become old
  const { isStale, isFetched, refetch } = query;
  useEffect(() => {
    if (isStale && isFetched) {
      void refetch();
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only where a page begins
  }, [pathname]);
  return query.isLoading && !waited ? null : (
    <Above key={me.id} page={pathname} query={query.data} named={me.organisations.length > 1}>
      {children}
    </Above>
  );
}

function Above({ page, query, named, children }: { page: string; query: ReturnType<typeof useNotices>['data']; named: boolean; children: ReactNode }) {
  const notices = query && notDismissed(query);
  const { there, hide } = useShownNotices(page, notices);
  return (
    <div className={classes.above} data-there={there || undefined}>
      {there && (
        <NoticeStrip
          notices={notices ?? []}
          named={named}
          onDismiss={() => {
            dismiss(notices ?? []);
            hide();
          }}
        />
      )}
      {children}
    </div>
  );
}
