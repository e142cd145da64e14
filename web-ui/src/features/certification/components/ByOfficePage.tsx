import { Fragment, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useWords } from '@/i18n';
import { sheetCloses } from '@/item/effective-window';
import { EvidenceDrawer } from '@/item/EvidenceDrawer';
import { countStatuses, STATUSES } from '@/item/status';
import { StatusMark } from '@/item/StatusMark';
import { OfficeSelect } from '@/organisation/OfficeSelect';
import { Page, Toolbar } from '@/page/Page';
import { EmptyState, LoadingState, ProblemState } from '@/page/states';
import table from '@/page/table.module.css';
import { TableFrame } from '@/page/TableFrame';
import { branches, repeatsItself, usePlan, type SubIndicator } from '@/plan/plan';
import { useRound, type Round } from '@/session/rounds';
import { useDecisions, type RowState } from '../api/decisions';
import { useOfficeWorklist, useShowEvidenceCount, type Confirmation } from '../api/worklist';
import { AuditScore } from './AuditScore';
import { ItemCells, ItemHeads } from './ItemCells';
import { useAsking } from './useAsking';
import { WindowLine } from './WindowLine';

/** รับรองข้อมูล ตามหน่วยงาน: one office with every variable that I certify. */
export function ByOfficePage() {
  const { t } = useWords();
  const { round } = useRound();
  const [search, setSearch] = useSearchParams();
  const office = search.get('office');
  const worklist = useOfficeWorklist(round.round, office);
  return (
    <Page title={t('certify.byOffice')} aside={<WindowLine round={round} items={worklist.data} />}>
      <Toolbar>
        <OfficeSelect
          label={t('certify.office')}
          placeholder={t('certify.chooseOffice')}
          value={office}
          onChoose={(code) =>
            setSearch((now) => {
              const then = new URLSearchParams(now);
              then.set('round', round.round);
              then.set('office', code);
              return then;
            })
          }
        />
      </Toolbar>
      {office === null ? (
        <EmptyState title={t('certify.chooseOffice')} detail={t('certify.chooseOfficeDetail')} />
      ) : (
        <OfficeTree key={`${round.round}/${office}`} round={round} office={office} />
      )}
    </Page>
  );
}

const WIDTH = 9;

function OfficeTree({ round, office }: { round: Round; office: string }) {
  const { t } = useWords();
  const worklist = useOfficeWorklist(round.round, office);
  const plan = usePlan(round.plan, round.planVersion);
  const decisions = useDecisions(round.round);
  const asking = useAsking(decisions);
  const showCount = useShowEvidenceCount();
  const [evidenceOf, setEvidenceOf] = useState<{ item: Confirmation; title: string } | null>(null);

  const failed = worklist.isError && worklist.data === undefined ? worklist : plan.isError && plan.data === undefined ? plan : null;
  if (failed?.error) {
    return <ProblemState error={failed.error} onRetry={() => void failed.refetch()} />;
  }
  if (worklist.data === undefined || plan.data === undefined) {
    return <LoadingState />;
  }
  if (worklist.data.length === 0) {
    return <EmptyState title={t('certify.noVariables')} />;
  }
  const closes = sheetCloses(worklist.data, round.certification.closes);
  const itemOf = new Map(worklist.data.map((item) => [item.variable, item]));
  const mine = branches(plan.data).filter(({ subIndicator }) => subIndicator.variables.some(({ code }) => itemOf.has(code)));
  const counts = countStatuses(worklist.data);
  return (
    <>
      <Toolbar>
        {STATUSES.map((status) => (
          <StatusMark key={status} status={status} count={counts[status]} />
        ))}
      </Toolbar>
      <TableFrame label={t('certify.byOffice')}>
        <table className={table.table} style={{ tableLayout: 'fixed' }} aria-label={t('certify.byOffice')}>
          <ItemHeads withAudit={false} name={t('item.variable')} />
          <tbody>
            {mine.map(({ dimension, indicator, subIndicator }, at) => (
              <Fragment key={subIndicator.code}>
                {mine[at - 1]?.dimension.code !== dimension.code && (
                  <tr className={table.dimension}>
                    <th scope="rowgroup" colSpan={WIDTH}>
                      {dimension.nameTh}
                    </th>
                  </tr>
                )}
                {mine[at - 1]?.indicator.code !== indicator.code && !repeatsItself(indicator, subIndicator) && (
                  <tr className={table.indicator}>
                    <th scope="rowgroup" colSpan={WIDTH}>
                      <span className={table.code}>{indicator.code}</span>
                      {indicator.nameTh}
                    </th>
                  </tr>
                )}
                <SubIndicatorRow
                  subIndicator={subIndicator}
                  item={itemOf.get(subIndicator.variables[0]?.code ?? '')}
                  stateOf={decisions.stateOf}
                  onAudit={asking.audit}
                />
                {subIndicator.variables.map((variable) => {
                  const item = itemOf.get(variable.code);
                  const name = `${variable.code} ${variable.nameTh}`;
                  return (
                    item && (
                      <tr key={variable.code} className={table.row}>
                        <ItemCells
                          item={item}
                          name={name}
                          closes={closes}
                          withAudit={false}
                          state={decisions.stateOf(item)}
                          onAction={(action) => asking.act(item, name, action)}
                          onEvidence={() => setEvidenceOf({ item, title: name })}
                          onDismiss={() => decisions.dismiss(item)}
                        />
                      </tr>
                    )
                  );
                })}
              </Fragment>
            ))}
          </tbody>
        </table>
      </TableFrame>
      {asking.dialog}
      {evidenceOf !== null && (
        <EvidenceDrawer
          item={{ round: evidenceOf.item.round, variable: evidenceOf.item.variable, office: evidenceOf.item.office }}
          title={evidenceOf.title}
          roundName={round.nameTh}
          onClose={() => setEvidenceOf(null)}
          onCount={(count) => showCount(evidenceOf.item, count)}
        />
      )}
    </>
  );
}

interface SubIndicatorRowProps {
  subIndicator: SubIndicator;
  item: Confirmation | undefined;
  stateOf: (item: Confirmation) => RowState;
  onAudit: (item: Confirmation, name: string, score: string) => void;
}

/** The sub-indicator over its variables, with the certifier's own score of it where that is switched on. */
function SubIndicatorRow({ subIndicator, item, stateOf, onAudit }: SubIndicatorRowProps) {
  const { t } = useWords();
  const name = `${subIndicator.code} ${subIndicator.nameTh}`;
  const withAudit = item?.mode === 'AUDIT';
  return (
    <tr className={table.group}>
      <th scope="rowgroup" colSpan={withAudit ? WIDTH - 3 : WIDTH}>
        <span className={table.code}>{subIndicator.code}</span>
        {subIndicator.nameTh}
      </th>
      {withAudit && (
        <td colSpan={3}>
          <AuditScore
            key={item.auditScore}
            name={name}
            label={t('certify.auditScore')}
            score={item.auditScore}
            enabled={item.actions.includes('AUDIT') && stateOf(item).busy === null}
            onSave={(score) => onAudit(item, name, score)}
          />
        </td>
      )}
    </tr>
  );
}
