import { CloseButton } from '@mantine/core';
import { contains } from '@/format/collation';
import { useWords } from '@/i18n';
import { useDropReason, useReasons } from '../api/reasons';
import classes from './DecideDialog.module.css';

/** As many as can be taken in at a glance; what is typed narrows them. */
const OFFERED = 12;

/** Reasons that were given before, the most used first; the bureau's own can be dropped. */
export function Reasons({ bureau, chosen, onChoose }: { bureau: string; chosen: string; onChoose: (reason: string) => void }) {
  const { t } = useWords();
  const reasons = useReasons(bureau);
  const drop = useDropReason();
  const typed = chosen.trim();
  const fits = (reasons.data ?? []).filter(({ text }) => typed === '' || text === typed || contains(text, typed));
  const offered = (fits.length > 0 ? fits : (reasons.data ?? [])).slice(0, OFFERED);
  return offered.length === 0 ? null : (
    <ul className={classes.reasons} aria-label={t('certify.storedReasons')}>
      {offered.map(({ id, text, bureau: own }) => (
        <li key={id}>
          <button type="button" className={classes.choice} aria-pressed={typed === text} onClick={() => onChoose(text)}>
            {text}
          </button>
          {own !== null && (
            <CloseButton size="xs" aria-label={t('certify.dropReason', { reason: text })} title={t('certify.dropReasonHint')} onClick={() => drop.mutate(id)} />
          )}
        </li>
      ))}
    </ul>
  );
}
