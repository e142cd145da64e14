import { IconLock } from '@tabler/icons-react';
import { Fragment } from 'react';
import { bangkokDay, day } from '@/format/dates';
import { grouped, range } from '@/format/numbers';
import { useWords } from '@/i18n';
import { CarriedNote } from '@/item/CarriedNote';
import { EvidenceButton } from '@/item/EvidenceButton';
import { HistoryButton } from '@/item/HistoryButton';
import { StatusMark } from '@/item/StatusMark';
import table from '@/page/table.module.css';
import { TableFrame } from '@/page/TableFrame';
import { branches, repeatsItself, type Plan, type SubIndicator, type Variable } from '@/plan/plan';
import type { OfficeScores, SubIndicatorScore } from '@/score/scores';
import type { Entry } from '../api/sheet';
import { ownCloses } from '@/item/effective-window';
import classes from './SheetTable.module.css';
import { ValueField } from './ValueField';

/** Why a value cannot be changed, short beside it and in full on demand. */
const LOCKS = {
  CONFIRMED: { label: 'entry.lockedConfirmed', hint: 'entry.lockedConfirmedHint' },
  CARRIED_FORWARD: { label: 'entry.lockedCarried', hint: 'entry.lockedCarriedHint' },
  WINDOW_CLOSED: { label: 'entry.lockedWindow', hint: 'entry.lockedWindowHint' },
} as const;

interface SheetTableProps {
  plan: Plan;
  entries: Entry[];
  /** Last day of the sheet; an item that has longer says so. */
  closes: string;
  scores: OfficeScores | undefined;
  /** Variables whose new value is not in the scores yet. */
  pending: ReadonlySet<string>;
  editable: boolean;
  onSaved: (variable: string, revision: number) => void;
  onEvidence: (entry: Entry) => void;
}

