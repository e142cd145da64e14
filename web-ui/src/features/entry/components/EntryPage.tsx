import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Select } from '@mantine/core';
import { useWords } from '@/i18n';
import { EvidenceDrawer } from '@/item/EvidenceDrawer';
import { OfficeSelect } from '@/organisation/OfficeSelect';
import { Page, Toolbar } from '@/page/Page';
import { EmptyState, ForbiddenState, LoadingState, ProblemState } from '@/page/states';
import { usePlan } from '@/plan/plan';
import { has, organisationsWith } from '@/session/me';
import { useRound, type Round } from '@/session/rounds';
import { useSignedIn } from '@/session/SignedIn';
import { useLiveScores } from '../api/live-scores';
import { changeEntry, useSheet, type Entry } from '../api/sheet';
import { sheetCloses } from '@/item/effective-window';
import { SheetSummary } from './SheetSummary';
import { SheetTable } from './SheetTable';
import { WindowLine } from './WindowLine';

/** บันทึกข้อมูล: what an office reports in a round. */
export function EntryPage() {
  const { t } = useWords();
  const { me } = useSignedIn();
  const { round } = useRound();
  const [search, setSearch] = useSearchParams();
  const own = organisationsWith(me, 'REPORTER');
  const office = search.get('office') ?? own[0]?.code;
  const choose = (code: string) =>
    setSearch((now) => {
      const then = new URLSearchParams(now);
      then.set('office', code);
      return then;
    });

  return (
    <Page title={t('entry.title')} aside={<WindowLine round={round} office={office} />}>
      {has(me, 'PSDG') && (
        <Toolbar>
          <OfficeSelect label={t('item.office')} placeholder={t('entry.chooseOffice')} value={office ?? null} onChoose={choose} />
        </Toolbar>
      )}
      {!has(me, 'PSDG') && own.length > 1 && (
        <Toolbar>
          <Select
            aria-label={t('item.office')}
            data={own.map(({ code, nameTh }) => ({ value: code, label: nameTh }))}
            value={office ?? null}
            onChange={(code) => {
              if (code !== null) {
                choose(code);
              }
            }}
            allowDeselect={false}
            w={300}
          />
        </Toolbar>
      )}
      {office === undefined ? (
        has(me, 'PSDG') ? (
          <EmptyState title={t('entry.chooseOffice')} />
        ) : (
          <ForbiddenState detail={t('entry.onlyReporters')} />
        )
      ) : (
        <Sheet key={`${round.round}/${office}`} round={round} office={office} reports={own.some(({ code }) => code === office)} />
      )}
    </Page>
  );
}

function Sheet({ round, office, reports }: { round: Round; office: string; reports: boolean }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const sheet = useSheet(round.round, office);
  const plan = usePlan(round.plan, round.planVersion);
  const { scores, expect, pending } = useLiveScores(round.round, office);
  const [evidenceOf, setEvidenceOf] = useState<Entry | null>(null);

  const failed = sheet.isError && sheet.data === undefined ? sheet : plan.isError && plan.data === undefined ? plan : null;
  if (failed?.error) {
    return <ProblemState error={failed.error} onRetry={() => void failed.refetch()} />;
  }
  if (sheet.data === undefined || plan.data === undefined) {
    return <LoadingState />;
  }
  if (sheet.data.length === 0) {
    return <EmptyState title={t('entry.noItems')} detail={t('entry.noItemsDetail')} />;
  }
  return (
    <>
      <SheetSummary entries={sheet.data} total={scores.data?.total ?? null} computing={pending.size > 0} readOnly={!reports} />
      <SheetTable
        plan={plan.data}
        closes={sheetCloses(sheet.data, round.reporting.closes)}
        entries={sheet.data}
        scores={scores.data}
        pending={pending}
        editable={reports}
        onSaved={expect}
        onEvidence={setEvidenceOf}
      />
      {evidenceOf !== null && (
        <EvidenceDrawer
          item={{ round: evidenceOf.round, variable: evidenceOf.variable, office: evidenceOf.office }}
          title={`${evidenceOf.variable} ${evidenceOf.nameTh}`}
          roundName={round.nameTh}
          mayAttach={reports}
          onClose={() => setEvidenceOf(null)}
          onCount={(evidenceCount) => changeEntry(queries, evidenceOf, (entry) => ({ ...entry, evidenceCount }))}
        />
      )}
    </>
  );
}
