import { Select } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { useWords } from '@/i18n';
import { OfficeSelect } from '@/organisation/OfficeSelect';
import { Page, Toolbar } from '@/page/Page';
import { EmptyState, ForbiddenState } from '@/page/states';
import { has, organisationsWith } from '@/session/me';
import { useRound } from '@/session/rounds';
import { useSignedIn } from '@/session/SignedIn';
import { Deadline } from './Deadline';
import { Sheet } from './Sheet';

/** บันทึกข้อมูล: what an office reports in a round. */
export function EntryPage() {
  const { t } = useWords();
  const { me } = useSignedIn();
  const { round } = useRound();
  const [search, setSearch] = useSearchParams();
  const own = organisationsWith(me, 'REPORTER');
  const psdg = has(me, 'PSDG');
  const office = search.get('office') ?? own[0]?.code;
  const choose = (code: string) =>
    setSearch((now) => {
      const then = new URLSearchParams(now);
      then.set('office', code);
      return then;
    });

  return (
    <Page title={t('entry.title')} aside={office !== undefined && <Deadline round={round} office={office} />}>
      {psdg && (
        <Toolbar>
          <OfficeSelect label={t('item.office')} placeholder={t('entry.chooseOffice')} value={office ?? null} onChoose={choose} />
        </Toolbar>
      )}
      {!psdg && own.length > 1 && (
        <Toolbar>
          <Select
            aria-label={t('item.office')}
            data={own.map(({ code, nameTh }) => ({ value: code, label: nameTh }))}
            value={office ?? null}
            onChange={(code) => {
              if (code !== null) {
                choose(code);
              }
            }}
            allowDeselect={false}
            w={300}
          />
        </Toolbar>
      )}
      {office !== undefined ? (
        <Sheet key={`${round.round}/${office}`} round={round} office={office} reports={own.some(({ code }) => code === office)} />
      ) : psdg ? (
        <EmptyState title={t('entry.chooseOffice')} />
      ) : (
        <ForbiddenState detail={t('entry.onlyReporters')} />
      )}
    </Page>
  );
}
