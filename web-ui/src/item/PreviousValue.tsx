import type { Schemas } from '@/api/client';
import { grouped } from '@/format/numbers';
import { useWords } from '@/i18n';
import table from '@/page/table.module.css';
import { useSignedIn } from '@/session/SignedIn';

/** Last round's value: quiet, to compare with; which round that was, when pointed at. */
export function PreviousValue({ previous }: { previous: Schemas['Previous'] }) {
  const { t } = useWords();
  const { rounds } = useSignedIn();
  if (previous === null) {
    return <span className={table.quiet}>–</span>;
  }
  const round = rounds.find((each) => each.round === previous.round)?.nameTh ?? previous.round;
  return (
    <span className={previous.value === null ? table.none : table.quiet} title={round}>
      {previous.value === null ? t('item.none') : grouped(previous.value)}
    </span>
  );
}
