import { CloseButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { moment } from '@/format/dates';
import { grouped } from '@/format/numbers';
import { useWords } from '@/i18n';
import { EvidenceFiles } from '@/item/EvidenceDrawer';
import { HistorySteps } from '@/item/HistoryButton';
import { PreviousValue } from '@/item/PreviousValue';
import { StatusMark } from '@/item/StatusMark';
import { Warnings } from '@/item/Warnings';
import { SidePanel } from '@/page/Dialog';
import { deviation, type Row } from '../model/rows';
import { percent } from './ItemRow';
import classes from './ItemPanel.module.css';

interface ItemPanelProps {
  row: Row;
  roundName: string;
  /** What was asked for: it is scrolled to. */
  at: 'evidence' | 'history';
  /** Not enough room beside the table: the panel comes over it, as a dialog. */
  over: boolean;
  onCount: (row: Row, count: number) => void;
  onClose: () => void;
}

/** Everything about the current row, beside the table: value, doubts, files, history. It follows the keyboard, which stays in the table. */
export function ItemPanel({ row, roundName, at, over, onCount, onClose }: ItemPanelProps) {
  const { t } = useWords();
  const content = <Content row={row} roundName={roundName} at={at} onCount={onCount} />;
  if (over) {
    return (
      <SidePanel title={row.name} onClose={onClose}>
        {content}
      </SidePanel>
    );
  }
  return (
    <section className={classes.panel} aria-label={t('certify.panel.of', { name: row.name })}>
      <div className={classes.head}>
        <h2 className={classes.title}>{row.name}</h2>
        <CloseButton aria-label={t('certify.panel.close')} title={`${t('certify.panel.close')} (Esc)`} onClick={onClose} />
      </div>
      {content}
    </section>
  );
}

/** Rows that are only passed ask for nothing. */
const REST = 250;

function Content({ row, roundName, at, onCount }: Pick<ItemPanelProps, 'row' | 'roundName' | 'at' | 'onCount'>) {
  const { t, language } = useWords();
  const { item } = row;
  const [settled] = useDebouncedValue(row.key, REST);
  const history = useRef<HTMLElement>(null);
  const rests = settled === row.key;
  useEffect(() => {
    if (at === 'history' && rests) {
      history.current?.scrollIntoView({ block: 'start' });
    }
  }, [at, rests]);
  const id = { round: item.round, variable: item.variable, office: item.office };
  return (
    <>
      <dl className={classes.facts}>
        <dt>{t('item.status')}</dt>
        <dd>
          <StatusMark status={item.status} />
          {item.decidedBy !== null && item.decidedAt !== null && (
            <span className={classes.quiet}> {t('certify.decidedBy', { name: item.decidedBy, at: moment(item.decidedAt, language) })}</span>
          )}
        </dd>
        <dt>{t('item.value')}</dt>
        <dd>
          <b>{item.value === null ? t('item.none') : grouped(item.value)}</b> {item.unit}
          {item.reportedAt !== null && <span className={classes.quiet}> {moment(item.reportedAt, language)}</span>}
        </dd>
        <dt>{t('item.previous')}</dt>
        <dd>
          <PreviousValue previous={item.previous} /> <span className={classes.quiet}>{percent(deviation(item))}</span>
        </dd>
        <dt>{t('score.selfShort')}</dt>
        <dd>{item.selfScore}</dd>
        {item.auditScore !== null && (
          <>
            <dt>{t('certify.auditScore')}</dt>
            <dd>{item.auditScore}</dd>
          </>
        )}
      </dl>
      <Warnings warnings={item.warnings} />
      <section className={classes.part} aria-label={t('evidence.title')}>
        <h3 className={classes.heading}>{t('evidence.title')}</h3>
        {/* The thread of messages has its place below the files */}
        {rests && <EvidenceFiles compact key={row.key} item={id} roundName={roundName} onCount={(count) => onCount(row, count)} />}
      </section>
      <section ref={history} className={classes.part} aria-label={t('item.history')}>
        <h3 className={classes.heading}>{t('item.history')}</h3>
        {rests && <HistorySteps key={row.key} item={id} />}
      </section>
    </>
  );
}
