import { Link } from 'react-router';
import { moment } from '@/format/dates';
import { useWords } from '@/i18n';
import { EmptyState, LoadingState, ProblemState } from '@/page/states';
import { TableFrame } from '@/page/TableFrame';
import table from '@/page/table.module.css';
import { exportUrl, useVersions } from '../api/plans';

/** What was published when, by whom and why. */
export function VersionsTab({ plan }: { plan: string }) {
  const { t, language } = useWords();
  const versions = useVersions(plan);
  if (versions.isError) {
    return <ProblemState error={versions.error} onRetry={() => void versions.refetch()} />;
  }
  if (!versions.data) {
    return <LoadingState rows={4} />;
  }
  if (versions.data.length === 0) {
    return <EmptyState title={t('plan.neverPublished')} detail={t('plan.neverPublishedDetail')} />;
  }
  return (
    <TableFrame label={t('plan.tab.versions')} narrow>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('plan.version')}</th>
            <th scope="col">{t('plan.publishedAt')}</th>
            <th scope="col">{t('plan.by')}</th>
            <th scope="col">{t('plan.note')}</th>
            <th scope="col">{t('plan.tab.differences')}</th>
            <th scope="col">{t('plan.export')}</th>
          </tr>
        </thead>
        <tbody>
          {versions.data.map(({ version, publishedAt, by, note }) => (
            <tr key={version} className={table.row}>
              <th scope="row">{t('plan.versionOf', { version })}</th>
              <td>{moment(publishedAt, language)}</td>
              <td>{by ?? t('plan.byFile')}</td>
              <td>{note}</td>
              <td>
                <Link to={`?${new URLSearchParams({ tab: 'differences', from: String(version - 1), to: String(version) }).toString()}`}>{t('plan.seeDifferences', { version })}</Link>
              </td>
              <td>
                <a href={exportUrl(plan, 'xlsx', version)} download>
                  Excel
                </a>{' '}
                ·{' '}
                <a href={exportUrl(plan, 'yaml', version)} download>
                  YAML
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