/** The sheet: dimension > indicator > sub-indicator > variable. */
export function SheetTable(props: SheetTableProps) {
  const { t } = useWords();
  const entryOf = new Map(props.entries.map((entry) => [entry.variable, entry]));
  const scoreOf = new Map((props.scores?.subIndicators ?? []).map((score) => [score.code, score]));
  const mine = branches(props.plan).filter(({ subIndicator }) => subIndicator.variables.some(({ code }) => entryOf.has(code)));

  return (
    <TableFrame label={t('entry.title')}>
      <table className={`${table.table ?? ''} ${classes.sheet ?? ''}`} aria-label={t('entry.title')}>
        <colgroup>
          <col style={{ width: 130 }} />
          <col />
          <col style={{ width: 176 }} />
          <col style={{ width: 92 }} />
          <col style={{ width: 126 }} />
          <col style={{ width: 76 }} />
          <col style={{ width: 80 }} />
          <col style={{ width: 86 }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t('item.status')}</th>
            <th scope="col">{t('item.variable')}</th>
            <th scope="col" className={table.number}>
              {t('item.value')}
            </th>
            <th scope="col">{t('item.unit')}</th>
            <th scope="col">{t('item.range')}</th>
            <th scope="col" className={`${table.number ?? ''} ${classes.wrap ?? ''}`}>
              {t('score.selfShort')}
            </th>
            <th scope="col" className={`${table.number ?? ''} ${classes.wrap ?? ''}`}>
              {t('score.officialShort')}
            </th>
            <th scope="col">{t('item.evidence')}</th>
          </tr>
        </thead>
        <tbody>
          {mine.map(({ dimension, indicator, subIndicator }, at) => {
            const before = mine[at - 1];
            return (
              <Fragment key={subIndicator.code}>
                {before?.dimension.code !== dimension.code && (
                  <tr className={table.dimension}>
                    <th scope="rowgroup" colSpan={8}>
                      {dimension.nameTh}
                    </th>
                  </tr>
                )}
                {before?.indicator.code !== indicator.code && !repeatsItself(indicator, subIndicator) && (
                  <tr className={table.indicator}>
                    <th scope="rowgroup" colSpan={8}>
                      <span className={table.code}>{indicator.code}</span>
                      {indicator.nameTh}
                    </th>
                  </tr>
                )}
                <SubIndicatorRow
                  subIndicator={subIndicator}
                  score={scoreOf.get(subIndicator.code)}
                  computing={subIndicator.variables.some(({ code }) => props.pending.has(code))}
                />
                {subIndicator.variables.map((variable) => {
                  const entry = entryOf.get(variable.code);
                  return entry && <VariableRow key={variable.code} {...props} entry={entry} variable={variable} />;
                })}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </TableFrame>
  );
}

function SubIndicatorRow(props: { subIndicator: SubIndicator; score: SubIndicatorScore | undefined; computing: boolean }) {
  const { t } = useWords();
  const { subIndicator, score } = props;
  return (
    <tr className={table.group}>
      <th scope="rowgroup" colSpan={5} id={`sub-${subIndicator.code}`}>
        <span className={table.code}>{subIndicator.code}</span>
        {subIndicator.nameTh}
        <span className={classes.weight}>
          {t('score.weight')} {grouped(subIndicator.weight)}
        </span>
        {score?.audit === true && <span className={classes.weight}>{t('score.audit')}</span>}
        {/* Undecided items say it themselves, by their marks */}
        {score?.because != null && score.status === 'CONFIRMED' && <div className={`${table.note ?? ''} ${table.warn ?? ''}`}>{score.because}</div>}
      </th>
      <td className={table.number} aria-label={`${t('score.self')} ${subIndicator.code}`} aria-busy={props.computing} data-computing={props.computing || undefined}>
        {score?.selfAssessed ?? '–'}
      </td>
      <td className={table.number} aria-label={`${t('score.official')} ${subIndicator.code}`}>
        {score?.official ?? '–'}
      </td>
      <td />
    </tr>
  );
}

function VariableRow(props: SheetTableProps & { entry: Entry; variable: Variable }) {
  const { t, language } = useWords();
  const { entry, variable } = props;
  const today = bangkokDay(new Date());
  const editable = props.editable && entry.editable;
  const longer = ownCloses(entry, props.closes);
  return (
    <tr className={table.row}>
      <td>
        <StatusMark status={entry.status} />
      </td>
      <th scope="row">
        <span className={classes.variable}>
          <span className={table.code}>{variable.id}</span>
          {entry.nameTh}
        </span>
        <CarriedNote from={entry.carriedFrom} indent={classes.indent} />
        {longer !== null && longer >= today && entry.lockedBecause === null && (
          <div className={`${table.note ?? ''} ${table.warn ?? ''} ${classes.indent ?? ''}`}>{t('item.extended', { date: day(longer, language) })}</div>
        )}
        {entry.status === 'REJECTED' && (
          <div className={`${table.note ?? ''} ${table.bad ?? ''} ${classes.indent ?? ''}`}>
            <b>{t('item.reason')}:</b> {entry.reason}
            {entry.fixBy !== null && (
              <b className={classes.due}>
                {t(entry.fixBy < today ? 'item.fixByPast' : 'item.fixBy', { date: day(entry.fixBy, language) })}
              </b>
            )}
          </div>
        )}
        {entry.status === 'CONFIRMED' && entry.reason !== null && (
          <div className={`${table.note ?? ''} ${classes.indent ?? ''}`}>
            <b>{t('item.auditReason')}:</b> {entry.reason}
          </div>
        )}
        {entry.status !== 'CONFIRMED' && entry.reopenedUntil !== null && entry.reopenedUntil >= today && (
          <div className={`${table.note ?? ''} ${table.warn ?? ''} ${classes.indent ?? ''}`}>
            {t('item.reopenedUntil', { date: day(entry.reopenedUntil, language) })}
          </div>
        )}
      </th>
      <td className={table.number}>
        <ValueField entry={entry} editable={editable} onSaved={props.onSaved} />
      </td>
      <td>{entry.unit}</td>
      <td className={table.quiet}>
        {entry.lockedBecause === null ? (
          range(entry.min, entry.max, t('entry.million'))
        ) : (
          <span className={classes.locked} title={t(LOCKS[entry.lockedBecause].hint)}>
            <IconLock size={14} aria-hidden />
            {t(LOCKS[entry.lockedBecause].label)}
          </span>
        )}
      </td>
      <td />
      <td />
      <td>
        <span className={classes.buttons}>
          <EvidenceButton
            name={`${entry.variable} ${entry.nameTh}`}
            count={entry.evidenceCount}
            isNew={entry.newForMe}
            required={variable.evidenceRequired}
            onOpen={() => props.onEvidence(entry)}
          />
          <HistoryButton item={{ round: entry.round, variable: entry.variable, office: entry.office }} name={`${entry.variable} ${entry.nameTh}`} />
        </span>
      </td>
    </tr>
  );
}
