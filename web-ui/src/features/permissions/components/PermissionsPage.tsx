import { Button, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { day, dayOf } from '@/format/dates';
import { useWords } from '@/i18n';
import { useNamer } from '@/organisation/organisations';
import { Page, Toolbar } from '@/page/Page';
import { EmptyState, ForbiddenState, LoadingState, ProblemState } from '@/page/states';
import table from '@/page/table.module.css';
import { TableFrame } from '@/page/TableFrame';
import { has, organisationsWith } from '@/session/me';
import { useSignedIn } from '@/session/SignedIn';
import { usePermissions, type Permission } from '../api/permissions';
import { STATES, waitingFirst } from '../request';
import { AskDialog } from './AskDialog';
import { PermissionPanel } from './PermissionPanel';
import { StateMark } from './StateMark';
import classes from './permissions.module.css';

/** AUDIT and carry-forward: what bureaus ask for by letter and psdg grants. The URL carries the filter and the open request. */
export function PermissionsPage() {
  const { t } = useWords();
  const { me } = useSignedIn();
  return (
    <Page title={t('permissions.title')}>
      {has(me, 'PSDG') || has(me, 'CERTIFIER') ? <Permissions /> : <ForbiddenState detail={t('permissions.onlyBureaus')} />}
    </Page>
  );
}

function Permissions() {
  const { t } = useWords();
  const { me } = useSignedIn();
  const [search, setSearch] = useSearchParams();
  const [asking, setAsking] = useState(false);
  const permissions = usePermissions();
  const bureaus = organisationsWith(me, 'CERTIFIER');
  const state = STATES.find((each) => each === search.get('state')) ?? null;
  const change = (name: string, value: string | null) =>
    setSearch((now) => {
      const then = new URLSearchParams(now);
      if (value === null || value === '') {
        then.delete(name);
      } else {
        then.set(name, value);
      }
      return then;
    });

  if (permissions.isError && permissions.data === undefined) {
    return <ProblemState error={permissions.error} onRetry={() => void permissions.refetch()} />;
  }
  if (permissions.data === undefined) {
    return <LoadingState />;
  }
  const ask = bureaus.length > 0 && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAsking(true)}>
      {t('permissions.ask')}
    </Button>
  );
  const rows = waitingFirst(permissions.data).filter((each) => state === null || each.state === state);
  const waiting = permissions.data.filter((each) => each.state === 'ASKED').length;
  const opened = permissions.data.find(({ id }) => id === search.get('request'));
  return (
    <>
      {permissions.data.length === 0 ? (
        <EmptyState title={t('permissions.none')} detail={t(bureaus.length > 0 ? 'permissions.noneBureau' : 'permissions.nonePsdg')}>
          {ask}
        </EmptyState>
      ) : (
        <>
          <Toolbar>
            <Select
              aria-label={t('permissions.filter')}
              w={190}
              data={[{ value: '', label: t('permissions.all') }, ...STATES.map((value) => ({ value, label: t(`permissions.state.${value}`) }))]}
              value={state ?? ''}
              allowDeselect={false}
              onChange={(value) => change('state', value)}
            />
            <span className={classes.quiet} role="status">
              {waiting > 0 && t('permissions.waiting', { count: waiting })}
            </span>
            <span style={{ marginLeft: 'auto' }}>{ask}</span>
          </Toolbar>
          {rows.length === 0 ? <EmptyState title={t('permissions.noRows')} /> : <PermissionsTable rows={rows} onOpen={({ id }) => change('request', id)} />}
        </>
      )}
      {asking && <AskDialog bureaus={bureaus} onClose={() => setAsking(false)} />}
      {opened && <PermissionPanel key={opened.id} permission={opened} onClose={() => change('request', null)} />}
    </>
  );
}

function PermissionsTable({ rows, onOpen }: { rows: Permission[]; onOpen: (permission: Permission) => void }) {
  const { t, language } = useWords();
  const nameOf = useNamer();
  return (
    <TableFrame label={t('permissions.title')}>
      <table className={table.table} aria-label={t('permissions.title')}>
        <thead>
          <tr>
            <th scope="col">{t('permissions.column.state')}</th>
            <th scope="col">{t('permissions.column.subject')}</th>
            <th scope="col">{t('permissions.column.kind')}</th>
            <th scope="col">{t('permissions.column.bureau')}</th>
            <th scope="col">{t('permissions.column.letter')}</th>
            <th scope="col">{t('permissions.column.asked')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((permission) => (
            <tr key={permission.id} className={table.row}>
              <td>
                <StateMark state={permission.state} />
              </td>
              <th scope="row">
                <button
                  type="button"
                  className={classes.open}
                  aria-label={t('permissions.openRequest', {
                    kind: t(`permissions.kind.${permission.kind}`),
                    subject: permission.variable ?? permission.subIndicator,
                  })}
                  onClick={() => onOpen(permission)}
                >
                  <span className={table.code}>{permission.variable ?? permission.subIndicator}</span>
                  {permission.subIndicatorNameTh}
                </button>
                <div className={classes.quiet}>{permission.plan}</div>
              </th>
              <td>{t(`permissions.kind.${permission.kind}`)}</td>
              <td>{nameOf(permission.bureau)}</td>
              <td>
                {permission.letterNumber}
                <div className={classes.quiet}>{day(permission.letterDate, language)}</div>
              </td>
              <td>
                {dayOf(permission.askedAt, language)}
                <div className={classes.quiet}>{permission.askedBy}</div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
