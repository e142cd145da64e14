import { AppShell, NavLink as MenuLink } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBook2, IconChartBar, IconForms, IconListDetails, IconRosetteDiscountCheck, IconClipboardList, IconSettings, type Icon } from '@tabler/icons-react';
import { use, useEffect } from 'react';
import { Link, Outlet, useLocation, useSearchParams } from 'react-router';
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
  const here = pathname === item.path || pathname.startsWith(`${item.path}/`);
  return (
    <MenuLink
      component={Link}
      to={round === undefined || isRoundless(item.path) ? item.path : `${item.path}?round=${round}`}
      label={t(item.label)}
      active={here}
      aria-current={here ? 'page' : undefined}
      className={nested === true ? classes.nested : undefined}
      leftSection={Shape && <Shape size={18} stroke={1.6} aria-hidden />}
    />
  );
}
