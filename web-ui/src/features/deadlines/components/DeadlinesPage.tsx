import { Button } from '@mantine/core';
import { IconBell, IconEye } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '@/i18n';
import { Page } from '@/page/Page';
import { ForbiddenState, LoadingState, ProblemState } from '@/page/states';
import { has } from '@/session/me';
import { useSignedIn } from '@/session/SignedIn';
import { useDeadlines } from '../api/deadlines';
import { PreviewDialog } from './PreviewDialog';
import { RunDialog } from './RunDialog';
import { ScheduleCard } from './ScheduleCard';
import { ToldCard } from './ToldCard';
import { WindowsCard } from './WindowsCard';
import classes from './deadlines.module.css';

/** กำหนดเวลาและการแจ้งเตือน: windows with what is left, when it is reminded, and what was told. */
export function DeadlinesPage() {
  const { t } = useWords();
  const { me } = useSignedIn();
  return has(me, 'PSDG') ? (
    <Deadlines />
  ) : (
    <Page title={t('deadlines.settings.title')}>
      <ForbiddenState detail={t('deadlines.settings.onlyPsdg')} />
    </Page>
  );
}

function Deadlines() {
  const { t } = useWords();
  const deadlines = useDeadlines();
  const [asking, setAsking] = useState<'preview' | 'run' | null>(null);
  const [told, setTold] = useState<number | null>(null);
  const { data } = deadlines;
  return (
    <Page
      title={t('deadlines.settings.title')}
      aside={
        <div className={classes.buttons}>
          <span role="status">{told !== null && (told === 0 ? t('deadlines.settings.ranNone') : t('deadlines.settings.ran', { count: told }))}</span>
          <Button variant="default" leftSection={<IconEye size={16} aria-hidden />} onClick={() => setAsking('preview')}>
            {t('deadlines.settings.dry')}
          </Button>
          <Button leftSection={<IconBell size={16} aria-hidden />} onClick={() => setAsking('run')}>
            {t('deadlines.settings.run')}
          </Button>
        </div>
      }
    >
      {deadlines.isError && data === undefined ? (
        <ProblemState error={deadlines.error} onRetry={() => void deadlines.refetch()} />
      ) : data === undefined ? (
        <LoadingState />
      ) : (
        <div className={classes.body}>
          <WindowsCard deadlines={data} />
          <ScheduleCard deadlines={data} />
          <ToldCard />
        </div>
      )}
      {asking === 'preview' && <PreviewDialog onClose={() => setAsking(null)} />}
      {asking === 'run' && (
        <RunDialog
          onClose={() => setAsking(null)}
          onRan={(count) => {
            setAsking(null);
            setTold(count);
          }}
        />
      )}
    </Page>
  );
}
