import { Button } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '@/i18n';
import { signOut } from '@/session/sign-out';

export function SignOutButton() {
  const { t } = useWords();
  const [leaving, setLeaving] = useState(false);
  return (
    <Button
      variant="subtle"
      color="gray"
      leftSection={<IconLogout size={16} aria-hidden />}
      loading={leaving}
      onClick={() => {
        setLeaving(true);
        void signOut();
      }}
    >
      {t('session.signOut')}
    </Button>
  );
}
