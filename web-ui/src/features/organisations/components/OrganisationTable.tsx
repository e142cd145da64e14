import { IconCalendarOff, IconHistory, IconPencil, type Icon } from '@tabler/icons-react';
import { memo } from 'react';
import { day as dayText } from '@/format/dates';
import { useWords } from '@/i18n';
import type { Organisation } from '@/organisation/organisations';
import { TableFrame } from '@/page/TableFrame';
import table from '@/page/table.module.css';
import { timeOf } from '../filter';
import { provinceName } from '../provinces';
import classes from './organisations.module.css';

interface OrganisationTableProps {
  organisations: Organisation[];
  /** The day by which somebody has ended or has not begun. */
  day: string;
  onEdit: (organisation: Organisation) => void;
  onEnd: (organisation: Organisation) => void;
  onHistory: (organisation: Organisation) => void;
}

export function OrganisationTable({ organisations, ...rest }: OrganisationTableProps) {
  const { t } = useWords();
  return (
    <TableFrame label={t('organisations.title')}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('organisations.field.code')}</th>
            <th scope="col">{t('organisations.name')}</th>
            <th scope="col">{t('organisations.field.kind')}</th>
            <th scope="col">{t('organisations.field.provinces')}</th>
            <th scope="col">{t('organisations.field.since')}</th>
            <th scope="col">{t('organisations.field.until')}</th>
            <th scope="col">{t('organisations.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {organisations.map((organisation) => (
            <Row key={organisation.code} organisation={organisation} {...rest} />
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

const Row = memo(function Row({ organisation, day, onEdit, onEnd, onHistory }: Omit<OrganisationTableProps, 'organisations'> & { organisation: Organisation }) {
  const { t, language } = useWords();
  const { code, kind, nameTh, nameEn, shortTh, provinces, since, until } = organisation;
  const time = timeOf(organisation, day);
  return (
    <tr className={`${table.row ?? ''} ${time === 'there' ? '' : (classes.past ?? '')}`}>
      <td className={classes.date}>{code}</td>
      <th scope="row">
        <div>
          {nameTh}
          {shortTh !== null && ` (${shortTh})`}
          {time !== 'there' && <span className={classes.mark}>{t(`organisations.${time}`)}</span>}
        </div>
        <div className={classes.english}>{nameEn}</div>
      </th>
      <td>{t(`organisations.kind.${kind}`)}</td>
      <td>{provinces.map((province) => provinceName(province, language)).join(', ')}</td>
      <td className={classes.date}>{since === null ? <span className={table.quiet}>{t('organisations.fromStart')}</span> : dayText(since, language)}</td>
      <td className={classes.date}>{until === null ? <span className={table.quiet}>{t('organisations.stillThere')}</span> : dayText(until, language)}</td>
      <td className={classes.actions}>
        <Action icon={IconPencil} label={t('organisations.edit', { name: nameTh })} onClick={() => onEdit(organisation)} />
        <Action icon={IconCalendarOff} label={t('organisations.end', { name: nameTh })} onClick={() => onEnd(organisation)} />
        <Action icon={IconHistory} label={t('organisations.history', { name: nameTh })} onClick={() => onHistory(organisation)} />
      </td>
    </tr>
  );
});

function Action({ icon: Shape, label, onClick }: { icon: Icon; label: string; onClick: () => void }) {
  return (
    <button type="button" className={classes.action} aria-label={label} title={label} onClick={onClick}>
      <Shape size={17} aria-hidden />
    </button>
  );
}
