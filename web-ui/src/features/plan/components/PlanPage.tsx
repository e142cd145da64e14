import { Button, Menu } from '@mantine/core';
import { IconArrowBackUp, IconChevronDown, IconDownload, IconSend } from '@tabler/icons-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useWords } from '@/i18n';
import { Page } from '@/page/Page';
import { ForbiddenState, LoadingState, ProblemState } from '@/page/states';
import { has } from '@/session/me';
import { useSignedIn } from '@/session/SignedIn';
import { DeskContext, useDesk, useDraft, useDraftDesk } from '../api/draft';
import { exportUrl, usePlans, type PlanSummary } from '../api/plans';
import type { Draft } from '../model/desk';
import { CheckTab } from './CheckTab';
import { DifferencesTab } from './DifferencesTab';
import { Editor } from './Editor';
import classes from './Editor.module.css';
import { useRefusal } from './fields';
import { FindingMark } from './FindingMark';
import { PublishDialog } from './PublishDialog';
import { VersionsTab } from './VersionsTab';

/** One plan: its draft to edit, what it lacks, its versions and what differs between them. */
export function PlanPage() {
  const { t } = useWords();
  const { me } = useSignedIn();
  const { plan = '' } = useParams();
  return has(me, 'PSDG') ? (
    <Plan key={plan} plan={plan} />
  ) : (
    <Page title={t('plan.title')}>
      <ForbiddenState detail={t('plan.onlyPsdg')} />
    </Page>
  );
}

function Plan({ plan }: { plan: string }) {
  const { t } = useWords();
  const draft = useDraft(plan);
  if (draft.data !== undefined) {
    return <Opened plan={plan} draft={draft.data} />;
  }
  return <Page title={t('plan.title')}>{draft.isError ? <ProblemState error={draft.error} onRetry={() => void draft.refetch()} /> : <LoadingState />}</Page>;
}

const TABS = ['edit', 'check', 'versions', 'differences'] as const;
type Tab = (typeof TABS)[number];

function Opened({ plan, draft: read }: { plan: string; draft: Draft }) {
  const desk = useDraftDesk(plan, read);
  return (
    <DeskContext value={desk}>
      <Tabs plan={plan} />
    </DeskContext>
  );
}

