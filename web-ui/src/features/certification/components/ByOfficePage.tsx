import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { LineState } from '@/api/live';
import { useWords } from '@/i18n';
import { OfficeSelect } from '@/organisation/OfficeSelect';
import { useOffices } from '@/organisation/organisations';
import { Page, Toolbar } from '@/page/Page';
import { EmptyState, LoadingState, ProblemState } from '@/page/states';
import { branches, usePlan, type SubIndicatorBranch } from '@/plan/plan';
import { useRound, type Round } from '@/session/rounds';
import { useWorklist } from '../api/worklist';
import { keyOf, type Confirmation } from '../model/decision';
import { flat, underHeadings } from '../model/lines';
import type { Row } from '../model/rows';
import { useDecisions, type Decisions } from '../useDecisions';
import { useLiveList } from '../useLiveList';
import { interval } from './interval';
import { WindowLine } from './WindowLine';
import { Workbench } from './Workbench';
import classes from './Workbench.module.css';

/** รับรองข้อมูล ตามหน่วยงาน: one office with every variable that I certify, as the plan's tree. */
export function ByOfficePage() {
  const { round } = useRound();
  return <OfRound key={round.round} round={round} />;
}

function OfRound({ round }: { round: Round }) {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const office = search.get('office');
  const decisions = useDecisions(round.round);
  const scope = useMemo(() => (office === null ? null : { office }), [office]);
  const line = useLiveList(round.round, scope, decisions.desk);
  const offices = useOffices().data ?? [];
  const choose = (code: string) =>
    setSearch((now) => {
      const then = new URLSearchParams(now);
      then.set('round', round.round);
      then.set('office', code);
      then.delete('row');
      return then;
    });
  const at = offices.findIndex(({ code }) => code === office);
  const other = (step: 1 | -1) => (at === -1 ? undefined : offices[at + step]);
  const step = (by: 1 | -1, label: string, key: string) => (
    <ActionIcon
      variant="default"
      size={30}
      aria-label={label}
      title={`${label} (${key}) ${other(by)?.nameTh ?? ''}`}
      disabled={other(by) === undefined}
      onClick={() => choose(other(by)?.code ?? '')}
    >
      {by === -1 ? <IconChevronLeft size={18} aria-hidden /> : <IconChevronRight size={18} aria-hidden />}
    </ActionIcon>
  );
  return (
    <Page title={t('certify.byOffice')} aside={<WindowLine round={round} scope={scope} />}>
      <Toolbar>
        <div className={classes.choose}>
          {step(-1, t('certify.previousOffice'), '[')}
          <OfficeSelect label={t('certify.office')} placeholder={t('certify.chooseOffice')} value={office} onChoose={choose} />
          {step(1, t('certify.nextOffice'), ']')}
        </div>
      </Toolbar>
      {scope === null ? (
        <EmptyState title={t('certify.chooseOffice')} detail={t('certify.chooseOfficeDetail')} />
      ) : (
        <List
          key={scope.office}
          round={round}
          scope={scope}
          decisions={decisions}
          line={line}
          onOther={(by) => {
            const next = other(by);
            if (next !== undefined) {
              choose(next.code);
            }
          }}
        />
      )}
    </Page>
  );
}

interface ListProps {
  round: Round;
  scope: { office: string };
  decisions: Decisions;
  line: LineState;
  onOther: (step: 1 | -1) => void;
}

function List({ round, scope, decisions, line, onOther }: ListProps) {
  const { t } = useWords();
  const [search] = useSearchParams();
  const worklist = useWorklist(round.round, scope, interval(line));
  const plan = usePlan(round.plan, round.planVersion);
  const tree = useMemo(() => (plan.data === undefined ? undefined : branches(plan.data)), [plan.data]);
  const rows = useVariableRows(worklist.data, tree, decisions);

  const failed = worklist.isError && worklist.data === undefined ? worklist : plan.isError && plan.data === undefined ? plan : null;
  if (failed?.error) {
    return <ProblemState error={failed.error} onRetry={() => void failed.refetch()} />;
  }
  if (rows === undefined || tree === undefined) {
    return <LoadingState />;
  }
  if (rows.length === 0) {
    return <EmptyState title={t('certify.noVariables')} />;
  }
  const variable = search.get('row');
  return (
    <Workbench
      round={round}
      label={t('certify.byOffice')}
      list={`${round.round}/${scope.office}`}
      rows={rows}
      linesOf={({ shown, byKey, sort }) => (sort === null ? underHeadings(shown, byKey, tree) : flat(shown))}
      decisions={decisions}
      line={line}
      ofOffices={false}
      nameHead={t('item.variable')}
      searchLabel={t('certify.searchVariable')}
      first={variable === null ? null : `${variable}/${scope.office}`}
      onOther={onOther}
      isSameList={(next) => next.get('office') === scope.office && next.get('round') === round.round}
      shownWords={(shown, total) => t('certify.shownVariables', { shown, total })}
    />
  );
}

/** Variables in the plan's order, found also by what they stand under. */
function useVariableRows(
  items: readonly Confirmation[] | undefined,
  tree: readonly SubIndicatorBranch[] | undefined,
  { desk, version }: Decisions,
): readonly Row[] | undefined {
  return useMemo(() => {
    if (items === undefined || tree === undefined) {
      return undefined;
    }
    const places = new Map<string, { place: number; name: string; about: string }>();
    for (const { indicator, subIndicator } of tree) {
      for (const { code, nameTh } of subIndicator.variables) {
        places.set(code, {
          place: places.size,
          name: `${code} ${nameTh}`,
          about: [indicator.code, indicator.nameTh, subIndicator.code, subIndicator.nameTh].join('\n'),
        });
      }
    }
    return items.map((item, at): Row => {
      const known = places.get(item.variable);
      return {
        key: keyOf(item),
        item: desk.view(item),
        name: known?.name ?? `${item.variable} ${item.nameTh ?? ''}`.trim(),
        about: known?.about ?? item.subIndicator,
        provinces: [],
        place: known?.place ?? places.size + at,
      };
    });
    // the desk's version says that what it shows is another
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [items, tree, desk, version]);
}
