import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { compareThai, contains } from '@/format/collation';
import { useWords } from '@/i18n';
import { sheetCloses } from '@/item/effective-window';
import { EvidenceDrawer } from '@/item/EvidenceDrawer';
import { countStatuses, STATUSES, type Status } from '@/item/status';
import { Page, Toolbar } from '@/page/Page';
import { EmptyState, LoadingState, ProblemState } from '@/page/states';
import table from '@/page/table.module.css';
import { useRound, type Round } from '@/session/rounds';
import { useDecisions } from '../api/decisions';
import { useMyVariables, useShowEvidenceCount, useVariableWorklist, type Confirmation } from '../api/worklist';
import { OfficesTable } from './OfficesTable';
import { StatusFilter } from './StatusFilter';
import { useAsking } from './useAsking';
import { VariableSelect } from './VariableSelect';
import classes from './VariableSelect.module.css';
import { WindowLine } from './WindowLine';

/** รับรองข้อมูล ตามตัวชี้วัด: one variable at all offices. The URL carries round, variable and filter. */
export function ByVariablePage() {
  const { t } = useWords();
  const { round } = useRound();
  const [search, setSearch] = useSearchParams();
  const variables = useMyVariables(round.round);
  const variable = search.get('variable');
  const worklist = useVariableWorklist(round.round, variable);
  const chosen = variables.data?.find((each) => each.variable === variable);
  const change = (name: string, value: string | null, replace = false) =>
    setSearch(
      (now) => {
        const then = new URLSearchParams(now);
        then.set('round', round.round);
        if (value === null || value === '') {
          then.delete(name);
        } else {
          then.set(name, value);
        }
        return then;
      },
      { replace },
    );

  return (
    <Page title={t('certify.byVariable')} aside={<WindowLine round={round} items={worklist.data} />}>
      {variables.isPending && <LoadingState />}
      {variables.isError && variables.data === undefined && (
        <ProblemState error={variables.error} onRetry={() => void variables.refetch()} />
      )}
      {variables.data?.length === 0 && <EmptyState title={t('certify.noVariables')} />}
      {variables.data !== undefined && variables.data.length > 0 && (
        <>
          <Toolbar>
            <VariableSelect variables={variables.data} value={variable} onChoose={(code) => change('variable', code)} />
          </Toolbar>
          {chosen !== undefined && (
            <p className={classes.caption}>
              <b>{chosen.subIndicator}</b> {chosen.subIndicatorNameTh} {chosen.mode === 'AUDIT' && <b>· AUDIT</b>}
            </p>
          )}
          {variable === null ? (
            <EmptyState title={t('certify.chooseVariable')} detail={t('certify.chooseVariableDetail')} />
          ) : (
            <Worklist
              key={`${round.round}/${variable}`}
              round={round}
              variable={variable}
              status={STATUSES.find((status) => status === search.get('status')) ?? null}
              typed={search.get('q') ?? ''}
              onStatus={(status) => change('status', status)}
              onType={(typed) => change('q', typed, true)}
            />
          )}
        </>
      )}
    </Page>
  );
}

interface WorklistProps {
  round: Round;
  variable: string;
  status: Status | null;
  typed: string;
  onStatus: (status: Status | null) => void;
  onType: (typed: string) => void;
}

function Worklist(props: WorklistProps) {
  const { t } = useWords();
  const worklist = useVariableWorklist(props.round.round, props.variable);
  const decisions = useDecisions(props.round.round);
  const asking = useAsking(decisions);
  const showCount = useShowEvidenceCount();
  const [evidenceOf, setEvidenceOf] = useState<Confirmation | null>(null);

  if (worklist.isError && worklist.data === undefined) {
    return <ProblemState error={worklist.error} onRetry={() => void worklist.refetch()} />;
  }
  if (worklist.data === undefined) {
    return <LoadingState />;
  }
  if (worklist.data.length === 0) {
    return <EmptyState title={t('certify.noItems')} />;
  }
  const found = props.typed === '' ? worklist.data : worklist.data.filter((item) => contains(item.officeNameTh, props.typed));
  const rows = found
    .filter((item) => props.status === null || item.status === props.status)
    .sort((a, b) => compareThai(a.officeNameTh, b.officeNameTh));
  return (
    <>
      <Toolbar>
        <StatusFilter counts={countStatuses(found)} chosen={props.status} onChoose={props.onStatus} />
        <TextInput
          aria-label={t('certify.search')}
          placeholder={t('certify.search')}
          type="search"
          leftSection={<IconSearch size={15} aria-hidden />}
          value={props.typed}
          onChange={(event) => props.onType(event.currentTarget.value)}
          w={220}
          ml="auto"
        />
      </Toolbar>
      {rows.length === 0 ? (
        <EmptyState title={t('certify.noRows')}>
          <Button
            variant="default"
            onClick={() => {
              props.onStatus(null);
              props.onType('');
            }}
          >
            {t('certify.clearFilter')}
          </Button>
        </EmptyState>
      ) : (
        <OfficesTable items={rows} closes={sheetCloses(worklist.data, props.round.certification.closes)} decisions={decisions} onAction={asking.act} onAudit={asking.audit} onEvidence={setEvidenceOf} />
      )}
      <div className={table.foot} role="status">
        {t('certify.shown', { shown: rows.length, total: worklist.data.length })}
      </div>
      {asking.dialog}
      {evidenceOf !== null && (
        <EvidenceDrawer
          item={{ round: evidenceOf.round, variable: evidenceOf.variable, office: evidenceOf.office }}
          title={evidenceOf.officeNameTh}
          roundName={props.round.nameTh}
          onClose={() => setEvidenceOf(null)}
          onCount={(count) => showCount(evidenceOf, count)}
        />
      )}
    </>
  );
}
