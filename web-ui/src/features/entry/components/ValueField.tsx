import { Button } from '@mantine/core';
import { IconAlertCircle, IconCheck, IconCloudOff, IconLoader2, IconPencil } from '@tabler/icons-react';
import { memo, useCallback, useId, useRef, useState, useSyncExternalStore, type ClipboardEvent, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { moment } from '@/format/dates';
import { grouped, isNumber, typedNumber } from '@/format/numbers';
import { useWords } from '@/i18n';
import { useAuthor, type Entry } from '../api/sheet';
import type { Stored } from '../model/cell';
import { NOTHING, type CellView, type SheetDesk } from '../model/sheet-desk';
import { clipboardRows, planPaste } from '../model/paste';
import { useDesk } from './desk-context';
import { fieldsOnPage, focusField, move, rowsOnPage } from './fields';
import classes from './ValueField.module.css';

type ItemOfValue = Pick<Entry, 'round' | 'variable' | 'office' | 'nameTh' | 'value'>;

interface ValueFieldProps {
  entry: ItemOfValue;
  editable: boolean;
}

const PAGE = 10;
const QUIET_STATES: ReadonlySet<CellView['state']> = new Set(['idle', 'typing', 'saving', 'saved', 'waiting'] as const);

/** A value of the sheet: kept as typed, saved when the person leaves it, and it says at once when it was not. */
export const ValueField = memo(
  function ValueField({ entry, editable }: ValueFieldProps) {
    const desk = useDesk();
    return desk === null ? <ReadValue entry={entry} /> : <EditedValue desk={desk} entry={entry} editable={editable} />;
  },
  (before, after) =>
    before.editable === after.editable &&
    before.entry.variable === after.entry.variable &&
    before.entry.value === after.entry.value &&
    before.entry.nameTh === after.entry.nameTh,
);

function ReadValue({ entry }: { entry: ItemOfValue }) {
  const { t } = useWords();
  return (
    <div className={classes.field}>
      <input
        className={classes.input}
        data-value-field={entry.variable}
        type="text"
        aria-label={`${entry.nameTh} (${entry.variable})`}
        placeholder={t('item.none')}
        readOnly
        value={shown(entry.value ?? '')}
      />
    </div>
  );
}

function EditedValue({ desk, entry, editable }: ValueFieldProps & { desk: SheetDesk }) {
  const { t } = useWords();
  const { variable } = entry;
  const subscribe = useCallback((listener: () => void) => desk.subscribeTo(variable, listener), [desk, variable]);
  const view = useSyncExternalStore(subscribe, () => desk.view(variable)) ?? { ...NOTHING, text: entry.value ?? '' };
  const [isFocused, setFocused] = useState(false);
  /** Whether Home and End are for the text, as they are once something is typed or F2 was pressed, or for the sheet. */
  const isInText = useRef(false);
  const message = useId();

  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    const act = ACTS[keyName(event)];
    if (act !== undefined && !event.nativeEvent.isComposing && act(event.currentTarget, desk, isInText) !== false) {
      event.preventDefault();
    }
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text/plain');
    const cells = clipboardRows(text);
    if (!editable || (cells.length === 1 && cells[0]?.length === 1)) {
      return;
    }
    event.preventDefault();
    desk.fill(planPaste(text, rowsOnPage(), variable));
    isInText.current = false;
  };

  const isBad = view.state === 'refused' || view.state === 'overtaken';
  return (
    <div className={classes.field} data-state={view.state}>
      <div className={classes.box}>
        <span className={classes.sign} aria-hidden>
          <Sign state={view.state} />
        </span>
        <input
          className={classes.input}
          data-value-field={variable}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          maxLength={60}
          aria-label={`${entry.nameTh} (${variable})`}
          aria-invalid={isBad || undefined}
          aria-describedby={message}
          placeholder={t('item.none')}
          readOnly={!editable}
          value={isFocused ? view.text : shown(view.text)}
          onChange={(event) => {
            isInText.current = true;
            desk.typed(variable, event.currentTarget.value);
          }}
          onMouseDown={(event) => {
            if (document.activeElement !== event.currentTarget) {
              event.preventDefault(); // the caret that the click would set would undo the selection
              event.currentTarget.focus();
            } else {
              isInText.current = true;
            }
          }}
          onFocus={(event) => {
            // At once, not with the next picture: what is typed first must find the plain value selected
            flushSync(() => setFocused(true));
            isInText.current = false;
            event.currentTarget.select();
            desk.looked(variable);
          }}
          onBlur={() => {
            setFocused(false);
            desk.left(variable);
          }}
          onKeyDown={keys}
          onPaste={paste}
        />
      </div>
      {/* What only a screen reader hears takes no room: rows stay where they are while values are saved */}
      <div id={message} className={QUIET_STATES.has(view.state) ? 'visually-hidden' : classes.message}>
        <Message desk={desk} entry={entry} view={view} />
      </div>
    </div>
  );
}

type Act = (field: HTMLInputElement, desk: SheetDesk, isInText: { current: boolean }) => boolean | undefined;

/** The last and the first field have no next one; what was typed there is saved all the same. */
const by =
  (step: number): Act =>
  (field, desk) => {
    if (!move(field, step)) {
      desk.left(variableOf(field));
      field.select();
    }
    return true;
  };
const inSheet =
  (step: number): Act =>
  (field, desk, isInText) =>
    isInText.current ? false : by(step)(field, desk, isInText);
