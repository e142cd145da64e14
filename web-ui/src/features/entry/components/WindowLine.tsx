import { bangkokDay, day, daysUntil } from '@/format/dates';
import { useWords } from '@/i18n';
import type { Round } from '@/session/rounds';

/** Until when the office may report, or since when not. */
export function WindowLine({ round }: { round: Round }) {
  const { t, language } = useWords();
  const { opens, closes } = round.reporting;
  const today = bangkokDay(new Date());
  if (round.reportingOpen) {
    const left = daysUntil(closes, today);
    return (
      <>
        {t('entry.openUntil', { date: day(closes, language) })} ({left === 0 ? t('entry.lastDay') : t('entry.daysLeft', { count: left })})
      </>
    );
  }
  return <>{today < opens ? t('entry.opens', { date: day(opens, language) }) : t('entry.closed', { date: day(closes, language) })}</>;
}
