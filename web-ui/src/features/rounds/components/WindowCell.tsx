import { IconCircleCheck, IconClock, IconLock, type Icon } from '@tabler/icons-react';
import { bangkokDay, day } from '@/format/dates';
import { useWords } from '@/i18n';
import type { Window } from '../api/rounds';
import { standingOf, type Standing } from '../period';
import classes from './rounds.module.css';

const SHAPES: Record<Standing, Icon> = { BEFORE: IconClock, OPEN: IconCircleCheck, CLOSED: IconLock };

/** From which day to which, and whether it is open today: told by shape and word as well as by colour. */
export function WindowCell({ window }: { window: Window }) {
  const { t, language } = useWords();
  const standing = standingOf(window, bangkokDay(new Date()));
  const Shape = SHAPES[standing];
  return (
    <>
      <span className={classes.dates}>{t('rounds.days', { opens: day(window.opens, language), closes: day(window.closes, language) })}</span>{' '}
      <span className={classes.standing} data-standing={standing}>
        <Shape size={15} aria-hidden /> {t(`rounds.standing.${standing}`)}
      </span>
    </>
  );
}
