import { Anchor, Select } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import { useWords } from '@/i18n';
import { Page, Toolbar } from '@/page/Page';
import { has, organisationsWith, readsEverything } from '@/session/me';
import { useRound } from '@/session/rounds';
import { useSignedIn } from '@/session/SignedIn';
import { OfficeCard } from './OfficeCard';
import { OfficesReport } from './OfficesReport';

/** รายงานคะแนนแยกหน่วยงาน: an office sees its own card, the others every office and each one's card. */
export function ReportPage() {
  const { t } = useWords();
  const { me } = useSignedIn();
  const { round } = useRound();
  const [search, setSearch] = useSearchParams();
  const readsMany = readsEverything(me) || has(me, 'CERTIFIER') || has(me, 'INTEGRATOR');
  const own = organisationsWith(me, 'REPORTER');
  const office = search.get('office') ?? (readsMany ? null : (own[0]?.code ?? null));
  const to = (code: string | null) => {
    const then = new URLSearchParams(search);
    then.set('round', round.round);
    if (code === null) {
      then.delete('office');
    } else {
      then.set('office', code);
    }
    return then;
  };

  return (
    <Page title={t('report.title')} aside={t('report.legend')}>
      {!readsMany && own.length > 1 && (
        <Toolbar>
          <Select
            aria-label={t('item.office')}
            data={own.map(({ code, nameTh }) => ({ value: code, label: nameTh }))}
            value={office}
            onChange={(code) => setSearch(to(code))}
            allowDeselect={false}
            w={300}
          />
        </Toolbar>
      )}
      {office === null ? (
        <OfficesReport round={round.round} linkTo={(code) => `?${to(code).toString()}`} />
      ) : (
        <OfficeCard
          key={`${round.round}/${office}`}
          round={round}
          office={office}
          back={
            readsMany && (
              <Anchor component={Link} to={`?${to(null).toString()}`}>
                <IconArrowLeft size={14} aria-hidden /> {t('report.back')}
              </Anchor>
            )
          }
        />
      )}
    </Page>
  );
}
