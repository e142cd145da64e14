import { IconHistory, IconUserCheck } from '@tabler/icons-react';
import { memo } from 'react';
import { day, moment } from '@/format/dates';
import { grouped } from '@/format/numbers';
import { useWords } from '@/i18n';
import { CarriedNote } from '@/item/CarriedNote';
import { ownCloses } from '@/item/effective-window';
import { EvidenceButton } from '@/item/EvidenceButton';
import { PreviousValue } from '@/item/PreviousValue';
import { StatusMark } from '@/item/StatusMark';
import { WarningMarks } from '@/item/Warnings';
import { useBureau } from '@/organisation/organisations';
import table from '@/page/table.module.css';
import type { Action, Confirmation } from '../model/decision';
import type { RowState } from '../model/desk';
import { DecisionButtons } from './DecisionButtons';
import type { Layout } from './Heads';
import { ScoreBox } from './ScoreBox';
import { useRefusalWords } from '../useRefusalWords';
import classes from './Worklist.module.css';

/** What a row's controls ask for; the same object for all rows, so that only changed rows are drawn. */
export interface RowHandlers {
  onAction: (key: string, action: Exclude<Action, 'AUDIT'>) => void;
  onSelect: (key: string, extend: boolean) => void;
  onPanel: (key: string, what: 'evidence' | 'history') => void;
  onDismiss: (key: string) => void;
  onScore: (item: Confirmation, typed: string) => void;
  onNextScore: (key: string, step: 1 | -1) => void;
  onSaveScores: () => void;
}

interface ItemRowProps {
  rowKey: string;
  item: Confirmation;
  /** Whether this person certifies it, now or when its window is open. */
  mine: boolean;
  name: string;
  deviation: number | null;
  /** Last day of deciding on the items of the page; one that has longer says so. */
  closes: string;
  today: string;
  at: number;
  measure: (element: HTMLElement | null) => void;
  layout: Layout;
  current: boolean;
  selected: boolean;
  state: RowState;
  typed: string | undefined;
  indent: boolean;
  handlers: RowHandlers;
}

/** One item. Only the controls of the current row are stops of the Tab key: 225 rows are no 1,000 stops. */
export const ItemRow = memo(function ItemRow({
  rowKey,
  item,
  mine,
  name,
  deviation,
  closes,
  today,
  at,
  measure,
  layout,
  current,
  selected,
  state,
  typed,
  indent,
  handlers,
}: ItemRowProps) {
  const { t, language } = useWords();
  const stop = current ? 0 : -1;
  const decided = item.status === 'CONFIRMED' || item.status === 'REJECTED';
  return (
    <tr
      ref={measure}
      data-index={at}
      data-key={rowKey}
      data-current={current || undefined}
      data-selected={selected || undefined}
      data-busy={state.busy !== null || undefined}
      aria-rowindex={at + 2}
      aria-selected={selected}
      aria-busy={state.busy !== null || undefined}
      tabIndex={stop}
      className={table.row}
    >
      {layout.decides && (
        <td className={classes.tick}>
          {mine && (
            <input
              type="checkbox"
              className={classes.check}
              tabIndex={stop}
              aria-label={t('certify.select', { name })}
              checked={selected}
              disabled={item.actions.length === 0}
              onChange={() => undefined}
              onClick={(event) => handlers.onSelect(rowKey, event.shiftKey)}
            />
          )}
        </td>
      )}
      <td title={decided && item.decidedBy !== null ? decidedWords(item, t, language) : undefined}>
        <StatusMark status={item.status} bare={layout.compact} />
      </td>
      <th scope="row" className={indent ? classes.indent : undefined}>
        <span className={classes.name}>{name}</span>
        <WarningMarks warnings={item.warnings} name={name} />
        <Notes item={item} closes={closes} today={today} />
        <Refusal state={state} name={name} onDismiss={() => handlers.onDismiss(rowKey)} />
      </th>
      {!layout.compact && (
        <td className={table.number}>
          <PreviousValue previous={item.previous} />
        </td>
      )}
      <td className={table.number}>
        {item.value === null ? <span className={table.none}>{t('item.none')}</span> : <b>{grouped(item.value)}</b>}
      </td>
      {layout.withUnit && <td>{item.unit}</td>}
      <td className={`${table.number ?? ''} ${isFar(item) ? (classes.far ?? '') : (table.quiet ?? '')}`}>{percent(deviation)}</td>
      {layout.withSelf && <td className={table.number}>{item.selfScore}</td>}
      {layout.withScore && (
        <td>{item.mode === 'AUDIT' && <ScoreBox item={item} name={name} typed={typed} busy={state.busy !== null} handlers={handlers} />}</td>
      )}
      <td>
        <EvidenceButton name={name} count={item.evidenceCount} isNew={item.newForMe} tabIndex={stop} onOpen={() => handlers.onPanel(rowKey, 'evidence')} />
      </td>
      {layout.withLatest && (
        <td>
          <div className={classes.latest} title={latestWords(item, t, language)}>
            {decided && item.decidedBy !== null ? item.decidedBy : item.reportedAt === null ? '' : shortMoment(item.reportedAt, language)}
          </div>
        </td>
      )}
      <td>
        {mine ? (
          <DecisionButtons
            name={name}
            allowed={item.actions}
            fourEyes={item.fourEyes}
            secondOf={item.proposal !== null && !item.proposal.mine ? item.proposal.by : null}
            ownProposal={item.proposal?.mine === true}
            busy={state.busy}
            tabIndex={stop}
            onAction={(action) => handlers.onAction(rowKey, action)}
          />
        ) : (
          <BureauOf code={item.bureau} />
        )}
      </td>
      <td>
        <button
          type="button"
          className={classes.history}
          tabIndex={stop}
          aria-label={t('item.historyOf', { name })}
          title={`${t('item.history')} (H)`}
          onClick={() => handlers.onPanel(rowKey, 'history')}
        >
          <IconHistory size={17} aria-hidden />
        </button>
      </td>
    </tr>
  );
});

