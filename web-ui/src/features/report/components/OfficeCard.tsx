import { Fragment, type ReactNode } from 'react';
import { grouped } from '@/format/numbers';
import { useWords } from '@/i18n';
import { StatusMark } from '@/item/StatusMark';
import { EmptyState, LoadingState, ProblemState } from '@/page/states';
import table from '@/page/table.module.css';
import { TableFrame } from '@/page/TableFrame';
import { branches, repeatsItself, usePlan } from '@/plan/plan';
import { ScoreFigure } from '@/score/ScoreFigure';
import type { SubIndicatorScore } from '@/score/scores';
import type { Round } from '@/session/rounds';
import { useOfficeCard } from '../api/scores';
import classes from './OfficeCard.module.css';

/** One office's three scores, at each sub-indicator and in total. */
export function OfficeCard({ round, office, back }: { round: Round; office: string; back?: ReactNode }) {
  const { t } = useWords();
  const card = useOfficeCard(round.round, office);
  const plan = usePlan(round.plan, round.planVersion);
  const failed = card.isError && card.data === undefined ? card : plan.isError && plan.data === undefined ? plan : null;
  if (failed?.error) {
    return <ProblemState error={failed.error} onRetry={() => void failed.refetch()} />;
  }
  if (card.data === undefined || plan.data === undefined) {
    return <LoadingState />;
  }
  const { total, officeNameTh, subIndicators } = card.data;
  if (subIndicators.length === 0) {
    return <EmptyState title={t('report.noScores')} detail={t('report.noScoresDetail')} />;
  }
  const scoreOf = new Map(subIndicators.map((score) => [score.code, score]));
  const mine = branches(plan.data).filter(({ subIndicator }) => scoreOf.has(subIndicator.code));
  return (
    <>
      <section className={classes.head} aria-label={t('score.total')}>
        <div className={classes.name}>
          <h2>{t('report.card', { office: officeNameTh })}</h2>
          {back}
        </div>
        {total === null ? (
          <span className={table.quiet}>{t('report.part')}</span>
        ) : (
          <>
            <ScoreFigure label={t('score.self')} hint={t('score.selfHint')} score={total.selfAssessed} />
            <ScoreFigure label={t('score.ifAll')} hint={t('score.ifAllHint')} score={total.ifAllConfirmed} />
            <ScoreFigure label={t('score.official')} hint={t('score.officialHint')} score={total.official} strong />
          </>
        )}
      </section>
      <TableFrame label={t('report.card', { office: officeNameTh })}>
        <table className={table.table} style={{ tableLayout: 'fixed' }} aria-label={t('report.card', { office: officeNameTh })}>
          <colgroup>
            <col />
            <col style={{ width: 76 }} />
            <col style={{ width: 146 }} />
            <col style={{ width: 112 }} />
            <col style={{ width: 132 }} />
            <col style={{ width: 112 }} />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">{t('report.subIndicator')}</th>
              <th scope="col" className={table.number}>
                {t('score.weight')}
              </th>
              <th scope="col">{t('item.status')}</th>
              <th scope="col" className={table.number}>
                {t('score.selfShort')}
              </th>
              <th scope="col" className={table.number}>
                {t('score.ifAllShort')}
              </th>
              <th scope="col" className={table.number}>
                {t('score.officialShort')}
              </th>
            </tr>
          </thead>
          <tbody>
            {mine.map(({ dimension, indicator, subIndicator }, at) => {
              const score = scoreOf.get(subIndicator.code);
              return (
                <Fragment key={subIndicator.code}>
                  {mine[at - 1]?.dimension.code !== dimension.code && (
                    <tr className={table.dimension}>
                      <th scope="rowgroup" colSpan={6}>
                        {dimension.nameTh}
                      </th>
                    </tr>
                  )}
                  {mine[at - 1]?.indicator.code !== indicator.code && !repeatsItself(indicator, subIndicator) && (
                    <tr className={table.indicator}>
                      <th scope="rowgroup" colSpan={6}>
                        <span className={table.code}>{indicator.code}</span>
                        {indicator.nameTh}
                      </th>
                    </tr>
                  )}
                  {score && <ScoreRow score={score} nested={!repeatsItself(indicator, subIndicator)} />}
                </Fragment>
              );
            })}
          </tbody>
          {total !== null && (
            <tfoot>
              <tr className={table.group}>
                <th scope="row" colSpan={3}>
                  {t('score.total')}
                </th>
                <td className={table.number}>{total.selfAssessed}</td>
                <td className={table.number}>{total.ifAllConfirmed}</td>
                <td className={table.number}>{total.official}</td>
              </tr>
            </tfoot>
          )}
        </table>
      </TableFrame>
    </>
  );
}

/** Whether the reason says more than the mark beside it: items of different marks, or a formula that cannot be computed. */
function tellsMore({ because, status, inputs }: SubIndicatorScore): boolean {
  return because !== null && (status === 'CONFIRMED' || (inputs ?? []).some((input) => input.status !== status));
}

function ScoreRow({ score, nested }: { score: SubIndicatorScore; nested: boolean }) {
  const { t } = useWords();
  return (
    <tr className={table.row}>
      <th scope="row" className={nested ? classes.nested : undefined}>
        <span className={table.code}>{score.code}</span>
        {score.nameTh}
        {score.audit && <div className={table.note}>{t('score.audit')}</div>}
        {tellsMore(score) && <div className={`${table.note ?? ''} ${table.warn ?? ''}`}>{score.because}</div>}
      </th>
      <td className={table.number}>{grouped(score.weight)}</td>
      <td>
        <StatusMark status={score.status} />
      </td>
      <td className={table.number}>{score.selfAssessed}</td>
      <td className={table.number}>{score.ifAllConfirmed}</td>
      <td className={table.number}>
        <b>{score.official}</b>
      </td>
    </tr>
  );
}
