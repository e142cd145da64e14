import { Alert, Anchor, Button } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { useWords } from '@/i18n';
import { LanguageSwitch } from '@/page/LanguageSwitch';
import { safeReturnTo, signInUrl } from '@/session/sign-out';
import classes from './SignInPage.module.css';

/** What a person sees who is not signed in: what this is, and the way in. */
export function SignInPage() {
  const { t, language } = useWords();
  const [search] = useSearchParams();
  const returnTo = safeReturnTo(search.get('returnTo'));
  return (
    <main className={classes.page}>
      <title>{`${t('session.signIn')} · ${t('system.name')}`}</title>
      <div className={classes.language}>
        <LanguageSwitch />
      </div>
      <div className={classes.card}>
        <img src="/mark.svg" width={56} height={56} alt="" />
        <h1 className={classes.name}>
          {t('system.name')} <span>{t('system.full')}</span>
        </h1>
        <p className={classes.about}>{t('system.about')}</p>
        {search.has('returnTo') && (
          <Alert color="yellow" mb="md" role="status">
            {t('session.ended')}
          </Alert>
        )}
        <Button component="a" href={signInUrl(returnTo, language)} size="md" fullWidth>
          {t('session.signIn')}
        </Button>
        <p className={classes.hint}>{t('session.forgotten')}</p>
        <Anchor component={Link} to="/manual">
          {t('menu.manual')}
        </Anchor>
      </div>
      <footer className={classes.owner}>{t('system.owner')}</footer>
    </main>
  );
}
