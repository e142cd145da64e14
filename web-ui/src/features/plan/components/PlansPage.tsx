import { useWords } from '@/i18n';
import { Page } from '@/page/Page';
import { EmptyState, ForbiddenState, LoadingState, ProblemState } from '@/page/states';
import { TableFrame } from '@/page/TableFrame';
import table from '@/page/table.module.css';
import { has } from '@/session/me';
import { useSignedIn } from '@/session/SignedIn';
import { usePlans } from '../api/plans';

/** ผังรายการตัวชี้วัด: every plan by fiscal year and programme. */
export function PlansPage() {
  const { t } = useWords();
  const { me } = useSignedIn();
  return <Page title={t('plan.title')}>{has(me, 'PSDG') ? <Plans /> : <ForbiddenState detail={t('plan.onlyPsdg')} />}</Page>;
}

function Plans() {
  const { t } = useWords();
  const plans = usePlans();
  if (plans.isError) {
    return <ProblemState error={plans.error} onRetry={() => void plans.refetch()} />;
  }
  if (!plans.data) {
    return <LoadingState />;
  }
  if (plans.data.length === 0) {
    return <EmptyState title={t('plan.empty')} />;
  }
  return (
    <TableFrame label={t('plan.title')} narrow>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('plan.name')}</th>
            <th scope="col" className={table.number}>{t('plan.year')}</th>
            <th scope="col" className={table.number}>{t('plan.version')}</th>
          </tr>
        </thead>
        <tbody>
          {plans.data.map((plan) => (
            <tr key={plan.plan} className={table.row}>
              <th scope="row"><span className={table.code}>{plan.programme}</span> {plan.nameTh}</th>
              <td className={table.number}>{plan.fiscalYear}</td>
              <td className={table.number}>{plan.version}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
