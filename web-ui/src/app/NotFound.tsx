import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { useWords } from '@/i18n';
import { EmptyState } from '@/page/states';

export function NotFound() {
  const { t } = useWords();
  return (
    <main>
      <title>{t('state.notFound')}</title>
      <EmptyState top title={t('state.notFound')} detail={t('state.notFoundDetail')}>
        <Anchor component={Link} to="/">
          {t('system.home')}
        </Anchor>
      </EmptyState>
    </main>
  );
}
