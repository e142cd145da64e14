import { Button } from '@mantine/core';
import { IconAlertOctagon, IconCircleDashed, IconShieldCheck, type Icon } from '@tabler/icons-react';
import { dayOf, moment } from '@/format/dates';
import { useWords } from '@/i18n';
import table from '@/page/table.module.css';
import { TableFrame } from '@/page/TableFrame';
import { newerThanVerified, resultOf, type Chain, type ChainFault, type Result } from '../chain';
import classes from './history.module.css';

const SHAPES: Record<Result, Icon> = { HOLDS: IconShieldCheck, BROKEN: IconAlertOctagon, UNCHECKED: IconCircleDashed };

/** A chain in each row: told by shape and word as well as by colour. */
export function ChainsTable({ chains, disabled, onVerify }: { chains: Chain[]; disabled: boolean; onVerify: (office: string) => void }) {
  const { t } = useWords();
  return (
    <TableFrame label={t('history.check.title')}>
      <table className={`${table.table ?? ''} ${classes.checks ?? ''}`} aria-label={t('history.check.title')}>
        <thead>
          <tr>
            <th scope="col">{t('history.check.column.office')}</th>
            <th scope="col">{t('history.check.column.result')}</th>
            <th scope="col" className={table.number}>
              {t('history.check.column.entries')}
            </th>
            <th scope="col">{t('history.check.column.since')}</th>
            <th scope="col">{t('history.check.column.verified')}</th>
            <th scope="col">{t('history.check.column.head')}</th>
            <th scope="col">{t('history.check.column.action')}</th>
          </tr>
        </thead>
        <tbody>
          {chains.map((chain) => (
            <ChainRow key={chain.office} chain={chain} disabled={disabled} onVerify={onVerify} />
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function ChainRow({ chain, disabled, onVerify }: { chain: Chain; disabled: boolean; onVerify: (office: string) => void }) {
  const { t, language } = useWords();
  const { verified } = chain;
  const newer = newerThanVerified(chain);
  const fault = verified?.fault ?? null;
  return (
    <tr className={table.row}>
      <th scope="row">
        <span className={table.code}>{chain.office}</span>
        {chain.officeName}
      </th>
      <td>
        <ResultMark result={resultOf(chain)} />
        {fault !== null && <Fault fault={fault} />}
      </td>
      <td className={table.number}>
        {chain.entries.toLocaleString('en')}
        {newer > 0 && <div className={table.quiet}>{t('history.check.newer', { count: newer })}</div>}
      </td>
      <td>
        {verified?.since != null && dayOf(verified.since, language)}
        {fault !== null && fault.position > 1 && fault.kind !== 'ITEM' && <div className={table.quiet}>{t('history.check.until', { position: (fault.position - 1).toLocaleString('en') })}</div>}
      </td>
      <td>{verified !== null && moment(verified.at, language)}</td>
      <td>{chain.head !== null && <code className={classes.hash}>{chain.head}</code>}</td>
      <td>
        <Button size="compact-xs" variant="default" disabled={disabled} aria-label={t('history.check.one', { office: chain.officeName ?? chain.office })} onClick={() => onVerify(chain.office)}>
          {t('history.check.oneShort')}
        </Button>
      </td>
    </tr>
  );
}

function ResultMark({ result }: { result: Result }) {
  const { t } = useWords();
  const Shape = SHAPES[result];
  return (
    <span className={classes.result} data-result={result}>
      <Shape size={17} aria-hidden />
      {t(`history.check.result.${result}`)}
    </span>
  );
}

/** Where it broke, and how. */
export function Fault({ fault }: { fault: ChainFault }) {
  const { t } = useWords();
  return (
    <div className={classes.fault}>
      {t(`history.check.fault.${fault.kind}`, { position: fault.position.toLocaleString('en') })}
      {fault.item !== null && <div>{t('history.check.item', { item: fault.item })}</div>}
    </div>
  );
}
