import { Alert } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { ProblemError } from '@/api/problem';
import { useWords } from '@/i18n';

/** Why the server refused what a form sent, in its own words; nothing while there is no refusal. */
export function Refusal({ error }: { error: Error | null }) {
  const { t } = useWords();
  if (error === null) {
    return null;
  }
  return (
    <Alert color="red" variant="light" p="xs" icon={<IconAlertCircle size={18} aria-hidden />} role="alert" styles={{ message: { color: '#8c1a18' } }}>
      {error instanceof ProblemError && error.isTold ? error.explanation : t('state.unreachable')}
    </Alert>
  );
}
