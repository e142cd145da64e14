import { Popover, Text } from '@mantine/core';
import { IconFlag, IconMessage2 } from '@tabler/icons-react';
import { useState } from 'react';
import type { Schemas } from '@/api/client';
import { moment } from '@/format/dates';
import { useWords } from '@/i18n';
import classes from './Warnings.module.css';

export type Warning = Schemas['Warning'];

interface WarningsProps {
  warnings: readonly Warning[];
  /** Where the reader may explain: opens what asks for the text, or for another one. */
  onExplain?: ((warning: Warning) => void) | undefined;
}

/** What looks implausible about a value and what its office says to it. A warning, never a refusal. */
export function Warnings({ warnings, onExplain }: WarningsProps) {
  const { t } = useWords();
  return warnings.length === 0 ? null : (
    <ul className={classes.warnings} aria-label={t('warning.title')}>
      {warnings.map((warning) => (
        <li key={warning.rule}>
          <div className={classes.warning}>
            <IconFlag size={14} stroke={2.2} aria-hidden />
            <span>{warning.message}</span>
            {onExplain !== undefined && (
              <button type="button" className={classes.explain} onClick={() => onExplain(warning)}>
                {t(warning.explanation === null ? 'warning.explain' : 'warning.explainAnew')}
              </button>
            )}
          </div>
          <Explanation warning={warning} />
        </li>
      ))}
    </ul>
  );
}

/** The same in a row among many: the words beside the name, the messages behind them, the office's explanations in one line each. */
export function WarningMarks({ warnings, name }: { warnings: readonly Warning[]; name: string }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  if (warnings.length === 0) {
    return null;
  }
  const words = warnings.map(({ rule }) => t(`warning.rule.${rule}`));
  return (
    <>
      <Popover opened={open} onChange={setOpen} position="bottom-start" width={420} shadow="md" withArrow trapFocus>
        <Popover.Target>
          <button
            type="button"
            className={classes.marks}
            aria-label={t('warning.of', { words: words.join(' · '), name })}
            onClick={() => setOpen(!open)}
          >
            <IconFlag size={14} stroke={2.2} aria-hidden />
            {words.join(' · ')}
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <Text fw={600}>{t('warning.of', { words: t('warning.title'), name })}</Text>
          {open && (
            // what traps the focus needs something that can have it
            <div tabIndex={-1} data-autofocus className={classes.read}>
              <Warnings warnings={warnings} />
            </div>
          )}
        </Popover.Dropdown>
      </Popover>
      {warnings.map((warning) => (
        <Explanation key={warning.rule} warning={warning} inOneLine />
      ))}
    </>
  );
}

function Explanation({ warning: { rule, explanation }, inOneLine }: { warning: Warning; inOneLine?: boolean }) {
  const { t, language } = useWords();
  return explanation === null ? null : (
    <div className={classes.explanation} data-one-line={inOneLine} title={inOneLine === true ? explanation.text : undefined} data-rule={rule}>
      <IconMessage2 size={14} aria-hidden />
      <span>
        <b>{t('warning.explanation')}:</b> {explanation.text}{' '}
        <span className={classes.who}>
          {explanation.by} · {moment(explanation.at, language)}
        </span>
      </span>
    </div>
  );
}
