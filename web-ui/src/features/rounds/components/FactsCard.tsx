import { Button } from '@mantine/core';
import { IconAlertTriangle, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { day, moment } from '@/format/dates';
import { useWords } from '@/i18n';
import { usePublishedPlans } from '@/plan/plan';
import type { Round } from '@/session/rounds';
import { usePlanVersions } from '../api/rounds';
import { periodOf } from '../period';
import { EditRoundDialog } from './EditRoundDialog';
import { PlanMoveDialog } from './PlanMoveDialog';
import { WindowCell } from './WindowCell';
import classes from './rounds.module.css';

/** Windows of a round, and the version of the plan that it keeps until it is told to change. */
export function FactsCard({ round }: { round: Round }) {
  const { t, language } = useWords();
  const [asking, setAsking] = useState<'edit' | 'move' | null>(null);
  const plans = usePublishedPlans();
  const versions = usePlanVersions(round.plan);
  const plan = plans.data?.find((each) => each.plan === round.plan);
  const used = versions.data?.find((each) => each.version === round.planVersion);
  const newer = plan !== undefined && plan.version > round.planVersion ? plan.version : null;
  const period = periodOf(round.months, round.fiscalYear);
  return (
    <section className={classes.card} aria-label={t('rounds.facts')}>
      <div className={classes.head}>
        <h2>{t('rounds.facts')}</h2>
        <Button variant="default" leftSection={<IconPencil size={15} aria-hidden />} onClick={() => setAsking('edit')}>
          {t('rounds.edit')}
        </Button>
      </div>
      <dl className={classes.facts}>
        <dt>{t('rounds.period')}</dt>
        <dd className={classes.dates}>{t('rounds.days', { opens: day(period.opens, language), closes: day(period.closes, language) })}</dd>
        <dt>{t('rounds.column.reporting')}</dt>
        <dd>
          <WindowCell window={round.reporting} />
        </dd>
        <dt>{t('rounds.column.certification')}</dt>
        <dd>
          <WindowCell window={round.certification} />
        </dd>
        <dt>{t('rounds.column.plan')}</dt>
        <dd>
          {plan?.nameTh ?? round.plan} <b className={classes.dates}>{t('rounds.version', { version: round.planVersion })}</b>
          {plan !== undefined && newer === null && <> ({t('rounds.plan.latest')})</>}
          {used !== undefined && (
            <div className={classes.quiet}>
              {t(used.by === null ? 'rounds.plan.publishedFirst' : 'rounds.plan.published', { at: moment(used.publishedAt, language), by: used.by })}
            </div>
          )}
          {newer !== null && round.closed && <div className={classes.quiet}>{t('rounds.plan.closed')}</div>}
          {newer !== null && !round.closed && (
            <>
              <div className={classes.newer}>
                <IconAlertTriangle size={16} aria-hidden /> {t('rounds.plan.available', { version: newer, current: round.planVersion })}
              </div>
              <Button variant="default" mt={4} onClick={() => setAsking('move')}>
                {t('rounds.plan.move', { version: newer })}
              </Button>
            </>
          )}
        </dd>
      </dl>
      {asking === 'edit' && <EditRoundDialog round={round} onClose={() => setAsking(null)} />}
      {asking === 'move' && newer !== null && <PlanMoveDialog round={round} version={newer} onClose={() => setAsking(null)} />}
    </section>
  );
}
