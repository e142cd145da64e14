import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Schemas } from '@/api/client';
import { grouped } from '@/format/numbers';
import { useWords } from '@/i18n';
import table from '@/page/table.module.css';
import type { SubIndicator } from '@/plan/plan';
import type { SubIndicatorScore } from '@/score/scores';
import type { Column } from '../model/columns';
import { rowsOf, type DimensionSection, type IndicatorSection } from '../model/sections';
import type { Standing } from '../model/standing';
import classes from './SheetTable.module.css';

interface Folds {
  folded: boolean;
  standing: Standing;
  onFold: (section: string, folded: boolean) => void;
}

export function DimensionRow({ section, columns, ...folds }: Folds & { section: DimensionSection; columns: readonly Column[] }) {
  return (
    <tr className={table.dimension}>
      <th scope="rowgroup" colSpan={columns.length}>
        <FoldButton section={section} {...folds}>
          {section.nameTh}
        </FoldButton>
      </th>
    </tr>
  );
}

interface IndicatorRowProps extends Folds {
  section: IndicatorSection;
  columns: readonly Column[];
  score: Schemas['IndicatorScore'] | undefined;
  computing: boolean;
}

export function IndicatorRow({ section, columns, score, computing, ...folds }: IndicatorRowProps) {
  return (
    <tr className={table.indicator}>
      <th scope="rowgroup" colSpan={beforeScores(columns)}>
        <FoldButton section={section} {...folds}>
          <span className={table.code}>{section.code}</span>
          {section.nameTh}
        </FoldButton>
      </th>
      <Scores code={section.code} columns={columns} score={score} computing={computing} />
    </tr>
  );
}

interface SubIndicatorRowProps {
  subIndicator: SubIndicator;
  columns: readonly Column[];
  score: SubIndicatorScore | undefined;
  computing: boolean;
  /** Where this line stands for its indicator too. */
  fold: (Folds & { section: IndicatorSection }) | null;
}

export function SubIndicatorRow({ subIndicator, columns, score, computing, fold }: SubIndicatorRowProps) {
  const { t } = useWords();
  const name = (
    <>
      <span className={table.code}>{subIndicator.code}</span>
      {subIndicator.nameTh}
      <span className={classes.weight}>
        {t('score.weight')} {grouped(subIndicator.weight)}
      </span>
    </>
  );
  return (
    <tr className={table.group}>
      <th scope="rowgroup" colSpan={beforeScores(columns)}>
        {fold === null ? <span className={classes.plain}>{name}</span> : <FoldButton {...fold}>{name}</FoldButton>}
        {score?.audit === true && <span className={classes.weight}>{t('score.audit')}</span>}
        {/* Undecided items say it themselves, by their marks */}
        {score?.because != null && score.status === 'CONFIRMED' && <div className={`${table.note ?? ''} ${table.warn ?? ''}`}>{score.because}</div>}
      </th>
      <Scores code={subIndicator.code} columns={columns} score={score} computing={computing} />
    </tr>
  );
}

function Scores(props: { code: string; columns: readonly Column[]; score: Schemas['ThreeScores'] | undefined; computing: boolean }) {
  const { t } = useWords();
  const { code, score, computing } = props;
  return (
    <>
      <td
        className={table.number}
        aria-label={t('entry.scoreOf', { score: t('score.self'), code })}
        aria-busy={computing}
        data-computing={computing || undefined}
      >
        {score?.selfAssessed ?? '–'}
      </td>
      {props.columns.includes('official') && (
        <td className={table.number} aria-label={t('entry.scoreOf', { score: t('score.official'), code })}>
          {score?.official ?? '–'}
        </td>
      )}
      <td />
    </>
  );
}

/** Folds by click, Enter, Space; ← folds, → unfolds. */
function FoldButton({ section, folded, standing, onFold, children }: Folds & { section: DimensionSection | IndicatorSection; children: ReactNode }) {
  const { t } = useWords();
  const Chevron = folded ? IconChevronRight : IconChevronDown;
  return (
    <>
      <button
        type="button"
        className={classes.fold}
        aria-expanded={!folded}
        data-section={section.id}
        onClick={() => onFold(section.id, !folded)}
        onKeyDown={(event) => {
          const wants = event.key === 'ArrowLeft' ? true : event.key === 'ArrowRight' ? false : null;
          if (wants !== null) {
            event.preventDefault();
            if (wants !== folded) {
              onFold(section.id, wants);
            }
          }
        }}
      >
        <Chevron size={16} aria-hidden className={classes.chevron} />
        <span>{children}</span>
      </button>
      {folded && (
        <span className={classes.inside}>
          <span>{t('entry.fold.items', { count: rowsOf(section).length })}</span>
          {standing.missing > 0 && <span className={classes.missing}>{t('entry.fold.missing', { count: standing.missing })}</span>}
          {standing.rejected > 0 && <span className={table.bad}>{t('entry.fold.rejected', { count: standing.rejected })}</span>}
          {standing.refused > 0 && <span className={table.bad}>{t('entry.fold.refused', { count: standing.refused })}</span>}
        </span>
      )}
    </>
  );
}

/** How many columns the name of a section may take. */
function beforeScores(columns: readonly Column[]): number {
  return columns.indexOf('self');
}
