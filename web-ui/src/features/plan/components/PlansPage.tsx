import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconCopy, IconDownload, IconFileImport, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { moment } from '@/format/dates';
import { useWords } from '@/i18n';
import { Page, Toolbar } from '@/page/Page';
import { EmptyState, ForbiddenState, LoadingState, ProblemState } from '@/page/states';
import { TableFrame } from '@/page/TableFrame';
import table from '@/page/table.module.css';
import { has } from '@/session/me';
import { useSignedIn } from '@/session/SignedIn';
import { usePlans, type PlanSummary } from '../api/plans';
import { ImportDialog } from './ImportDialog';
import { NewPlanDialog } from './NewPlanDialog';
import { NewProgrammeDialog } from './NewProgrammeDialog';
import { ExportItems } from './PlanPage';

/** ผังรายการตัวชี้วัด: every plan by fiscal year and programme, with how far it is. */
export function PlansPage() {
  const { t } = useWords();
  const { me } = useSignedIn();
  return <Page title={t('plan.title')}>{has(me, 'PSDG') ? <Plans /> : <ForbiddenState detail={t('plan.onlyPsdg')} />}</Page>;
}

type Open = { kind: 'plan'; copyOf: string | null } | { kind: 'programme' } | { kind: 'import' } | null;

function Plans() {
  const { t } = useWords();
  const plans = usePlans();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Toolbar>
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen({ kind: 'plan', copyOf: null })}>
          {t('plan.newPlan')}
        </Button>
        <Button variant="default" leftSection={<IconFileImport size={16} aria-hidden />} onClick={() => setOpen({ kind: 'import' })}>
          {t('plan.import')}
        </Button>
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen({ kind: 'programme' })}>
          {t('plan.newProgramme')}
        </Button>
      </Toolbar>
      {plans.isError ? (
        <ProblemState error={plans.error} onRetry={() => void plans.refetch()} />
      ) : plans.data === undefined ? (
        <LoadingState rows={5} />
      ) : plans.data.length === 0 ? (
        <EmptyState title={t('plan.empty')} detail={t('plan.emptyDetail')}>
          <Button onClick={() => setOpen({ kind: 'plan', copyOf: null })}>{t('plan.newPlan')}</Button>
        </EmptyState>
      ) : (
        <PlanTable plans={plans.data} onCopy={(copyOf) => setOpen({ kind: 'plan', copyOf })} />
      )}
      {open?.kind === 'plan' && <NewPlanDialog plans={plans.data ?? []} copyOf={open.copyOf} onClose={close} />}
      {open?.kind === 'programme' && <NewProgrammeDialog onClose={close} onDone={close} />}
      {open?.kind === 'import' && <ImportDialog onClose={close} />}
    </>
  );
}

function PlanTable({ plans, onCopy }: { plans: PlanSummary[]; onCopy: (plan: string) => void }) {
  const { t, language } = useWords();
  return (
    <TableFrame label={t('plan.title')}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('plan.year')}</th>
            <th scope="col">{t('session.programme')}</th>
            <th scope="col">{t('plan.name')}</th>
            <th scope="col">{t('plan.state')}</th>
            <th scope="col">{t('plan.draft')}</th>
            <th scope="col">{t('plan.changed')}</th>
            <th scope="col">{t('plan.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {plans.map((plan) => (
            <tr key={plan.plan} className={table.row}>
              <td>{plan.fiscalYear}</td>
              <td>{plan.programme}</td>
              <th scope="row">
                <Link to={`/settings/plans/${plan.plan}`}>{plan.nameTh === '' ? plan.plan : plan.nameTh}</Link>
              </th>
              <td style={{ whiteSpace: 'nowrap' }}>{plan.version === null ? t('plan.neverPublished') : t('plan.publishedAs', { version: plan.version })}</td>
              <td>{plan.draft === null ? '' : plan.draft.differs ? t('plan.draftDiffers') : t('plan.draftSame')}</td>
              <td className={table.quiet}>
                {plan.draft && (
                  <>
                    <span style={{ whiteSpace: 'nowrap' }}>{moment(plan.draft.changedAt, language)}</span> {plan.draft.changedBy}
                  </>
                )}
              </td>
              <td style={{ whiteSpace: 'nowrap' }}>
                <Button
                  size="compact-sm"
                  variant="default"
                  leftSection={<IconCopy size={14} aria-hidden />}
                  aria-label={t('plan.copyOf', { plan: plan.plan })}
                  onClick={() => onCopy(plan.plan)}
                >
                  {t('plan.copy')}
                </Button>{' '}
                <Menu position="bottom-end">
                  <Menu.Target>
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={t('plan.exportOf', { plan: plan.plan })}
                      leftSection={<IconDownload size={14} aria-hidden />}
                      rightSection={<IconChevronDown size={12} aria-hidden />}
                    >
                      {t('plan.export')}
                    </Button>
                  </Menu.Target>
                  <Menu.Dropdown>
                    <ExportItems plan={plan.plan} version={plan.version} />
                  </Menu.Dropdown>
                </Menu>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
