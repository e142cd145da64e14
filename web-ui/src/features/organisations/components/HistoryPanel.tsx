import { Button, Skeleton, Text } from '@mantine/core';
import { moment } from '@/format/dates';
import { useWords } from '@/i18n';
import type { Organisation } from '@/organisation/organisations';
import { SidePanel } from '@/page/Dialog';
import { ProblemState } from '@/page/states';
import { useHistory } from '../api/organisations';
import { FieldChanges } from './FieldChanges';
import classes from './organisations.module.css';

/** Who changed what of an organisation, newest first. */
export function HistoryPanel({ organisation, onClose }: { organisation: Organisation; onClose: () => void }) {
  const { t, language } = useWords();
  const history = useHistory(organisation.code);
  const steps = history.data?.pages.flatMap((page) => page.items);
  return (
    <SidePanel title={t('organisations.historyTitle')} onClose={onClose}>
      <Text fw={600} mb="sm">
        {organisation.code} {organisation.nameTh}
      </Text>
      {history.isPending && <Skeleton height={64} aria-label={t('state.loading')} />}
      {history.isError && <ProblemState error={history.error} onRetry={() => void history.refetch()} />}
      {steps?.length === 0 && <Text c="dimmed">{t('organisations.historyEmpty')}</Text>}
      <ol className={classes.steps}>
        {steps?.map((step) => (
          <li key={step.revision}>
            <div>
              {step.by ?? t('organisations.system')} · {moment(step.at, language)}
            </div>
            <div className={classes.who}>
              {step.revision === 1 && `${t('organisations.created')} · `}
              {t(`organisations.origin.${step.origin}`)}
            </div>
            <FieldChanges changes={step.changes} fresh={step.revision === 1} />
          </li>
        ))}
      </ol>
      {history.hasNextPage && (
        <Button variant="default" loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {t('organisations.more')}
        </Button>
      )}
    </SidePanel>
  );
}
