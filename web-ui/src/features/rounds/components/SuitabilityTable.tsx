import { useWords } from '@/i18n';
import table from '@/page/table.module.css';
import classes from './rounds.module.css';

/** The manual's table: which indicators suit การรับรองข้อมูลต่อเนื่อง. */
export function SuitabilityTable() {
  const { t } = useWords();
  return (
    <table className={`${table.table ?? ''} ${classes.suit ?? ''}`} aria-label={t('rounds.preview.table')}>
      <thead>
        <tr>
          <th scope="col">{t('rounds.preview.suitable')}</th>
          <th scope="col">{t('rounds.preview.unsuitable')}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>
            <ul>
              <li>{t('rounds.preview.suitable1')}</li>
              <li>{t('rounds.preview.suitable2')}</li>
            </ul>
            <p>{t('rounds.preview.suitableExamples')}</p>
          </td>
          <td>
            <ul>
              <li>{t('rounds.preview.unsuitable1')}</li>
            </ul>
            <p>{t('rounds.preview.unsuitableExamples')}</p>
          </td>
        </tr>
      </tbody>
    </table>
  );
}
