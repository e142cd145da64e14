import { useWords } from '@/i18n';
import { useOffices } from '@/organisation/organisations';
import { SidePanel } from '@/page/Dialog';
import { LoadingState, ProblemState } from '@/page/states';
import type { Assignment } from '../api/assignments';
import { reportingOffices } from '../reporting';
import classes from './assignments.module.css';

/** Who reports a sub-indicator, by name. */
export function OfficesDialog({ assignment, onClose }: { assignment: Assignment; onClose: () => void }) {
  const { t } = useWords();
  const offices = useOffices();
  return (
    <SidePanel title={t('assignments.offices', { name: assignment.subIndicator })} onClose={onClose} size={520}>
      <div>{assignment.subIndicatorNameTh}</div>
      {offices.isPending && <LoadingState />}
      {offices.isError && <ProblemState error={offices.error} onRetry={() => void offices.refetch()} />}
      {offices.data && (
        <ol className={classes.offices}>
          {reportingOffices(assignment.reporters, offices.data).map(({ code, nameTh }) => (
            <li key={code}>{nameTh}</li>
          ))}
        </ol>
      )}
    </SidePanel>
  );
}
