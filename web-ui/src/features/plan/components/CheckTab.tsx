import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useWords } from '@/i18n';
import { EmptyState } from '@/page/states';
import { useDesk } from '../api/draft';
import type { Finding } from '../api/plans';
import { keyOf } from '../model/tree';
import classes from './Editor.module.css';
import { FindingMark } from './FindingMark';

/** ตรวจสอบความครบถ้วน: what the draft lacks, each with a link to the field. */
export function CheckTab({ onPublish }: { onPublish: () => void }) {
  const { t } = useWords();
  const { draft } = useDesk();
  if (draft.findings.length === 0) {
    return (
      <EmptyState title={t('plan.complete')} detail={t(draft.differs ? 'plan.completeDetail' : 'plan.draftSame')}>
        {draft.differs && <Button onClick={onPublish}>{t('plan.publish')}</Button>}
      </EmptyState>
    );
  }
  const of = (severity: Finding['severity']) => draft.findings.filter((finding) => finding.severity === severity);
  return (
    <div className={classes.scroll} role="region" aria-label={t('plan.tab.check')} tabIndex={0}>
      {(['ERROR', 'WARNING'] as const).map(
        (severity) =>
          of(severity).length > 0 && (
            <section key={severity} aria-label={t(`plan.severity.${severity}`)}>
              <h2 className={classes.heading}>{t(`plan.severityHeading.${severity}`, { count: of(severity).length })}</h2>
              <FindingList findings={of(severity)} />
            </section>
          ),
      )}
    </div>
  );
}

export function FindingList({ findings, onFollow }: { findings: Finding[]; onFollow?: () => void }) {
  const { t } = useWords();
  return (
    <ul className={classes.list}>
      {findings.map((finding) => (
        <li key={`${finding.place.level}${finding.place.code}${finding.place.field ?? ''}${finding.rule}${finding.message}`}>
          <span className={classes.mark}>
            <FindingMark severity={finding.severity} /> {t(`plan.severity.${finding.severity}`)}
          </span>
          <span>
            <span className={classes.place}>
              {t(finding.place.level === 'PLAN' ? 'plan.planFields' : `plan.level.${finding.place.level}`)} {finding.place.level !== 'PLAN' && finding.place.code}
            </span>{' '}
            <Link to={linkToPlace(finding.place)} onClick={onFollow}>
              {finding.message}
            </Link>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The editor with the part open and the field focused. */
function linkToPlace({ level, code, field }: Finding['place']): string {
  return `?${new URLSearchParams({ tab: 'edit', ...(level === 'PLAN' ? {} : { part: keyOf(level, code) }), field: field ?? 'nameTh' }).toString()}`;
}
