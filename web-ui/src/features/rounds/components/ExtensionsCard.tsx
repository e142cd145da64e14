import { Button, VisuallyHidden } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { day, moment } from '@/format/dates';
import { useWords } from '@/i18n';
import { useNamer } from '@/organisation/organisations';
import { LoadingState, ProblemState } from '@/page/states';
import table from '@/page/table.module.css';
import type { Round } from '@/session/rounds';
import { useExtensions, type Extension } from '../api/rounds';
import { ExtendDialog } from './ExtendDialog';
import { RevokeDialog } from './RevokeDialog';
import classes from './rounds.module.css';

/** การขยายเวลา: who may report or certify longer, until when and why. */
export function ExtensionsCard({ round }: { round: Round }) {
  const { t } = useWords();
  const extensions = useExtensions(round.round);
  const [asking, setAsking] = useState(false);
  const [revoking, setRevoking] = useState<Extension | null>(null);
  const scopeText = useScopeText();
  return (
    <section className={classes.card} aria-label={t('rounds.extension.title')}>
      <div className={classes.head}>
        <h2>{t('rounds.extension.title')}</h2>
        <Button variant="default" leftSection={<IconCalendarPlus size={16} aria-hidden />} onClick={() => setAsking(true)}>
          {t('rounds.extension.add')}
        </Button>
      </div>
      {extensions.isPending && <LoadingState rows={2} />}
      {extensions.isError && extensions.data === undefined && <ProblemState error={extensions.error} onRetry={() => void extensions.refetch()} />}
      {extensions.data?.length === 0 && <div className={classes.quiet}>{t('rounds.extension.none')}</div>}
      {extensions.data && extensions.data.length > 0 && (
        <table className={table.table} aria-label={t('rounds.extension.title')}>
          <thead>
            <tr>
              <th scope="col">{t('rounds.extension.window')}</th>
              <th scope="col">{t('rounds.extension.scope')}</th>
              <th scope="col">{t('rounds.extension.until')}</th>
              <th scope="col">{t('rounds.extension.reason')}</th>
              <th scope="col">{t('rounds.extension.state')}</th>
              <th scope="col">
                <VisuallyHidden>{t('rounds.extension.revoke')}</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {extensions.data.map((extension) => (
              <ExtensionRow key={extension.id} extension={extension} scope={scopeText(extension)} onRevoke={() => setRevoking(extension)} />
            ))}
          </tbody>
        </table>
      )}
      {asking && <ExtendDialog round={round} onClose={() => setAsking(false)} />}
      {revoking !== null && <RevokeDialog extension={revoking} scope={scopeText(revoking)} onClose={() => setRevoking(null)} />}
    </section>
  );
}

function ExtensionRow({ extension, scope, onRevoke }: { extension: Extension; scope: string; onRevoke: () => void }) {
  const { t, language } = useWords();
  const until = day(extension.until, language);
  return (
    <tr className={table.row}>
      <td>{t(`rounds.extension.${extension.window}`)}</td>
      <th scope="row">{scope}</th>
      <td className={classes.dates}>{until}</td>
      <td>
        {extension.reason}
        <div className={classes.quiet}>
          {moment(extension.at, language)} {t('rounds.extension.by')} {extension.by.name}
        </div>
      </td>
      <td>
        {extension.revoked !== null ? (
          <span className={table.quiet}>{t('rounds.extension.revoked', { at: moment(extension.revoked.at, language), reason: extension.revoked.reason })}</span>
        ) : (
          <span className={classes.standing} data-standing={extension.inForce ? 'OPEN' : 'CLOSED'}>
            {t(extension.inForce ? 'rounds.extension.inForce' : 'rounds.extension.ended')}
          </span>
        )}
      </td>
      <td className={table.number}>
        {extension.inForce && (
          <Button size="compact-xs" variant="default" aria-label={t('rounds.extension.revokeOf', { date: until, scope })} onClick={onRevoke}>
            {t('rounds.extension.revoke')}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** For whom an extension is, in words: สพป.กระบี่ · 2.A. */
function useScopeText(): (extension: Extension) => string {
  const { t } = useWords();
  const nameOf = useNamer();
  return ({ scope }) => {
    const parts = [scope.office == null ? null : nameOf(scope.office), scope.variable ?? null, scope.bureau == null ? null : nameOf(scope.bureau)];
    const told = parts.filter((part) => part !== null);
    return told.length === 0 ? t('rounds.extension.scopes.all') : told.join(' · ');
  };
}
