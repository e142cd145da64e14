import { bangkokDay, day, daysUntil } from '@/format/dates';
import { useWords } from '@/i18n';
import type { Round } from '@/session/rounds';
import { useSheet } from '../api/sheet';
import { sheetCloses } from '@/item/effective-window';

/** Until when the office may report, or since when not; an extension for the office counts. */
export function WindowLine({ round, office }: { round: Round; office: string | undefined }) {
  const { t, language } = useWords();
  const sheet = useSheet(round.round, office);
  const { opens } = round.reporting;
  const closes = sheetCloses(sheet.data, round.reporting.closes);
  const today = bangkokDay(new Date());
  if (opens <= today && today <= closes) {
    const left = daysUntil(closes, today);
    return (
      <>
        {t(closes > round.reporting.closes ? 'entry.extendedUntil' : 'entry.openUntil', { date: day(closes, language) })} (
        {left === 0 ? t('entry.lastDay') : t('entry.daysLeft', { count: left })})
      </>
    );
  }
  return <>{today < opens ? t('entry.opens', { date: day(opens, language) }) : t('entry.closed', { date: day(closes, language) })}</>;
}
