import { Select } from '@mantine/core';
import { IconArrowsMove, IconMinus, IconPencil, IconPlus } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import { useWords } from '@/i18n';
import { Toolbar } from '@/page/Page';
import { EmptyState, LoadingState, ProblemState } from '@/page/states';
import { useDesk } from '../api/draft';
import { useDifferences, useVersions, type Difference } from '../api/plans';
import classes from './Editor.module.css';

const SHAPES = { ADDED: IconPlus, REMOVED: IconMinus, CHANGED: IconPencil, MOVED: IconArrowsMove };

/** What differs between two versions, or between the published one and the draft. */
export function DifferencesTab({ plan, version }: { plan: string; version: number | null }) {
  const { t } = useWords();
  const { draft } = useDesk();
  const [search, setSearch] = useSearchParams();
  const versions = useVersions(plan);
  const from = Number(search.get('from') ?? version ?? 0);
  const to = search.get('to') ?? 'draft';
  const differences = useDifferences(plan, from, to, draft.revision);
  const choose = (name: 'from' | 'to', value: string | null) =>
    setSearch((now) => {
      const then = new URLSearchParams(now);
      then.set(name, value ?? '');
      return then;
    });
  const numbers = (versions.data ?? []).map((each) => ({ value: String(each.version), label: t('plan.versionOf', { version: each.version }) }));
  return (
    <>
      <Toolbar>
        <Select
          aria-label={t('plan.from')}
          data={[...numbers, { value: '0', label: t('plan.nothingYet') }]}
          value={String(from)}
          onChange={(value) => choose('from', value)}
          allowDeselect={false}
          w={170}
        />
        →
        <Select
          aria-label={t('plan.to')}
          data={[{ value: 'draft', label: t('plan.draft') }, ...numbers]}
          value={to}
          onChange={(value) => choose('to', value)}
          allowDeselect={false}
          w={170}
        />
        {differences.data !== undefined && <span className={classes.state}>{t('plan.differenceCount', { count: differences.data.length })}</span>}
      </Toolbar>
      {differences.isError ? (
        <ProblemState error={differences.error} onRetry={() => void differences.refetch()} />
      ) : differences.data === undefined ? (
        <LoadingState rows={6} />
      ) : differences.data.length === 0 ? (
        <EmptyState title={t('plan.noDifferences')} />
      ) : (
        <div className={classes.scroll} role="region" aria-label={t('plan.tab.differences')} tabIndex={0}>
          <DifferenceList differences={differences.data} />
        </div>
      )}
    </>
  );
}

export function DifferenceList({ differences }: { differences: Difference[] }) {
  const { t } = useWords();
  return (
    <ul className={classes.list}>
      {differences.map((difference, at) => {
        const Shape = SHAPES[difference.kind];
        const { place } = difference;
        return (
          <li key={`${at}${place.level}${place.code}${difference.field ?? ''}`}>
            <span className={classes.mark}>
              <Shape size={15} aria-hidden /> {t(`plan.difference.${difference.kind}`)}
            </span>
            <span className={classes.change}>
              {difference.message}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
