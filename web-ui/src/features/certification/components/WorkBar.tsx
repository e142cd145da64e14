import { Button } from '@mantine/core';
import { IconArrowBackUp, IconDeviceFloppy } from '@tabler/icons-react';
import { useWords } from '@/i18n';
import type { LineState } from '@/api/live';
import { allows, confirmation, type Action } from '../model/decision';
import type { Scored } from '../model/scores';
import type { Decisions } from '../useDecisions';
import type { Workbench } from '../useWorkbench';
import classes from './WorkBar.module.css';

interface WorkBarProps {
  bench: Workbench;
  decisions: Decisions;
  line: LineState;
  online: boolean;
  unsaved: readonly Scored[];
  onSaveScores: () => void;
  onDropScores: () => void;
  /** What the rows are counted as. */
  shownWords: string;
}

const BY_LOT: readonly Exclude<Action, 'AUDIT'>[] = ['CONFIRM', 'PROPOSE', 'REJECT', 'WITHDRAW', 'REOPEN'];

/** Below the table: what is marked and can be done with it, scores to save, what was done last and how to take it back. */
export function WorkBar(props: WorkBarProps) {
  const { t } = useWords();
  const { bench, decisions, unsaved } = props;
  const marked = bench.shown.flatMap((key) => (bench.selection.keys.has(key) ? (bench.byKey.get(key) ?? []) : []));
  const able = (action: Action) =>
    marked.filter(({ item }) => (action === 'CONFIRM' ? (confirmation(item)?.action ?? 'PROPOSE') !== 'PROPOSE' : allows(item, action))).length;
  const last = decisions.steps.at(-1);
  return (
    <div className={classes.bar}>
      {marked.length > 0 && (
        <div className={classes.lot} role="group" aria-label={t('certify.lot.title')}>
          <b>{t('certify.lot.count', { count: marked.length })}</b>
          {BY_LOT.map((action) => {
            const count = able(action);
            return count === 0 ? null : (
              <Button
                key={action}
                variant={action === 'CONFIRM' ? 'filled' : 'default'}
                title={action === 'CONFIRM' ? 'Enter' : undefined}
                onClick={() => bench.act(action)}
              >
                {t(`certify.action.${action}`)} ({count})
              </Button>
            );
          })}
          <Button variant="subtle" onClick={bench.clearSelection}>
            {t('certify.lot.clear')}
          </Button>
        </div>
      )}
      {unsaved.length > 0 && (
        <div className={classes.lot} role="group" aria-label={t('certify.scores.title')}>
          <span>{t('certify.scores.unsaved', { count: unsaved.length })}</span>
          <Button leftSection={<IconDeviceFloppy size={16} aria-hidden />} title="Ctrl+Enter" data-save-scores onClick={props.onSaveScores}>
            {t('certify.action.AUDIT')} ({unsaved.length})
          </Button>
          <Button variant="subtle" onClick={props.onDropScores}>
            {t('certify.scores.drop')}
          </Button>
        </div>
      )}
      <div className={classes.foot}>
        <span>{props.shownWords}</span>
        <span role="status" className={bench.saying?.bad === true ? classes.bad : classes.said}>
          {bench.saying !== null && <span key={bench.saying.id}>{bench.saying.text}</span>}
        </span>
        {last !== undefined && (
          <span className={classes.undo}>
            <span className={classes.last}>
              {last.name === null
                ? t('certify.lastMany', { action: t(`certify.done.${last.action}`), count: last.count })
                : t('certify.lastOne', { action: t(`certify.done.${last.action}`), name: last.name })}
            </span>
            <button
              type="button"
              className={classes.link}
              title={last.back.length === 0 ? t(`certify.undo.lasting.${last.lasting ?? 'REOPEN'}`) : `${t('certify.undo.button')} (U, Ctrl+Z)`}
              disabled={last.back.length === 0}
              onClick={bench.undo}
            >
              <IconArrowBackUp size={15} aria-hidden /> {t('certify.undo.button')}
            </button>
          </span>
        )}
        {!props.online ? (
          <span className={classes.bad}>{t('certify.offline')}</span>
        ) : (
          props.line === 'broken' && <span title={t('certify.notLiveHint')}>{t('certify.notLive')}</span>
        )}
      </div>
    </div>
  );
}
