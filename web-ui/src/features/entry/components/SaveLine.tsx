import { Button, CloseButton } from '@mantine/core';
import { IconAlertCircle, IconArrowDown, IconArrowBackUp, IconCheck, IconClipboardCheck, IconCloudOff, IconLoader2 } from '@tabler/icons-react';
import { useEffect, useSyncExternalStore } from 'react';
import { useWords } from '@/i18n';
import type { SheetDesk, SheetStanding } from '../model/sheet-desk';
import { useDesk } from './desk-context';
import classes from './SaveLine.module.css';

interface SaveLineProps {
  /** Goes to a row, even where it is folded away or filtered out. */
  onReveal: (variable: string) => void;
}

/** How the sheet stands between the person and the server, in one line above it. */
export function SaveLine({ onReveal }: SaveLineProps) {
  const desk = useDesk();
  return desk === null ? null : <Line desk={desk} onReveal={onReveal} />;
}

function Line({ desk, onReveal }: SaveLineProps & { desk: SheetDesk }) {
  const { t } = useWords();
  const standing = useSyncExternalStore(desk.subscribe, desk.standing);
  const { saving, waiting, undecided, refused, saved, isOnline, isKept, filled } = standing;
  const [first] = undecided;
  useLeaveGuard(undecided.size > 0 || (!isKept && saving + waiting > 0));

  return (
    <div className={classes.line}>
      <div role="status" aria-live="polite" aria-label={t('entry.standing')} className={classes.standing}>
        {refused > 0 && (
          <span className={classes.bad}>
            <IconAlertCircle size={16} aria-hidden /> {t('entry.refusedCount', { count: refused })}
          </span>
        )}
        {undecided.size > refused && (
          <span className={classes.bad}>
            <IconAlertCircle size={16} aria-hidden /> {t('entry.undecided', { count: undecided.size - refused })}
          </span>
        )}
        {waiting > 0 && (
          <span className={classes.waiting}>
            <IconCloudOff size={16} aria-hidden /> {t('entry.waitingCount', { count: waiting })}
          </span>
        )}
        {waiting === 0 && !isOnline && (
          <span className={classes.waiting}>
            <IconCloudOff size={16} aria-hidden /> {t('entry.offline')}
          </span>
        )}
        {saving > 0 && (
          <span>
            <IconLoader2 size={16} className={classes.turning} aria-hidden /> {t('entry.savingCount', { count: saving })}
          </span>
        )}
        {isSettled(standing) && (
          <span className={saved ? classes.good : undefined}>
            {saved && <IconCheck size={16} stroke={2.6} aria-hidden />} {t('entry.allSaved')}
          </span>
        )}
        {!isKept && <span className={classes.bad}>{t('entry.notKept')}</span>}
      </div>
      {first !== undefined && (
        <Button size="compact-xs" variant="default" leftSection={<IconArrowDown size={14} aria-hidden />} onClick={() => onReveal(first)}>
          {t('entry.goToFirst')}
        </Button>
      )}
      {filled !== null && (
        <div className={classes.filled}>
          <span role="status">
            <IconClipboardCheck size={16} aria-hidden /> {t('entry.pasted', { count: filled.count })}
            {filled.plan.locked.length > 0 && <> · {t('entry.pastedLocked', { count: filled.plan.locked.length, which: some(filled.plan.locked) })}</>}
            {filled.plan.unknown.length > 0 && <> · {t('entry.pastedUnknown', { count: filled.plan.unknown.length, which: some(filled.plan.unknown) })}</>}
            {filled.plan.beyond > 0 && <> · {t('entry.pastedBeyond', { count: filled.plan.beyond })}</>}
          </span>
          {filled.count > 0 && (
            <Button size="compact-xs" variant="default" leftSection={<IconArrowBackUp size={14} aria-hidden />} onClick={() => desk.undoFill()}>
              {t('entry.undoPaste')}
            </Button>
          )}
          <CloseButton size="sm" aria-label={t('entry.forgetPaste')} onClick={() => desk.forgetFill()} />
        </div>
      )}
    </div>
  );
}

function isSettled({ saving, waiting, undecided, isOnline }: SheetStanding): boolean {
  return saving + waiting + undecided.size === 0 && isOnline;
}

function some(codes: readonly string[]): string {
  return codes.slice(0, 5).join(', ') + (codes.length > 5 ? ' …' : '');
}

/** Asks before the page goes only where it is the person who has to do something still: everything else is kept and sent later. */
function useLeaveGuard(isNeeded: boolean): void {
  useEffect(() => {
    if (!isNeeded) {
      return;
    }
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isNeeded]);
}
