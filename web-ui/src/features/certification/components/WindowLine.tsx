import { bangkokDay, day } from '@/format/dates';
import { serverNow } from '@/api/server-time';
import { useWords } from '@/i18n';
import { sheetCloses } from '@/item/effective-window';
import type { Round } from '@/session/rounds';
import { useShownItems, type Scope } from '../api/worklist';

/** Until when the bureau may decide on what is shown, or since when not; an extension for all of it counts. */
export function WindowLine({ round, scope }: { round: Round; scope: Scope | null }) {
  const { t, language } = useWords();
  const items = useShownItems(round.round, scope);
  const { opens } = round.certification;
  const closes = sheetCloses(items, round.certification.closes);
  const today = bangkokDay(new Date(serverNow()));
  if (opens <= today && today <= closes) {
    return <>{t(closes > round.certification.closes ? 'certify.extendedUntil' : 'certify.open', { date: day(closes, language) })}</>;
  }
  return <>{today < opens ? t('certify.opens', { date: day(opens, language) }) : t('certify.closed', { date: day(closes, language) })}</>;
}
