import { ActionIcon, Anchor, Popover, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconCalendarDue, IconChevronDown, IconClockExclamation, IconX, type Icon } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useWords } from '@/i18n';
import type { Notice } from './notices';
import { useNoticeWords } from './words';
import classes from './NoticeStrip.module.css';

const SHAPES: Record<Notice['severity'], Icon> = { INFO: IconCalendarDue, WARNING: IconAlertTriangle, URGENT: IconClockExclamation };

interface StripProps {
  /** The most urgent first; empty: all was done since the page was opened. */
  notices: readonly Notice[];
  /** The person acts for more than one: each notice names its organisation. */
  named: boolean;
  onDismiss: () => void;
}

/** One calm line above the page: the most urgent of what is due, and the others behind it. */
export function NoticeStrip({ notices, named, onDismiss }: StripProps) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [first] = notices;
  return (
    <section className={classes.strip} aria-label={t('deadlines.strip.label')} data-severity={first?.severity ?? 'INFO'}>
      {first === undefined ? <span className={classes.text}>{t('deadlines.strip.done')}</span> : <Line notice={first} named={named} />}
      <span className={classes.end}>
        {notices.length > 1 && (
          <Popover opened={open} onChange={setOpen} position="bottom-end" width={620} shadow="md" withinPortal={false} trapFocus returnFocus>
            <Popover.Target>
              <UnstyledButton className={classes.more} onClick={() => setOpen(!open)} aria-label={t('deadlines.strip.othersLabel', { count: notices.length })}>
                {t('deadlines.strip.others', { count: notices.length - 1 })} <IconChevronDown size={15} aria-hidden />
              </UnstyledButton>
            </Popover.Target>
            <Popover.Dropdown className={classes.all}>
              <ul>
                {notices.map((notice) => (
                  <li key={notice.id} data-severity={notice.severity}>
                    <Line notice={notice} named={named} onGo={() => setOpen(false)} />
                  </li>
                ))}
              </ul>
            </Popover.Dropdown>
          </Popover>
        )}
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('deadlines.strip.dismiss')} title={t('deadlines.strip.dismiss')} onClick={onDismiss}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </span>
    </section>
  );
}

function Line({ notice, named, onGo }: { notice: Notice; named: boolean; onGo?: () => void }) {
  const { t } = useWords();
  const words = useNoticeWords();
  const Shape = SHAPES[notice.severity];
  return (
    <span className={classes.line}>
      <Shape size={17} stroke={1.9} className={classes.shape} role="img" aria-label={t(`deadlines.strip.severity.${notice.severity}`)} />
      <span className={classes.text}>
        <strong>{words.left(notice.daysLeft)}</strong> · {words.roundName(notice)}
        {named && ` · ${words.to(notice)}`}: {words.text(notice)}
      </span>
      <Anchor component={Link} to={notice.link} className={classes.act} onClick={onGo}>
        {t('deadlines.strip.act')}
      </Anchor>
    </span>
  );
}
