import { bangkokDay, day } from '@/format/dates';
import { useWords } from '@/i18n';
import type { Round } from '@/session/rounds';

/** Until when the bureaus may decide, or since when not. */
export function WindowLine({ round }: { round: Round }) {
  const { t, language } = useWords();
  const { opens, closes } = round.certification;
  if (round.certificationOpen) {
    return <>{t('certify.open', { date: day(closes, language) })}</>;
  }
  return bangkokDay(new Date()) < opens ? (
    <>{t('certify.opens', { date: day(opens, language) })}</>
  ) : (
    <>{t('certify.closed', { date: day(closes, language) })}</>
  );
}
