import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react';
import { useWords } from '@/i18n';
import type { Finding } from '../api/plans';
import classes from './Fields.module.css';

/** ERROR and WARNING, told by shape and word as well as by colour. */
export function FindingMark({ severity, size = 15 }: { severity: Finding['severity']; size?: number }) {
  return severity === 'ERROR' ? <IconCircleX size={size} color="#b3201e" aria-hidden /> : <IconAlertTriangle size={size} color="#8a4b00" aria-hidden />;
}

/** What is wrong with a field, below it. */
export function FieldFindings({ findings }: { findings: Finding[] }) {
  const { t } = useWords();
  return findings.map((finding) => (
    <div key={finding.rule + finding.message} className={classes.finding} data-severity={finding.severity}>
      <FindingMark severity={finding.severity} />
      <span>
        <b>{t(`plan.severity.${finding.severity}`)}</b> {finding.message}
      </span>
    </div>
  ));
}
