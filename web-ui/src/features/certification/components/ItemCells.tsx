import { ActionIcon, VisuallyHidden } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { bangkokDay, day } from '@/format/dates';
import { grouped } from '@/format/numbers';
import { useWords } from '@/i18n';
import { CarriedNote } from '@/item/CarriedNote';
import { ownCloses } from '@/item/effective-window';
import { EvidenceButton } from '@/item/EvidenceButton';
import { HistoryButton } from '@/item/HistoryButton';
import { PreviousValue } from '@/item/PreviousValue';
import { StatusMark } from '@/item/StatusMark';
import { WarningMarks } from '@/item/Warnings';
import { useBureau } from '@/organisation/organisations';
import table from '@/page/table.module.css';
import { organisationsWith, type Me } from '@/session/me';
import { useSignedIn } from '@/session/SignedIn';
import type { Action, RowState } from '../api/decisions';
import type { Confirmation } from '../api/worklist';
import { AuditScore } from './AuditScore';
import { DecisionButtons } from './DecisionButtons';
import classes from './ItemCells.module.css';

interface ItemCellsProps {
  item: Confirmation;
  /** The office or the variable: what tells this row from the others. */
  name: string;
  /** Last day of deciding on the items of the page; one that has longer says so. */
  closes: string;
  withAudit: boolean;
  state: RowState;
  onAction: (action: Exclude<Action, 'AUDIT'>) => void;
  onAudit?: (score: string) => void;
  onEvidence: () => void;
  onDismiss: () => void;
}

/** The cells of one item, the same in both worklists. */
export function ItemCells(props: ItemCellsProps) {
  const { t } = useWords();
  const { item, name, state } = props;
  const { me } = useSignedIn();
  const bureau = useBureau(item.bureau);
  return (
    <>
      <td>
        <StatusMark status={item.status} />
      </td>
      <th scope="row">
        <span className={classes.name}>{name}</span>
        <WarningMarks warnings={item.warnings} name={name} />
        <ItemNotes item={item} closes={props.closes} />
        {state.note !== null && (
          <div className={`${table.note ?? ''} ${table.bad ?? ''}`} role="alert">
            {state.note}{' '}
            <ActionIcon variant="transparent" color="red" size={16} aria-label={t('certify.dismiss')} onClick={props.onDismiss}>
              <IconX size={13} aria-hidden />
            </ActionIcon>
          </div>
        )}
      </th>
      <td className={table.number}>
        <PreviousValue previous={item.previous} />
      </td>
      <td className={table.number}>
        {item.value === null ? <span className={table.none}>{t('item.none')}</span> : <b>{grouped(item.value)}</b>}
      </td>
      <td>{item.unit}</td>
      <td className={table.number}>{item.selfScore}</td>
      <td>
        <EvidenceButton name={name} count={item.evidenceCount} isNew={item.newForMe} onOpen={props.onEvidence} />
      </td>
      {props.withAudit && (
        <td>
          {item.mode === 'AUDIT' && (
            <AuditScore
              key={item.auditScore}
              name={name}
              score={item.auditScore}
              enabled={item.actions.includes('AUDIT') && state.busy === null}
              onSave={(score) => props.onAudit?.(score)}
            />
          )}
        </td>
      )}
      <td>
        {item.actions.length === 0 && !decides(me, item.bureau) ? (
          <span className={table.quiet} title={bureau?.nameTh}>
            {t('item.bureau')} {bureau?.shortTh ?? item.bureau}
          </span>
        ) : (
          <DecisionButtons name={name} allowed={item.actions} busy={state.busy} onAction={props.onAction} />
        )}
      </td>
      <td>
        <HistoryButton item={{ round: item.round, variable: item.variable, office: item.office }} name={name} />
      </td>
    </>
  );
}

function decides(me: Me, bureau: string): boolean {
  return organisationsWith(me, 'CERTIFIER').some(({ code }) => code === bureau);
}

/** What a certifier has to know beside the value: changed since confirmed, reason, deadlines. */
function ItemNotes({ item, closes }: { item: Confirmation; closes: string }) {
  const { t, language } = useWords();
  const today = bangkokDay(new Date());
  const longer = ownCloses(item, closes);
  const told = (value: string | null) => (value === null ? t('item.none') : grouped(value));
  return (
    <>
      <CarriedNote from={item.carriedFrom} />
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

/** The heads over {@link ItemCells}. */
export function ItemHeads({ withAudit, name }: { withAudit: boolean; name: string }) {
  const { t } = useWords();
  return (
    <>
      <colgroup>
        <col style={{ width: 136 }} />
        <col />
        <col style={{ width: 88 }} />
        <col style={{ width: 88 }} />
        <col style={{ width: withAudit ? 64 : 96 }} />
        <col style={{ width: 102 }} />
        <col style={{ width: withAudit ? 62 : 76 }} />
        {withAudit && <col style={{ width: 168 }} />}
        <col style={{ width: 146 }} />
        <col style={{ width: 40 }} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t('item.status')}</th>
          <th scope="col">{name}</th>
          <th scope="col" className={table.number}>
            {t('item.previous')}
          </th>
          <th scope="col" className={table.number}>
            {t('item.value')}
          </th>
          <th scope="col">{t('item.unit')}</th>
          <th scope="col" className={table.number}>
            {t('score.selfShort')}
          </th>
          <th scope="col">{t('item.evidence')}</th>
          {withAudit && <th scope="col">{t('certify.auditScore')}</th>}
          <th scope="col">{t('certify.actions')}</th>
          <th scope="col">
            <VisuallyHidden>{t('item.history')}</VisuallyHidden>
          </th>
        </tr>
      </thead>
    </>
  );
}
