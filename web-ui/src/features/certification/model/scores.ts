import { sameDecimal, typedNumber } from '@/format/numbers';
import type { Confirmation } from './decision';

/** A score from 1 to 5 with at most four decimals as it is sent, or null. */
export function auditScore(typed: string): string | null {
  const number = typedNumber(typed);
  return number !== null && /^(?:[1-4](?:\.\d{1,4})?|5(?:\.0{1,4})?)$/.test(number) ? number : null;
}

/**
 * Whether a score needs a reason: it is not what the system computed. Where an audit score stands, the score known is that one and no longer
 * the computed one: then a reason is always needed.
 */
export function needsReason(score: string, item: Pick<Confirmation, 'selfScore' | 'auditScore'>): boolean {
  return item.auditScore !== null || !sameDecimal(score, item.selfScore);
}

/** A score belongs to the sub-indicator at one office, through whichever of its items it is given. */
export function scoreKey({ subIndicator, office }: Pick<Confirmation, 'subIndicator' | 'office'>): string {
  return `${subIndicator}/${office}`;
}

/** What is typed into the score boxes and not saved, by {@link scoreKey}. */
export type Typed = ReadonlyMap<string, string>;

/** Remembers what was typed; what says the same as what stands there is nothing to save. */
export function typedInto(typed: Typed, item: Confirmation, text: string): Typed {
  const then = new Map(typed);
  const score = auditScore(text);
  if ((text.trim() === '' && item.auditScore === null) || (score !== null && item.auditScore !== null && sameDecimal(score, item.auditScore))) {
    then.delete(scoreKey(item));
  } else {
    then.set(scoreKey(item), text);
  }
  return then;
}

export interface Scored {
  item: Confirmation;
  /** Null: what is typed is no score. */
  score: string | null;
}

/** What is typed, one item for each score box. */
export function unsaved(typed: Typed, items: readonly Confirmation[]): Scored[] {
  const seen = new Set<string>();
  return items.flatMap((item) => {
    const key = scoreKey(item);
    const text = typed.get(key);
    if (text === undefined || seen.has(key)) {
      return [];
    }
    seen.add(key);
    return [{ item, score: auditScore(text) }];
  });
}
