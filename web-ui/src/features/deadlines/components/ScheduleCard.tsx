import { moment } from '@/format/dates';
import { useWords } from '@/i18n';
import table from '@/page/table.module.css';
import { clockTime } from '../countdown';
import type { Deadlines } from '../api/deadlines';
import classes from './deadlines.module.css';

type Run = Deadlines['runs'][number];

/** When it is reminded, when it last was, and what came of it. */
export function ScheduleCard({ deadlines: { runs, nextRun, settings } }: { deadlines: Deadlines }) {
  const { t, language } = useWords();
  const [last] = runs;
  const days = settings.daysBefore.filter((lead) => lead > 0).join(', ');
  const times = settings.times.map(clockTime);
  return (
    <section className={classes.card} aria-label={t('deadlines.settings.schedule')}>
      <div className={classes.head}>
        <h2>{t('deadlines.settings.schedule')}</h2>
        <span className={classes.quiet}>{t('deadlines.settings.once')}</span>
      </div>
      <dl className={classes.facts}>
        <dt>{t('deadlines.settings.lastRun')}</dt>
        <dd>{last === undefined ? t('deadlines.settings.never') : <RunText run={last} />}</dd>
        <dt>{t('deadlines.settings.daysBefore')}</dt>
        <dd>{t(settings.daysBefore.includes(0) ? 'deadlines.settings.days' : 'deadlines.settings.daysOnly', { days })}</dd>
        <dt>{t('deadlines.settings.nextRun')}</dt>
        <dd>{nextRun === null ? t('deadlines.settings.off') : moment(nextRun, language)}</dd>
        <dt>{t('deadlines.settings.times')}</dt>
        <dd>
          {times.length === 1
            ? t('deadlines.settings.timesOnce', { first: times[0] })
            : t('deadlines.settings.timesMany', { first: times[0], last: times.at(-1), count: times.length })}
        </dd>
      </dl>
      {runs.length > 1 && (
        <details>
          <summary>{t('deadlines.settings.recent')}</summary>
          <table className={table.table} aria-label={t('deadlines.settings.recent')}>
            <tbody>
              {runs.map((run) => (
                <tr key={run.at} className={table.row}>
                  <td>
                    <RunText run={run} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  );
}

function RunText({ run }: { run: Run }) {
  const { t, language } = useWords();
  return (
    <>
      {moment(run.at, language)} ·{' '}
      {run.failed ? (
        <span className={classes.bad}>{t('deadlines.settings.failed')}</span>
      ) : run.notices === 0 ? (
        t('deadlines.settings.nothing')
      ) : (
        t('deadlines.settings.told', { count: run.notices })
      )}{' '}
      <span className={classes.quiet}>
        ({run.by === null ? t('deadlines.settings.bySchedule') : t('deadlines.settings.by', { name: run.by })},{' '}
        {t('deadlines.settings.took', { seconds: (run.tookMillis / 1000).toFixed(1) })})
      </span>
    </>
  );
}
