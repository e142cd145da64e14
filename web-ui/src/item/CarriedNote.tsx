import { IconArrowForwardUp } from '@tabler/icons-react';
import { useWords } from '@/i18n';
import table from '@/page/table.module.css';
import { useSignedIn } from '@/session/SignedIn';
import classes from './CarriedNote.module.css';

/** Where value and decision come from: รับรองต่อเนื่องจาก รอบ 6 เดือน ปี 59. */
export function CarriedNote({ from, indent }: { from: string | null | undefined; indent?: string | undefined }) {
  const { t } = useWords();
  const { rounds } = useSignedIn();
  if (from == null) {
    return null;
  }
  return (
    <div className={`${table.note ?? ''} ${classes.carried ?? ''} ${indent ?? ''}`}>
      <IconArrowForwardUp size={15} aria-hidden /> {t('item.carried', { round: rounds.find(({ round }) => round === from)?.nameTh ?? from })}
    </div>
  );
}
