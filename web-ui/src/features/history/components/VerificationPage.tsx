import { Button, Loader, TextInput } from '@mantine/core';
import { IconFingerprint, IconSearch, IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Schemas } from '@/api/client';
import { moment } from '@/format/dates';
import { useWords } from '@/i18n';
import { Page, Toolbar } from '@/page/Page';
import { Refusal } from '@/page/Refusal';
import { EmptyState, ForbiddenState, LoadingState, ProblemState } from '@/page/states';
import table from '@/page/table.module.css';
import { has } from '@/session/me';
import { useSignedIn } from '@/session/SignedIn';
import { useVerification, useVerify } from '../api/verification';
import { worstFirst } from '../chain';
import { AnchorDialog } from './AnchorDialog';
import { ChainsTable } from './ChainsTable';
import classes from './history.module.css';

/** จัดการระบบ › ความถูกต้องของประวัติ: since when each office's history holds, and where one was touched. */
export function VerificationPage() {
  const { t } = useWords();
  const { me } = useSignedIn();
  return <Page title={t('history.check.title')}>{has(me, 'PSDG') ? <Verification /> : <ForbiddenState detail={t('history.check.onlyPsdg')} />}</Page>;
}

function Verification() {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const [comparing, setComparing] = useState(false);
  const verification = useVerification();
  const verify = useVerify();
  const typed = search.get('q') ?? '';

  if (verification.isError && verification.data === undefined) {
    return <ProblemState error={verification.error} onRetry={() => void verification.refetch()} />;
  }
  if (verification.data === undefined) {
    return <LoadingState />;
  }
  const { run, items } = verification.data;
  const running = verify.isPending || (run !== null && run.finishedAt === null);
  const shown = worstFirst(items, typed);
  return (
    <>
      <p className={classes.lead}>{t('history.check.lead')}</p>
      {items.length === 0 ? (
        <EmptyState title={t('history.check.none')} detail={t('history.check.noneDetail')} />
      ) : (
        <>
          <Toolbar>
            <Button leftSection={<IconShieldCheck size={17} aria-hidden />} onClick={() => verify.mutate(null)} disabled={running}>
              {t('history.check.all')}
            </Button>
            <Button variant="default" leftSection={<IconFingerprint size={17} aria-hidden />} onClick={() => setComparing(true)}>
              {t('history.check.anchor')}
            </Button>
            <span role="status" className={classes.last}>
              <LastRun run={run} />
            </span>
            <TextInput
              aria-label={t('history.check.search')}
              placeholder={t('history.check.search')}
              type="search"
              leftSection={<IconSearch size={15} aria-hidden />}
              value={typed}
              onChange={(event) => setSearch(event.currentTarget.value === '' ? {} : { q: event.currentTarget.value }, { replace: true })}
              w={200}
              ml="auto"
            />
          </Toolbar>
          <Refusal error={verify.error} />
          {shown.length === 0 ? <EmptyState title={t('history.check.noRows')} /> : <ChainsTable chains={shown} disabled={running} onVerify={(office) => verify.mutate(office)} />}
          <div className={table.foot}>{t('history.check.shown', { shown: shown.length, total: items.length })}</div>
        </>
      )}
      {comparing && <AnchorDialog onClose={() => setComparing(false)} />}
    </>
  );
}

function LastRun({ run }: { run: Schemas['VerificationRun'] | null }) {
  const { t, language } = useWords();
  if (run === null) {
    return t('history.check.never');
  }
  if (run.finishedAt === null) {
    return (
      <>
        <Loader size={14} aria-hidden /> {t('history.check.running', { checked: run.checked, offices: run.offices })}
      </>
    );
  }
  const told = { ...run, at: moment(run.finishedAt, language), entries: run.entries.toLocaleString('en') };
  return run.failed ? (
    <span className={table.warn}>{t('history.check.lastFailed', told)}</span>
  ) : run.broken > 0 ? (
    <b className={table.bad}>{t('history.check.lastBroken', told)}</b>
  ) : (
    t('history.check.lastHolds', told)
  );
}
