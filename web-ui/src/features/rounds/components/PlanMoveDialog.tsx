import { Button } from '@mantine/core';
import { useWords } from '@/i18n';
import { Dialog } from '@/page/Dialog';
import { Refusal } from '@/page/Refusal';
import { LoadingState, ProblemState } from '@/page/states';
import table from '@/page/table.module.css';
import type { Round } from '@/session/rounds';
import { newWish, useMoveRound, usePlanDifferences, usePlanVersionMove } from '../api/rounds';
import classes from './rounds.module.css';

/** Moves a round to a newer version of its plan: first what differs and what it means for the items. */
export function PlanMoveDialog({ round, version, onClose }: { round: Round; version: number; onClose: () => void }) {
  const { t } = useWords();
  const differences = usePlanDifferences(round.plan, round.planVersion, version);
  const meaning = usePlanVersionMove(round.round, version);
  const move = useMoveRound(round.round);
  const ready = differences.data !== undefined && meaning.data !== undefined;
  return (
    <Dialog title={t('rounds.plan.moveTitle', { name: round.nameTh })} onClose={onClose} size={820}>
      <div className={classes.preview}>
        <p>{t('rounds.plan.moveLead', { from: round.planVersion, to: version })}</p>
        {differences.isPending && <LoadingState rows={4} />}
        {differences.isError && <ProblemState error={differences.error} onRetry={() => void differences.refetch()} />}
        {differences.data?.length === 0 && <p>{t('rounds.plan.noDifference')}</p>}
        {differences.data && differences.data.length > 0 && (
          <div className={classes.frame} role="region" aria-label={t('rounds.plan.what')} tabIndex={0}>
            <table className={table.table}>
              <thead>
                <tr>
                  <th scope="col">{t('rounds.plan.place')}</th>
                  <th scope="col">{t('rounds.plan.what')}</th>
                </tr>
              </thead>
              <tbody>
                {differences.data.map((difference, at) => (
                  <tr key={at} className={table.row}>
                    <th scope="row">
                      {t(`rounds.plan.kind.${difference.kind}`)} <span className={table.code}>{difference.place.code}</span>
                    </th>
                    <td>{difference.message}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {meaning.isError && <Refusal error={meaning.error} />}
        {meaning.data && (
          <ul className={classes.list}>
            <li>{t('rounds.plan.toCreate', { count: meaning.data.toCreate, variables: meaning.data.variablesAdded.length })}</li>
            <li>
              {t('rounds.plan.toRemove', { count: meaning.data.toRemove, variables: meaning.data.variablesRemoved.length })}
              {meaning.data.toRemoveReported > 0 && ` ${t('rounds.plan.toRemoveReported', { count: meaning.data.toRemoveReported })}`}
            </li>
            <li>{t('rounds.plan.after')}</li>
          </ul>
        )}
        <Refusal error={move.error} />
      </div>
      <div className={classes.end}>
        <Button variant="default" onClick={onClose}>
          {t('rounds.form.cancel')}
        </Button>
        <Button disabled={!ready} loading={move.isPending} onClick={() => move.mutate({ version, header: newWish() }, { onSuccess: onClose })}>
          {t('rounds.plan.move', { version })}
        </Button>
      </div>
    </Dialog>
  );
}
