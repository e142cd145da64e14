import { moment } from '@/format/dates';
import { useWords } from '@/i18n';
import type { Notice } from '@/notices/notices';
import { useNoticeWords } from '@/notices/words';
import table from '@/page/table.module.css';
import classes from './deadlines.module.css';

/** Who is told what. */
export function NoticesTable({ notices, label, told }: { notices: readonly Notice[]; label: string; told: boolean }) {
  const { t, language } = useWords();
  const words = useNoticeWords();
  return (
    <table className={table.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('deadlines.settings.recipient')}</th>
          <th scope="col">{t('deadlines.settings.subject')}</th>
          {told && <th scope="col">{t('deadlines.settings.at')}</th>}
        </tr>
      </thead>
      <tbody>
        {notices.map((notice) => (
          <tr key={notice.id} className={table.row}>
            <th scope="row">{words.to(notice)}</th>
            <td>
              {words.text(notice)}
              <span className={classes.quiet}>
                {' '}
                · {words.roundName(notice)}
                {!told && ` · ${words.left(notice.daysLeft)}`}
              </span>
            </td>
            {told && <td className={classes.dates}>{moment(notice.toldAt, language)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