const revert: Act = (field, desk, isInText) => {
  desk.reverted(variableOf(field));
  isInText.current = false;
  requestAnimationFrame(() => field.select());
  return true;
};

/** What keys do, as in a spreadsheet; all others type. */
const ACTS: Record<string, Act> = {
  Enter: by(1),
  'Shift+Enter': by(-1),
  ArrowDown: by(1),
  ArrowUp: by(-1),
  PageDown: by(PAGE),
  PageUp: by(-PAGE),
  Home: inSheet(-Infinity),
  End: inSheet(Infinity),
  'Ctrl+Home': by(-Infinity),
  'Ctrl+End': by(Infinity),
  Escape: revert,
  'Ctrl+z': revert,
  F2: (field, _, isInText) => {
    isInText.current = true;
    field.setSelectionRange(field.value.length, field.value.length);
    return true;
  },
  ArrowLeft: intoText,
  ArrowRight: intoText,
};

function intoText(_: HTMLInputElement, __: SheetDesk, isInText: { current: boolean }): false {
  isInText.current = true;
  return false;
}

function keyName({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): string {
  if (altKey) {
    return '';
  }
  const name = key.length === 1 ? key.toLowerCase() : key;
  return (ctrlKey || metaKey ? 'Ctrl+' : '') + (shiftKey ? 'Shift+' : '') + name;
}

function variableOf(field: HTMLInputElement): string {
  return field.dataset.valueField ?? '';
}

function Sign({ state }: { state: CellView['state'] }) {
  switch (state) {
    case 'saving':
      return <IconLoader2 size={15} className={classes.turning} />;
    case 'saved':
      return <IconCheck size={15} stroke={2.6} />;
    case 'waiting':
      return <IconCloudOff size={15} />;
    case 'elsewhere':
      return <IconPencil size={15} />;
    case 'changed':
      return <span className={classes.dot} />;
    case 'refused':
    case 'overtaken':
      return <IconAlertCircle size={15} />;
    default:
      return null;
  }
}

function Message({ desk, entry, view }: { desk: SheetDesk; entry: ItemOfValue; view: CellView }) {
  const { t } = useWords();
  const { variable } = entry;
  switch (view.state) {
    case 'saving':
      return t('entry.saving');
    case 'saved':
      return t('entry.saved');
    case 'waiting':
      return t('entry.waiting');
    case 'changed':
      return <span className={classes.quiet}>{t('entry.changed', { was: told(view.was, t('item.none')) })}</span>;
    case 'elsewhere':
      return (
        <span className={classes.quiet}>
          {t('entry.elsewhere')} <Again desk={desk} variable={variable} label={t('entry.save')} /> <Revert desk={desk} variable={variable} />
        </span>
      );
    case 'refused':
      return (
        <>
          <b>{t('entry.refused')}</b> {view.why?.kind === 'number' ? t('entry.noNumber') : (view.why?.text ?? t('state.unreachable'))}{' '}
          {/* What the server refused it refuses again */}
          {view.why?.kind === 'failed' && <Again desk={desk} variable={variable} label={t('entry.tryAgain')} />} <Revert desk={desk} variable={variable} />
        </>
      );
    case 'overtaken':
      return view.theirs && <Choice desk={desk} entry={entry} mine={view.text} theirs={view.theirs} />;
    default:
      return null;
  }
}

function Again({ desk, variable, label }: { desk: SheetDesk; variable: string; label: string }) {
  return (
    <button type="button" className={classes.link} onClick={() => desk.triedAgain(variable)}>
      {label}
    </button>
  );
}

function Revert({ desk, variable }: { desk: SheetDesk; variable: string }) {
  const { t } = useWords();
  return (
    <button type="button" className={classes.link} onClick={() => desk.reverted(variable)}>
      {t('entry.revert')}
    </button>
  );
}

/** Somebody was faster: who, when, both values, and the person's choice. The history keeps whichever is not chosen, if it was saved. */
function Choice({ desk, entry, mine, theirs }: { desk: SheetDesk; entry: ItemOfValue; mine: string; theirs: Stored }) {
  const { t, language } = useWords();
  const author = useAuthor(entry, theirs.revision);
  const none = t('item.none');
  const values = { theirs: told(theirs.value, none), mine: told(typedNumber(mine), none) };
  const choose = (act: () => void) => () => {
    act();
    const field = fieldsOnPage().find((one) => variableOf(one) === entry.variable);
    if (field !== undefined) {
      focusField(field);
    }
  };
  return (
    <div role="group" aria-label={t('entry.choose')}>
      {author ? t('entry.staleBy', { ...values, by: author.by, at: moment(author.at, language) }) : t('entry.stale', values)}
      <span className={classes.choices}>
        <Button size="compact-xs" variant="default" onClick={choose(() => desk.keptMine(entry.variable))}>
          {t('entry.keepMine')}
        </Button>
        <Button size="compact-xs" onClick={choose(() => desk.tookTheirs(entry.variable))}>
          {t('entry.takeTheirs')}
        </Button>
      </span>
    </div>
  );
}

/** Grouped, as one reads it; what is no number stands as it was typed. */
function shown(text: string): string {
  const value = typedNumber(text);
  return value !== null && isNumber(text) ? grouped(value) : text;
}

function told(value: string | null, none: string): string {
  return value === null ? none : grouped(value);
}
