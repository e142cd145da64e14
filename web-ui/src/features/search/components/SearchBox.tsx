import { Popover, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useCallback, useDeferredValue, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import { useWords } from '@/i18n';
import { useRoundIfAny } from '@/session/rounds';
import { useSignedIn } from '@/session/SignedIn';
import { useEntries } from '../api/entries';
import type { PageEntry } from '../model/entries';
import { find, indexed, type Hit } from '../model/find';
import { keepRecent, optionsOf, recentHits, recentOf, withRecent } from '../model/recent';
import { Results } from './Results';
import classes from './SearchBox.module.css';

interface SearchBoxProps {
  pages: readonly PageEntry[];
  /** Makes the menu visible where it is folded away, and folds it again. */
  onSummon: () => void;
  onLeave: () => void;
}

/** Finds pages, indicators, variables and offices: Ctrl+K, a few letters, Enter. What it looks in is loaded once, when it is first used. */
export function SearchBox({ pages, onSummon, onLeave }: SearchBoxProps) {
  const { t } = useWords();
  const { me } = useSignedIn();
  const { round } = useRoundIfAny();
  const navigate = useNavigate();
  const [wanted, setWanted] = useState(false);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const [recent, setRecent] = useState(() => recentOf(me.id));
  const input = useRef<HTMLInputElement>(null);
  const cameFrom = useRef<Element | null>(null);
  const list = useId();

  const { entries, loading, failed } = useEntries(pages, round, wanted);
  const ready = useMemo(() => indexed(entries), [entries]);
  const asked = useDeferredValue(typed);
  const found = useMemo(() => {
    if (asked.trim() !== '') {
      return find(ready, asked);
    }
    const hits = recentHits(entries, recent);
    return hits.length === 0 ? [] : [{ group: null, hits, more: 0 }];
  }, [ready, entries, recent, asked]);
  const options = optionsOf(found);
  const chosen = Math.min(active, options.length - 1);

  const summon = useCallback(() => {
    if (document.activeElement !== input.current) {
      cameFrom.current = document.activeElement;
    }
    onSummon();
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.select();
    });
  }, [onSummon]);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      // by its place on the keyboard: on the Thai layout the key K writes า
      const meant = event.code === 'KeyK' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (meant && document.querySelector('[aria-modal="true"]') === null) {
        event.preventDefault();
        summon();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [summon]);

  const leave = () => {
    setOpen(false);
    setTyped('');
    setActive(0);
  };
  const remember = ({ entry }: Hit) => {
    const then = withRecent(recent, entry.id);
    setRecent(then);
    keepRecent(me.id, then);
  };
  const choose = (hit: Hit) => {
    remember(hit);
    leave();
    onLeave();
    document.getElementById('content')?.focus();
    void navigate(hit.entry.to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) {
      return;
    }
    const hit = options[chosen];
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault();
        if (!open) {
          setOpen(true);
        } else if (options.length > 0) {
          setActive((chosen + (event.key === 'ArrowDown' ? 1 : -1) + options.length) % options.length);
        }
        break;
      case 'Enter':
        event.preventDefault();
        if (open && hit !== undefined && asked === typed) {
          choose(hit);
        }
        break;
      case 'Escape':
        event.preventDefault();
        if (typed !== '') {
          setTyped('');
          setActive(0);
        } else {
          leave();
          input.current?.blur();
          if (cameFrom.current instanceof HTMLElement) {
            cameFrom.current.focus();
          }
        }
        break;
      default:
    }
  };
  const optionId = (at: number) => `${list}-${at}`;

  return (
    <div role="search" className={classes.search}>
      <Popover opened={open} position="bottom-start" width={460} offset={4} withRoles={false} trapFocus={false} returnFocus={false} closeOnEscape={false} hideDetached={false} shadow="md" transitionProps={{ duration: 0 }}>
        <Popover.Target>
          <TextInput
            ref={input}
            role="combobox"
            aria-label={t('search.label')}
            aria-expanded={open}
            aria-haspopup="listbox"
            aria-autocomplete="list"
            aria-controls={open && options.length > 0 ? list : undefined}
            aria-activedescendant={open && options.length > 0 ? optionId(chosen) : undefined}
            aria-keyshortcuts="Control+K"
            autoComplete="off"
            spellCheck={false}
            placeholder={t('search.placeholder')}
            maxLength={200}
            leftSection={<IconSearch size={15} aria-hidden />}
            rightSection={typed === '' && <kbd className={classes.keys}>{t('search.keys')}</kbd>}
            rightSectionWidth={58}
            rightSectionPointerEvents="none"
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setActive(0);
              setOpen(true);
            }}
            onClick={(event) => {
              event.stopPropagation(); // a click into the menu folds it where it is narrow
              setOpen(true);
            }}
            onFocus={() => {
              setWanted(true);
              setOpen(true);
            }}
            onBlur={() => setOpen(false)}
            onKeyDown={onKeyDown}
          />
        </Popover.Target>
        {/* What is clicked here must not take the focus from the field, which would close it first */}
        <Popover.Dropdown className={classes.dropdown} onMouseDown={(event) => event.preventDefault()}>
          <Results
            id={list}
            optionId={optionId}
            found={found}
            typed={asked.trim()}
            chosen={chosen}
            loading={loading}
            failed={failed}
            onPoint={setActive}
            onChoose={choose}
            onOpenElsewhere={remember}
          />
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}
