import { useWords } from '@/i18n';
import { grouped } from '@/format/numbers';
import { levelChart, type Frame } from '../model/chart';
import classes from './Scoring.module.css';

const FRAME: Frame = { width: 340, height: 168, left: 30, right: 14, top: 18, bottom: 34 };

/** The levels as a line from score 1 to 5, and where the trial stands on it. */
export function LevelChart({ levels, trial, unit }: { levels: readonly string[]; trial: { value: string; score: string } | null; unit?: string }) {
  const { t } = useWords();
  const chart = levelChart(levels, trial, FRAME);
  if (chart === null) {
    return <div className={classes.chart} style={{ display: 'grid', placeItems: 'center', color: 'var(--quiet)', fontSize: 13 }}>{t('plan.chartMissing')}</div>;
  }
  const bottom = FRAME.height - FRAME.bottom;
  const right = FRAME.width - FRAME.right;
  const y = (score: number) => FRAME.top + ((5 - score) / 4) * (bottom - FRAME.top);
  const told = chart.levels.map((level) => `${level.score}: ${level.value}`).join(', ');
  return (
    <svg
      className={classes.chart}
      viewBox={`0 0 ${FRAME.width} ${FRAME.height}`}
      role="img"
      aria-label={`${t('plan.chart', { levels: told })}${trial === null ? '' : ` ${t('plan.chartTrial', trial)}`}`}
    >
      {[1, 2, 3, 4, 5].map((score) => (
        <g key={score}>
          <line className={classes.grid} x1={FRAME.left} x2={right} y1={y(score)} y2={y(score)} />
          <text x={FRAME.left - 8} y={y(score) + 4} textAnchor="end">
            {score}
          </text>
        </g>
      ))}
      <text x={6} y={11}>
        {t('plan.axisScore')}
      </text>
      <text x={right} y={FRAME.height - 4} textAnchor="end">
        {unit === undefined || unit === '' ? t('plan.axisValue') : `${t('plan.axisValue')} (${unit})`}
      </text>
      {chart.line && <polyline className={classes.line} points={chart.line.map((point) => `${point.x},${point.y}`).join(' ')} />}
      {chart.levels.map((level) => (
        <g key={level.score}>
          <circle className={classes.point} cx={level.x} cy={level.y} r={3.5} />
          <text x={level.x} y={bottom + 14} textAnchor="middle">
            {grouped(level.value)}
          </text>
        </g>
      ))}
      {chart.dot && (
        <g>
          <line className={classes.guide} x1={chart.dot.x} x2={chart.dot.x} y1={chart.dot.y} y2={bottom} />
          <line className={classes.guide} x1={FRAME.left} x2={chart.dot.x} y1={chart.dot.y} y2={chart.dot.y} />
          <circle className={classes.dot} cx={chart.dot.x} cy={chart.dot.y} r={5} />
        </g>
      )}
    </svg>
  );
}
