import { useEffect, useRef, type MouseEvent } from 'react';
import { Link } from 'react-router';
import { useWords } from '@/i18n';
import type { Group, Hit } from '../model/find';
import { pieces } from '../model/fold';
import classes from './SearchBox.module.css';

interface ResultsProps {
  id: string;
  optionId: (at: number) => string;
  /** Without a group: what was chosen last. */
  found: readonly { group: Group | null; hits: readonly Hit[]; more: number }[];
  typed: string;
  chosen: number;
  loading: boolean;
  failed: boolean;
  onPoint: (at: number) => void;
  onChoose: (hit: Hit) => void;
  onOpenElsewhere: (hit: Hit) => void;
}

/** The list under the field: groups of what was found, or what to do where there is nothing. */
export function Results(props: ResultsProps) {
  const { t } = useWords();
  const { found, typed, loading, failed } = props;
  const total = found.reduce((sum, { hits, more }) => sum + hits.length + more, 0);
  const groups = found.map((group, at) => ({ ...group, first: found.slice(0, at).reduce((sum, { hits }) => sum + hits.length, 0) }));
  return (
    <>
      {found.length > 0 && (
        <div id={props.id} role="listbox" aria-label={t('search.results')} className={classes.list}>
          {groups.map(({ group, hits, more, first }) => {
            const heading = `${props.id}-${group ?? 'recent'}`;
            return (
              <div key={group ?? 'recent'} role="group" aria-labelledby={heading}>
                <div id={heading} className={classes.heading}>
                  {group === null ? t('search.recent') : t(`search.group.${group}`)}
                  {more > 0 && <span className={classes.more}>{t('search.shown', { shown: hits.length, total: hits.length + more })}</span>}
                </div>
                {hits.map((hit, at) => (
                  <Option
                    key={hit.entry.id}
                    id={props.optionId(first + at)}
                    hit={hit}
                    chosen={first + at === props.chosen}
                    onPoint={() => props.onPoint(first + at)}
                    onChoose={() => props.onChoose(hit)}
                    onOpenElsewhere={() => props.onOpenElsewhere(hit)}
                  />
                ))}
              </div>
            );
          })}
        </div>
      )}
      {found.length === 0 && typed === '' && <p className={classes.hint}>{t('search.hint')}</p>}
      {found.length === 0 && typed !== '' && !loading && (
        <p className={classes.hint}>
          <b>{t('search.none', { typed })}</b>
          <br />
          {t('search.noneDetail')}
        </p>
      )}
      {loading && <p className={classes.hint}>{t('search.loading')}</p>}
      {failed && <p className={classes.hint}>{t('search.failed')}</p>}
      <span role="status" className="visually-hidden">
        {typed === '' || loading ? '' : total === 0 ? t('search.none', { typed }) : t('search.count', { count: total })}
      </span>
    </>
  );
}

interface OptionProps {
  id: string;
  hit: Hit;
  chosen: boolean;
  onPoint: () => void;
  onChoose: () => void;
  onOpenElsewhere: () => void;
}

/** A link, so that it may be opened in a tab of its own. */
function Option({ id, hit, chosen, onPoint, onChoose, onOpenElsewhere }: OptionProps) {
  const { entry, needles, also } = hit;
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (chosen) {
      link.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [chosen]);
  const about = also ?? entry.about;
  return (
    <Link
      ref={link}
      id={id}
      role="option"
      aria-selected={chosen}
      tabIndex={-1}
      to={entry.to}
      className={classes.option}
      onMouseMove={() => {
        if (!chosen) {
          onPoint();
        }
      }}
      onClick={(event: MouseEvent) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) {
          onOpenElsewhere();
        } else {
          event.preventDefault();
          onChoose();
        }
      }}
    >
      <span className={classes.name}>
        {entry.code !== null && (
          <span className={classes.code}>
            <Marked text={entry.code} needles={needles} />
          </span>
        )}
        <Marked text={entry.name} needles={needles} />
      </span>
      {about !== '' && (
        <span className={classes.about}>
          <Marked text={about} needles={needles} />
        </span>
      )}
    </Link>
  );
}

function Marked({ text, needles }: { text: string; needles: readonly string[] }) {
  const needle = needles.find((each) => pieces(text, each).length > 1) ?? '';
  const [before, match, after] = pieces(text, needle);
  return (
    <>
      {before}
      {match !== undefined && <mark className={classes.mark}>{match}</mark>}
      {after}
    </>
  );
}
