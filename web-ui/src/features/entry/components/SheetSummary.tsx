import { Button } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Schemas } from '@/api/client';
import { useWords } from '@/i18n';
import { ScoreFigure } from '@/score/ScoreFigure';
import { toggled } from '../model/filter';
import type { DimensionSection } from '../model/sections';
import type { Unsaved } from '../model/standing';
import type { View } from '../view';
import classes from './SheetSummary.module.css';
import { ToDoList } from './ToDoList';

interface SheetSummaryProps {
  dimensions: readonly DimensionSection[];
  total: Schemas['ThreeScores'] | null;
  computing: boolean;
  readOnly: boolean;
  /** A reporter's, with no row that may be changed now. */
  locked: boolean;
  unsaved: Unsaved;
  view: View;
}

/** The three totals, and what is still missing: one click, or Alt+↓, away. */
export function SheetSummary({ dimensions, total, computing, readOnly, locked, unsaved, view }: SheetSummaryProps) {
  const { t } = useWords();
  const edits = !readOnly && !locked;
  useNextKey(view.goToNext, edits);
  const { missing } = view.counts;
  const left = missing > 0 || unsaved.size > 0;
  const only = view.filter.marks.includes('missing');
  return (
    <section className={classes.summary} aria-label={t('score.total')}>
      <ScoreFigure label={t('score.self')} hint={t('score.selfHint')} score={total?.selfAssessed ?? null} computing={computing} strong />
      <ScoreFigure label={t('score.ifAll')} hint={t('score.ifAllHint')} score={total?.ifAllConfirmed ?? null} computing={computing} />
      <ScoreFigure label={t('score.official')} hint={t('score.officialHint')} score={total?.official ?? null} computing={computing} />
      <div className={classes.standing}>
        <div className={classes.missing}>
          <b role="status">
            {missing === 0
              ? t('entry.summary.complete', { total: view.total })
              : t('entry.summary.missing', { count: missing, total: view.total })}
            {unsaved.size > 0 && <span className={classes.unsaved}> · {t('entry.summary.unsaved', { count: unsaved.size })}</span>}
          </b>
          {left && (
            <span className={classes.ways}>
              {edits && (
                <Button
                  size="compact-xs"
                  variant="default"
                  leftSection={<IconArrowDown size={14} aria-hidden />}
                  title={t('entry.summary.nextHint')}
                  onClick={() => view.goToNext()}
                >
                  {t('entry.summary.next')}
                </Button>
              )}
              <ToDoList dimensions={dimensions} unsaved={unsaved} onChoose={view.reveal} />
            </span>
          )}
          {(missing > 0 || only) && (
            <Button
              size="compact-xs"
              variant={only ? 'filled' : 'default'}
              aria-pressed={only}
              onClick={() => view.setFilter((filter) => toggled(filter, 'missing'))}
            >
              {t('entry.summary.only')}
            </Button>
          )}
        </div>
        <div className={classes.hint}>{t(edits ? 'entry.keys' : readOnly ? 'entry.readOnly' : 'entry.allLocked')}</div>
      </div>
    </section>
  );
}

/** Alt+↓ and Alt+↑ go from one unfinished row to the next wherever the keyboard is, before the field takes the arrow for itself. */
function useNextKey(goToNext: View['goToNext'], active: boolean): void {
  const go = useRef(goToNext);
  useEffect(() => {
    go.current = goToNext;
  });
  useEffect(() => {
    if (!active) {
      return;
    }
    const key = (event: KeyboardEvent) => {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
      if (step !== null && event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && document.querySelector('[role="dialog"]') === null) {
        event.preventDefault();
        event.stopPropagation();
        go.current(step);
      }
    };
    window.addEventListener('keydown', key, true);
    return () => window.removeEventListener('keydown', key, true);
  }, [active]);
}