function Tabs({ plan }: { plan: string }) {
  const { t } = useWords();
  const { desk, draft, tree, pending, lost } = useDesk();
  const plans = usePlans();
  const summary: PlanSummary | undefined = plans.data?.find((each) => each.plan === plan);
  const [search] = useSearchParams();
  const tab: Tab = TABS.find((each) => each === search.get('tab')) ?? 'edit';
  const [publishing, setPublishing] = useState(false);
  const [told, setToldAt] = useState<{ text: string; bad?: boolean; revision: number } | null>(null);
  // What was told of a change is over with the next one
  const setTold = useCallback(
    (next: { text: string; bad?: boolean } | null) => setToldAt(next && { ...next, revision: desk.snapshot().draft.revision }),
    [desk],
  );
  const undo = useUndo(setTold);
  const errors = draft.findings.filter((finding) => finding.severity === 'ERROR').length;
  const warnings = draft.findings.length - errors;
  const version = summary?.version ?? null;
  const linkTo = useCallback(
    (next: Tab) => {
      const part = search.get('part');
      return `?${new URLSearchParams({ tab: next, ...(part === null ? {} : { part }) }).toString()}`;
    },
    [search],
  );
  const counts = useMemo(
    () =>
      draft.findings.length === 0 ? null : (
        <span className={classes.count}>
          {errors > 0 && (
            <>
              <FindingMark severity="ERROR" />
              <span className="visually-hidden">{t('plan.severity.ERROR')}</span>
              {errors}
            </>
          )}
          {warnings > 0 && (
            <>
              <FindingMark severity="WARNING" />
              <span className="visually-hidden">{t('plan.severity.WARNING')}</span>
              {warnings}
            </>
          )}
        </span>
      ),
    [draft.findings.length, errors, warnings, t],
  );
  return (
    <Page
      title={`${t('plan.title')} ${tree.programme} ${t('plan.yearOf', { year: tree.fiscalYear })}`}
      aside={
        <span className={classes.state}>
          {version === null ? t('plan.neverPublished') : t('plan.publishedAs', { version })}
          {' · '}
          {draft.differs ? t('plan.draftDiffers') : t('plan.draftSame')}
          {' · '}
          <span role="status">{pending > 0 ? t('plan.saving') : t('plan.allSaved')}</span>
        </span>
      }
    >
      <div className={classes.tabs}>
        <nav aria-label={t('plan.views')} style={{ display: 'flex', gap: 2 }}>
          <Link className={classes.tab} to="/settings/plans">
            {t('plan.allPlans')}
          </Link>
          {TABS.map((each) => (
            <Link key={each} className={classes.tab} to={linkTo(each)} aria-current={each === tab ? 'page' : undefined}>
              {t(`plan.tab.${each}`)}
              {each === 'check' && counts}
            </Link>
          ))}
        </nav>
        <div className={classes.end}>
          <Button
            variant="default"
            className={classes.undo}
            leftSection={<IconArrowBackUp size={16} aria-hidden />}
            disabled={draft.undo === null || pending > 0}
            title={draft.undo === null ? undefined : t('plan.undoWhat', { what: draft.undo.what })}
            onClick={undo}
          >
            {draft.undo === null ? t('plan.undo') : t('plan.undoWhat', { what: draft.undo.what })}
          </Button>
          <Menu withinPortal={false} position="bottom-end">
            <Menu.Target>
              <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} rightSection={<IconChevronDown size={14} aria-hidden />}>
                {t('plan.export')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <ExportItems plan={plan} version={version} />
            </Menu.Dropdown>
          </Menu>
          <Button leftSection={<IconSend size={16} aria-hidden />} disabled={pending > 0 || !draft.differs} onClick={() => setPublishing(true)}>
            {t('plan.publish')}
          </Button>
        </div>
      </div>
      {lost && (
        <div className={classes.told} role="alert" data-bad>
          {t('plan.lost')}
        </div>
      )}
      {told !== null && (told.bad === true || told.revision === draft.revision) && (
        <div className={classes.told} role="status" data-bad={told.bad === true ? true : undefined}>
          {told.text}{' '}
          <button type="button" style={{ border: 0, background: 'none', font: 'inherit', textDecoration: 'underline', cursor: 'pointer', color: 'inherit' }} onClick={() => setTold(null)}>
            {t('page.close')}
          </button>
        </div>
      )}
      {tab === 'edit' && <Editor onTold={setTold} />}
      {tab === 'check' && <CheckTab onPublish={() => setPublishing(true)} />}
      {tab === 'versions' && <VersionsTab plan={plan} />}
      {tab === 'differences' && <DifferencesTab plan={plan} version={version} />}
      {publishing && (
        <PublishDialog
          plan={plan}
          onClose={() => setPublishing(false)}
          onPublished={(published) => {
            setPublishing(false);
            setTold({ text: t('plan.published', { version: published }) });
          }}
        />
      )}
    </Page>
  );
}

/** Files of the draft and of the published version. */
export function ExportItems({ plan, version }: { plan: string; version: number | null }) {
  const { t } = useWords();
  const versions: (number | 'draft')[] = version === null ? ['draft'] : ['draft', version];
  return versions.flatMap((each) =>
    (['xlsx', 'yaml'] as const).map((format) => (
      <Menu.Item key={`${each}${format}`} component="a" href={exportUrl(plan, format, each)} download>
        {each === 'draft' ? t('plan.exportDraft', { format: t(`plan.format.${format}`) }) : t('plan.exportVersion', { version: each, format: t(`plan.format.${format}`) })}
      </Menu.Item>
    )),
  );
}

/** Takes the last change back: by the button, and by Ctrl+Z where one does not type. */
function useUndo(tell: (told: { text: string; bad?: boolean } | null) => void): () => void {
  const { t } = useWords();
  const { desk } = useDesk();
  const refusal = useRefusal();
  const undo = useCallback(() => {
    const { draft, pending } = desk.snapshot();
    if (draft.undo === null || pending > 0) {
      return;
    }
    const { what } = draft.undo;
    desk.run({ kind: 'undo' }).then(
      () => tell({ text: t('plan.undone', { what }) }),
      (error: unknown) => tell({ text: refusal(error), bad: true }),
    );
  }, [desk, refusal, t, tell]);
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      const inField = event.target instanceof HTMLElement && event.target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]');
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.code === 'KeyZ' && !inField && document.querySelector('[role=dialog]') === null) {
        event.preventDefault();
        undo();
      }
    };
    window.addEventListener('keydown', keys);
    return () => window.removeEventListener('keydown', keys);
  }, [undo]);
  return undo;
}
