import { useWords } from '@/i18n';
import classes from './ScoreFigure.module.css';

/** One of the three scores, with its name above and what it means on hover. */
export function ScoreFigure(props: { label: string; hint: string; score: string | null; computing?: boolean; strong?: boolean }) {
  const { t } = useWords();
  return (
    <div className={classes.figure} title={props.hint} data-strong={props.strong === true ? true : undefined}>
      <div className={classes.label}>{props.label}</div>
      <output className={classes.score} aria-label={props.label} aria-busy={props.computing === true}>
        {props.score ?? '–'}
      </output>
      {props.computing === true && <span className={classes.computing} title={t('score.computing')} />}
    </div>
  );
}
