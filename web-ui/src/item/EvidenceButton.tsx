import { IconFileText, IconPaperclip } from '@tabler/icons-react';
import { useWords } from '@/i18n';
import classes from './EvidenceButton.module.css';

/** Opens the files of an item and tells how many there are. */
export function EvidenceButton(props: { name: string; count: number; isNew: boolean; required?: boolean; tabIndex?: number; onOpen: () => void }) {
  const { t } = useWords();
  const missing = props.required === true && props.count === 0;
  return (
    <span className={classes.cell}>
      <button
        type="button"
        className={classes.button}
        tabIndex={props.tabIndex}
        data-missing={missing || undefined}
        data-empty={props.count === 0 || undefined}
        aria-label={t('evidence.open', { name: props.name, count: props.count })}
        title={missing ? t('evidence.required') : t('evidence.title')}
        onClick={props.onOpen}
      >
        {props.count > 0 ? <IconFileText size={17} aria-hidden /> : <IconPaperclip size={17} aria-hidden />}
        {props.count > 0 && <span>{props.count}</span>}
      </button>
      {props.isNew && <span className={classes.new}>{t('item.new')}</span>}
    </span>
  );
}
