import { Burger, SegmentedControl, Select } from '@mantine/core';
import { IconBuilding } from '@tabler/icons-react';
import { useLocation } from 'react-router';
import { day } from '@/format/dates';
import { useWords } from '@/i18n';
import { useRoundIfAny, type Round } from '@/session/rounds';
import { useSignedIn } from '@/session/SignedIn';
import { LanguageSwitch } from '@/page/LanguageSwitch';
import { isRoundless } from './menu';
import { SignOutButton } from './SignOutButton';
import classes from './Header.module.css';

/** System name, programme and round, for whom the person acts, language, the way out. */
export function Header({ menuOpen, onMenu }: { menuOpen: boolean; onMenu: () => void }) {
  const { t, language } = useWords();
  const { me, rounds } = useSignedIn();
  const { round, choose } = useRoundIfAny();
  const { pathname } = useLocation();
  const programmes = [...new Set(rounds.map((each) => each.programme))];
  const organisations = me.organisations.map((organisation) => (language === 'en' ? organisation.nameEn : organisation.nameTh));

  return (
    <div className={classes.header}>
      <span className={classes.burger}>
        <Burger size="sm" opened={menuOpen} onClick={onMenu} aria-label={t('menu.main')} aria-expanded={menuOpen} />
      </span>
      <span className={classes.name}>
        <img src="/mark.svg" width={24} height={24} alt="" />
        {t('system.name')}
      </span>
      {round !== undefined && !isRoundless(pathname) && (
        <>
          <SegmentedControl
            aria-label={t('session.programme')}
            size="xs"
            color="var(--mantine-primary-color-filled)"
            value={round.programme}
            data={programmes}
            onChange={(programme) => {
              const there = counterpart(rounds, round, programme);
              if (there !== undefined) {
                choose(there.round);
              }
            }}
          />
          <Select
            aria-label={t('session.round')}
            w={176}
            value={round.round}
            data={rounds.filter((each) => each.programme === round.programme).map((each) => ({ value: each.round, label: each.nameTh }))}
            allowDeselect={false}
            onChange={(next) => {
              if (next !== null) {
                choose(next);
              }
            }}
          />
        </>
      )}
      <span className={classes.person} title={me.name}>
        <IconBuilding size={17} stroke={1.6} aria-hidden />
        <span className={classes.organisation}>{organisations.length > 0 ? organisations.join(' · ') : me.name}</span>
        {me.organisations.map(
          ({ code, inPlaceOf }) =>
            inPlaceOf != null && (
              <span key={code} className={classes.inPlaceOf}>
                {t('delegation.inPlaceOf', { name: inPlaceOf.name, date: day(inPlaceOf.until, language) })}
              </span>
            ),
        )}
      </span>
      <LanguageSwitch />
      <SignOutButton />
    </div>
  );
}

/** The other programme's round of the same length where there is one. */
function counterpart(rounds: Round[], from: Round, programme: string): Round | undefined {
  const there = rounds.filter((round) => round.programme === programme);
  return there.find((round) => round.fiscalYear === from.fiscalYear && round.months === from.months) ?? there[0];
}