type Translate = ReturnType<typeof useWords>['t'];
type Language = ReturnType<typeof useWords>['language'];

function decidedWords(item: Confirmation, t: Translate, language: Language): string {
  return t('certify.decidedBy', { name: item.decidedBy ?? '', at: item.decidedAt === null ? '' : moment(item.decidedAt, language) });
}

function latestWords(item: Confirmation, t: Translate, language: Language): string {
  return [
    item.reportedAt === null ? null : t('certify.reportedAt', { at: moment(item.reportedAt, language) }),
    item.decidedBy === null ? null : decidedWords(item, t, language),
  ]
    .filter((words) => words !== null)
    .join(' · ');
}

/** Without the year, which is the round's: 18 เม.ย. 10:05. */
function shortMoment(instant: string, language: Language): string {
  return moment(instant, language).replace(/ \d{4} /, ' ');
}

function BureauOf({ code }: { code: string }) {
  const { t } = useWords();
  const bureau = useBureau(code);
  return (
    <span className={table.quiet} title={bureau?.nameTh}>
      {t('item.bureau')} {bureau?.shortTh ?? code}
    </span>
  );
}

function isFar({ warnings }: Confirmation): boolean {
  return warnings.some(({ rule }) => rule === 'far-from-previous');
}

/** +12.5 %, −3.0 %; a dash where nothing can be compared. */
export function percent(deviation: number | null): string {
  if (deviation === null) {
    return '–';
  }
  const rounded = Math.abs(deviation) < 0.05 ? 0 : deviation;
  const figure = Math.abs(rounded) >= 10_000 ? '>10,000' : Math.abs(rounded).toFixed(1);
  return `${rounded > 0 ? '+' : rounded < 0 ? '−' : ''}${figure}%`;
}

function Refusal({ state, name, onDismiss }: { state: RowState; name: string; onDismiss: () => void }) {
  const { t } = useWords();
  const words = useRefusalWords();
  return state.refusal === null ? null : (
    <div className={`${table.note ?? ''} ${table.bad ?? ''}`} data-refusal>
      <b>{t('certify.refused')}:</b> {words(state.refusal)}{' '}
      <button type="button" className={classes.dismiss} aria-label={t('certify.dismissOf', { name })} onClick={onDismiss}>
        {t('certify.dismiss')}
      </button>
    </div>
  );
}

/** What a certifier has to know beside the value: proposed, changed since confirmed, reason, deadlines. */
function Notes({ item, closes, today }: { item: Confirmation; closes: string; today: string }) {
  const { t, language } = useWords();
  const longer = ownCloses(item, closes);
  const told = (value: string | null) => (value === null ? t('item.none') : grouped(value));
  const { proposal } = item;
  return (
    <>
      <CarriedNote from={item.carriedFrom} />
      {proposal !== null && (
        <div className={`${table.note ?? ''} ${table.warn ?? ''} ${classes.proposal ?? ''}`}>
          <IconUserCheck size={15} aria-hidden />
          {t(proposal.mine ? 'certify.proposedByMe' : 'certify.proposedBy', { name: proposal.by, at: moment(proposal.at, language) })}
          {proposal.score !== null && ` · ${t('certify.proposedScore', { score: proposal.score })}`}
        </div>
      )}
      {item.changedSinceConfirmed && (
        <div className={`${table.note ?? ''} ${table.warn ?? ''}`}>
          <b>{t('item.changed')}:</b> {t('item.changedValues', { old: told(item.confirmedValue), new: told(item.value) })}
        </div>
      )}
      {item.reason !== null && (
        <div className={`${table.note ?? ''} ${table.clamped ?? ''} ${item.status === 'REJECTED' ? (table.bad ?? '') : ''}`}>
          <b>{t(item.status === 'REJECTED' ? 'item.reason' : 'item.auditReason')}:</b> <span title={item.reason}>{item.reason}</span>
        </div>
      )}
      {item.fixBy !== null && (
        <div className={`${table.note ?? ''} ${table.bad ?? ''}`}>
          {t(item.fixBy < today ? 'item.fixByPast' : 'item.fixBy', { date: day(item.fixBy, language) })}
        </div>
      )}
      {item.status !== 'CONFIRMED' && item.reopenedUntil !== null && item.reopenedUntil >= today && (
        <div className={`${table.note ?? ''} ${table.warn ?? ''}`}>{t('item.reopenedUntil', { date: day(item.reopenedUntil, language) })}</div>
      )}
      {longer !== null && longer >= today && (
        <div className={`${table.note ?? ''} ${table.warn ?? ''}`}>{t('item.certificationExtended', { date: day(longer, language) })}</div>
      )}
    </>
  );
}
