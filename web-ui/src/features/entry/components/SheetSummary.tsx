import { Button } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import type { Schemas } from '@/api/client';
import { useWords } from '@/i18n';
import { countStatuses, STATUSES } from '@/item/status';
import { StatusMark } from '@/item/StatusMark';
import { ScoreFigure } from '@/score/ScoreFigure';
import type { Entry } from '../api/sheet';
import classes from './SheetSummary.module.css';

interface SheetSummaryProps {
  entries: Entry[];
  total: Schemas['ThreeScores'] | null;
  computing: boolean;
  readOnly: boolean;
}

/** The three totals, how the items stand, and what is still missing. */
export function SheetSummary({ entries, total, computing, readOnly }: SheetSummaryProps) {
  const { t } = useWords();
  const counts = countStatuses(entries);
  const missing = entries.filter((entry) => entry.value === null).length;
  return (
    <section className={classes.summary} aria-label={t('score.total')}>
      <ScoreFigure label={t('score.self')} hint={t('score.selfHint')} score={total?.selfAssessed ?? null} computing={computing} strong />
      <ScoreFigure label={t('score.ifAll')} hint={t('score.ifAllHint')} score={total?.ifAllConfirmed ?? null} computing={computing} />
      <ScoreFigure label={t('score.official')} hint={t('score.officialHint')} score={total?.official ?? null} computing={computing} />
      <div className={classes.standing}>
        <div className={classes.missing}>
          <b>{missing === 0 ? t('entry.complete', { total: entries.length }) : t('entry.missing', { count: missing, total: entries.length })}</b>
          {missing > 0 && !readOnly && (
            <Button size="compact-xs" variant="default" leftSection={<IconArrowDown size={14} aria-hidden />} onClick={goToMissing}>
              {t('entry.nextMissing')}
            </Button>
          )}
        </div>
        <div className={classes.marks}>
          {STATUSES.map((status) => (
            <StatusMark key={status} status={status} count={counts[status]} />
          ))}
        </div>
        <div className={classes.hint}>{readOnly ? t('entry.readOnly') : t('entry.keys')}</div>
      </div>
    </section>
  );
}

/** Focuses the next empty field after the one in use, or the first. */
function goToMissing(): void {
  const fields = [...document.querySelectorAll<HTMLInputElement>('input[data-value-field]:not([readonly])')];
  const empty = fields.filter((field) => field.value.trim() === '');
  const next = empty[0];
  next?.scrollIntoView({ block: 'center' });
  next?.focus({ preventScroll: true });
}
