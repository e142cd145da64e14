import { Loader } from '@mantine/core';
import { useWords } from '@/i18n';
import classes from './Waiting.module.css';

/** While it is not known yet what to show. */
export function Waiting() {
  const { t } = useWords();
  return (
    <main className={classes.waiting} aria-busy="true">
      <Loader aria-label={t('state.loading')} role="status" />
    </main>
  );
}
