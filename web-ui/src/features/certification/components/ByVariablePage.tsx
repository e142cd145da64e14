import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { LineState } from '@/api/live';
import { compareThai } from '@/format/collation';
import { useWords } from '@/i18n';
import { useOffices } from '@/organisation/organisations';
import { provinceName } from '@/organisation/provinces';
import { Page, Toolbar } from '@/page/Page';
import { EmptyState, LoadingState, ProblemState } from '@/page/states';
import { useRound, type Round } from '@/session/rounds';
import { useMyVariables, useWorklist, type CertifiedVariable } from '../api/worklist';
import { keyOf, type Confirmation } from '../model/decision';
import { flat } from '../model/lines';
import type { Row } from '../model/rows';
import { useDecisions, type Decisions } from '../useDecisions';
import { useLiveList } from '../useLiveList';
import { interval } from './interval';
import { VariableSelect } from './VariableSelect';
import { WindowLine } from './WindowLine';
import { Workbench } from './Workbench';
import classes from './Workbench.module.css';

/** รับรองข้อมูล ตามตัวชี้วัด: one variable at all offices. The URL carries round, variable, filter and order. */
export function ByVariablePage() {
  const { round } = useRound();
  return <OfRound key={round.round} round={round} />;
}

function OfRound({ round }: { round: Round }) {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const variable = search.get('variable');
  const decisions = useDecisions(round.round);
  const scope = useMemo(() => (variable === null ? null : { variable }), [variable]);
  const line = useLiveList(round.round, scope, decisions.desk);
  const variables = useMyVariables(round.round, interval(line));
  const choose = (code: string) =>
    setSearch((now) => {
      const then = new URLSearchParams(now);
      then.set('round', round.round);
      then.set('variable', code);
      then.delete('row');
      return then;
    });

  const all = variables.data;
  return (
    <Page title={t('certify.byVariable')} aside={<WindowLine round={round} scope={scope} />}>
      {variables.isPending && <LoadingState />}
      {variables.isError && all === undefined && <ProblemState error={variables.error} onRetry={() => void variables.refetch()} />}
      {all?.length === 0 && <EmptyState title={t('certify.noVariables')} />}
      {all !== undefined && all.length > 0 && (
        <>
          <Toolbar>
            <VariableNav variables={all} value={variable} onChoose={choose} />
          </Toolbar>
          {scope === null ? (
            <Start variables={all} onChoose={choose} />
          ) : (
            <List
              key={scope.variable}
              round={round}
              scope={scope}
              about={all.find((each) => each.variable === scope.variable)}
              variables={all}
              decisions={decisions}
              line={line}
              onChoose={choose}
            />
          )}
        </>
      )}
    </Page>
  );
}

/** The next variable in a direction in which something waits; round the end. */
function nextWaiting(variables: readonly CertifiedVariable[], from: string | null, step: 1 | -1): CertifiedVariable | undefined {
  const at = variables.findIndex(({ variable }) => variable === from);
  const start = at === -1 && step === -1 ? variables.length : at;
  for (let far = 1; far <= variables.length; far++) {
    const next = variables[(((start + step * far) % variables.length) + variables.length) % variables.length];
    if (next !== undefined && next.variable !== from && next.counts.AWAITING > 0) {
      return next;
    }
  }
  return undefined;
}

function VariableNav({ variables, value, onChoose }: { variables: CertifiedVariable[]; value: string | null; onChoose: (code: string) => void }) {
  const { t } = useWords();
  const before = nextWaiting(variables, value, -1);
  const after = nextWaiting(variables, value, 1);
  const told = (variable: CertifiedVariable | undefined) =>
    variable === undefined ? t('certify.noOtherWaiting') : `${variable.variable} ${variable.nameTh} · ${t('certify.waiting', { count: variable.counts.AWAITING })}`;
  return (
    <div className={classes.choose}>
      <ActionIcon
        variant="default"
        size={30}
        aria-label={t('certify.previousVariable')}
        title={`${t('certify.previousVariable')} ([) ${told(before)}`}
        disabled={before === undefined}
        onClick={() => before !== undefined && onChoose(before.variable)}
      >
        <IconChevronLeft size={18} aria-hidden />
      </ActionIcon>
      <VariableSelect variables={variables} value={value} onChoose={onChoose} />
      <Button
        variant="default"
        rightSection={<IconChevronRight size={16} aria-hidden />}
        title={`${t('certify.nextVariable')} (]) ${told(after)}`}
        disabled={after === undefined}
        onClick={() => after !== undefined && onChoose(after.variable)}
      >
        {t('certify.nextVariable')}
      </Button>
    </div>
  );
}

