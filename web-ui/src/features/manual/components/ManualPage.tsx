import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { useWords } from '@/i18n';
import { STATUSES, type Status } from '@/item/status';
import { StatusMark } from '@/item/StatusMark';
import { LanguageSwitch } from '@/page/LanguageSwitch';
import classes from './ManualPage.module.css';

const ACTIONS = [
  ['✓', 'CONFIRM'],
  ['✕', 'REJECT'],
  ['▲', 'WITHDRAW'],
  ['◎', 'REOPEN'],
] as const;

/** The users' manual on one page. */
export function ManualPage() {
  const { t } = useWords();
  const scores: Record<Status, string> = {
    NOT_REPORTED: '1.0000',
    AWAITING: t('manual.awaitingScore'),
    REJECTED: '1.0000',
    CONFIRMED: t('manual.confirmedScore'),
  };
  return (
    <main className={classes.page}>
      <title>{`${t('manual.title')} · ${t('system.name')}`}</title>
      <div className={classes.top}>
        <Anchor component={Link} to="/">
          {t('system.home')}
        </Anchor>
        <LanguageSwitch />
      </div>
      <h1>{t('manual.title')}</h1>
      <h2>{t('manual.offices')}</h2>
      <ol>
        <li>{t('manual.offices1')}</li>
        <li>{t('manual.offices2')}</li>
        <li>{t('manual.offices3')}</li>
        <li>{t('manual.offices4')}</li>
      </ol>
      <h2>{t('manual.bureaus')}</h2>
      <ol>
        <li>{t('manual.bureaus1')}</li>
        <li>
          {t('manual.bureaus2')}
          <dl className={classes.actions}>
            {ACTIONS.map(([mark, action]) => (
              <div key={action}>
                <dt>
                  <span aria-hidden>{mark}</span> {t(`certify.action.${action}`)}
                </dt>
                <dd>{t(`manual.${action}`)}</dd>
              </div>
            ))}
          </dl>
        </li>
        <li>{t('manual.bureaus3')}</li>
      </ol>
      <h2>{t('manual.marks')}</h2>
      <table className={classes.marks}>
        <thead>
          <tr>
            <th scope="col">{t('manual.mark')}</th>
            <th scope="col">{t('manual.scoreGiven')}</th>
          </tr>
        </thead>
        <tbody>
          {STATUSES.map((status) => (
            <tr key={status}>
              <th scope="row">
                <StatusMark status={status} />
              </th>
              <td>{scores[status]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}
