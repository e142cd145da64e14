import { AppShell, NavLink as MenuLink } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBook2, IconChartBar, IconClipboardList, IconForms, IconListDetails, IconRosetteDiscountCheck, IconSettings, type Icon } from '@tabler/icons-react';
import { use, useEffect, useMemo } from 'react';
import { Link, Outlet, useLocation, useSearchParams } from 'react-router';
import { SearchBox } from '@/features/search/components/SearchBox';
import { useWords } from '@/i18n';
import { Notices } from '@/notices/Notices';
import { useRoundIfAny } from '@/session/rounds';
import { useSignedIn } from '@/session/SignedIn';
import { AccentContext } from './accent';
import { Header } from './Header';
import { isRoundless, menuOf, type MenuItem, type MenuSection } from './menu';
import classes from './Shell.module.css';

const ICONS: Record<string, Icon> = {
  'menu.entry': IconForms,
  'menu.certification': IconRosetteDiscountCheck,
  'menu.report': IconChartBar,
  'menu.assignments': IconListDetails,
  'menu.escalations': IconClipboardList,
  'menu.settings': IconSettings,
};

/** Below this width, as on an office PC zoomed to 200 %, the menu opens by a button; Header.module.css knows it too. */
const NARROW = 900;

/** The frame of every page: the head with round and person, the manual's menu at the left. */
export function Shell() {
  const { t } = useWords();
  const { me } = useSignedIn();
  const { round } = useRoundIfAny();
  const { pathname } = useLocation();
  const named = isRoundless(pathname) ? undefined : round?.round;
  const [menuOpen, menu] = useDisclosure(false);
  const findable = useFindable(round?.round);
  const wear = use(AccentContext);
  useEffect(() => wear(round?.programme ?? null), [wear, round?.programme]);
  const [search, setSearch] = useSearchParams();
  // The address names the round, so that it shows the same to a colleague and on the way back
  useEffect(() => {
    if (named !== undefined && search.get('round') !== named) {
      setSearch(
        (now) => {
          const then = new URLSearchParams(now);
          then.set('round', named);
          return then;
        },
        { replace: true },
      );
    }
  }, [search, setSearch, named]);

  return (
    <AppShell header={{ height: 48 }} navbar={{ width: 222, breakpoint: NARROW, collapsed: { mobile: !menuOpen } }} padding={0} transitionDuration={0}>
      <a className="skip" href="#content">
        {t('system.skip')}
      </a>
      <AppShell.Header>
        <Header menuOpen={menuOpen} onMenu={menu.toggle} />
      </AppShell.Header>
      <AppShell.Navbar aria-label={t('menu.main')} className={classes.menu} onClick={menu.close}>
        <SearchBox pages={findable} onSummon={menu.open} onLeave={menu.close} />
        {menuOf(me).map((section) => (
          <Section key={section.label ?? section.items[0]?.path} section={section} round={round?.round} />
        ))}
        <div className={classes.end}>
          <MenuLink
            component={Link}
            to="/manual"
            target="_blank"
            label={t('menu.manual')}
            leftSection={<IconBook2 size={18} stroke={1.6} aria-hidden />}
          />
        </div>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} className={classes.main}>
        <Notices>
          <Outlet />
        </Notices>
      </AppShell.Main>
    </AppShell>
  );
}

/** The pages of the person's menu and the manual, by their names in both languages. */
function useFindable(round: string | undefined) {
  const { t, language } = useWords();
  const { me } = useSignedIn();
  return useMemo(
    () =>
      [...menuOf(me), { label: null, items: [{ path: '/manual', label: 'menu.manual' as const }] }].flatMap(({ label, items }) =>
        items.map((item) => ({
          path: item.path,
          name: t(item.label),
          also: t(item.label, { lng: language === 'th' ? 'en' : 'th' }),
          under: label === null ? '' : t(label),
          to: addressOf(item.path, round),
        })),
      ),
    [me, round, t, language],
  );
}

function addressOf(path: string, round: string | undefined): string {
  return round === undefined || isRoundless(path) || path === '/manual' ? path : `${path}?round=${round}`;
}

function Section({ section, round }: { section: MenuSection; round: string | undefined }) {
  const { t } = useWords();
  if (section.label === null) {
    return section.items.map((item) => <Entry key={item.path} item={item} round={round} />);
  }
  const Shape = ICONS[section.label];
  return (
    <div role="group" aria-label={t(section.label)}>
      <div className={classes.section} aria-hidden>
        {Shape && <Shape size={18} stroke={1.6} />} {t(section.label)}
      </div>
      {section.items.map((item) => (
        <Entry key={item.path} item={item} round={round} nested />
      ))}
    </div>
  );
}

function Entry({ item, round, nested }: { item: MenuItem; round: string | undefined; nested?: boolean }) {
  const { t } = useWords();
  const { pathname } = useLocation();
  const Shape = ICONS[item.label];
  const here = pathname === item.path || (item.exact !== true && pathname.startsWith(`${item.path}/`));
  return (
    <MenuLink
      component={Link}
      to={addressOf(item.path, round)}
      label={t(item.label)}
      active={here}
      aria-current={here ? 'page' : undefined}
      className={nested === true ? classes.nested : undefined}
      leftSection={Shape && <Shape size={18} stroke={1.6} aria-hidden />}
    />
  );
}