/** Before a variable is chosen: where the work begins. */
function Start({ variables, onChoose }: { variables: CertifiedVariable[]; onChoose: (code: string) => void }) {
  const { t } = useWords();
  const first = nextWaiting(variables, null, 1);
  return (
    <EmptyState title={t('certify.chooseVariable')} detail={t('certify.chooseVariableDetail')}>
      {first !== undefined && (
        <Button mt="xs" onClick={() => onChoose(first.variable)}>
          {t('certify.startWith', { variable: first.variable, count: first.counts.AWAITING })}
        </Button>
      )}
    </EmptyState>
  );
}

interface ListProps {
  round: Round;
  scope: { variable: string };
  about: CertifiedVariable | undefined;
  variables: readonly CertifiedVariable[];
  decisions: Decisions;
  line: LineState;
  onChoose: (code: string) => void;
}

function List({ round, scope, about, variables, decisions, line, onChoose }: ListProps) {
  const { t } = useWords();
  const [search] = useSearchParams();
  const worklist = useWorklist(round.round, scope, interval(line));
  const rows = useOfficeRows(worklist.data, decisions);
  if (worklist.isError && worklist.data === undefined) {
    return <ProblemState error={worklist.error} onRetry={() => void worklist.refetch()} />;
  }
  if (rows === undefined) {
    return <LoadingState />;
  }
  if (rows.length === 0) {
    return <EmptyState title={t('certify.noItems')} />;
  }
  const office = search.get('row');
  return (
    <Workbench
      round={round}
      label={t('certify.byVariable')}
      list={`${round.round}/${scope.variable}`}
      rows={rows}
      linesOf={({ shown }) => flat(shown)}
      decisions={decisions}
      line={line}
      ofOffices
      nameHead={t('item.office')}
      searchLabel={t('certify.search')}
      first={office === null ? null : `${scope.variable}/${office}`}
      onOther={(step) => {
        const other = nextWaiting(variables, scope.variable, step);
        if (other !== undefined) {
          onChoose(other.variable);
        }
      }}
      isSameList={(next) => next.get('variable') === scope.variable && next.get('round') === round.round}
      shownWords={(shown, total) => t('certify.shown', { shown, total })}
    >
      {about !== undefined && (
        <p className={classes.caption} title={`${about.subIndicator} ${about.subIndicatorNameTh} · ${about.unit}`}>
          <b>{about.subIndicator}</b> {about.subIndicatorNameTh} <span className={classes.quiet}>· {about.unit}</span>
          {about.mode === 'AUDIT' && <b> · AUDIT</b>}
        </p>
      )}
    </Workbench>
  );
}

/** Offices by Thai name. */
function useOfficeRows(items: readonly Confirmation[] | undefined, { desk, version }: Decisions): readonly Row[] | undefined {
  const offices = useOffices().data;
  return useMemo(() => {
    if (items === undefined) {
      return undefined;
    }
    const provincesOf = new Map((offices ?? []).map(({ code, provinces }) => [code, provinces]));
    return items
      .toSorted((a, b) => compareThai(a.officeNameTh, b.officeNameTh))
      .map((item, place): Row => {
        const provinces = provincesOf.get(item.office) ?? [];
        return {
          key: keyOf(item),
          item: desk.view(item),
          name: item.officeNameTh,
          about: `${item.office}\n${provinces.map((code) => provinceName(code)).join('\n')}`,
          provinces,
          place,
        };
      });
    // the desk's version says that what it shows is another
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [items, offices, desk, version]);
}

