/** A point of the chart in its own pixels. */
export interface Point {
  x: number;
  y: number;
}

export interface LevelChart {
  /** Values at the five levels, with where they stand. */
  levels: (Point & { value: string; score: number })[];
  /** From the left edge to the right one, flat beyond the outer levels; null when the levels neither rise nor fall throughout. */
  line: Point[] | null;
  /** Of the trial. */
  dot: Point | null;
}

export interface Frame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Whether five levels rise or fall throughout; null when they do neither. Sizes of double are exact enough to draw with, never to score with. */
export function direction(levels: readonly number[]): 'ASCENDING' | 'DESCENDING' | null {
  const steps = levels.slice(1).map((level, at) => level - (levels[at] ?? level));
  if (steps.length === 0) {
    return null;
  }
  return steps.every((each) => each > 0) ? 'ASCENDING' : steps.every((each) => each < 0) ? 'DESCENDING' : null;
}

/** The five levels as a drawing: value to the right, score 1 to 5 upwards. Null when a level is not a number yet. */
export function levelChart(levels: readonly string[], trial: { value: string; score: string } | null, frame: Frame): LevelChart | null {
  const values = levels.map((level) => (level.trim() === '' ? Number.NaN : Number(level)));
  if (values.length < 2 || values.some((value) => !Number.isFinite(value))) {
    return null;
  }
  const low = Math.min(...values);
  const high = Math.max(...values);
  const margin = (high - low || 1) * 0.12;
  const [from, to] = [low - margin, high + margin];
  const inner = { width: frame.width - frame.left - frame.right, height: frame.height - frame.top - frame.bottom };
  const x = (value: number) => frame.left + ((Math.min(Math.max(value, from), to) - from) / (to - from)) * inner.width;
  const y = (score: number) => frame.top + ((5 - score) / 4) * inner.height;

  const points = values.map((value, at) => {
    const score = levels.length === 2 ? 1 + 4 * at : at + 1;
    return { x: x(value), y: y(score), value: levels[at] ?? '', score };
  });
  const rising = direction(values);
  const ordered = rising === 'DESCENDING' ? [...points].reverse() : points;
  const [first, last] = [ordered[0], ordered.at(-1)];
  const line =
    rising === null || first === undefined || last === undefined
      ? null
      : [{ x: frame.left, y: first.y }, ...ordered.map((point) => ({ x: point.x, y: point.y })), { x: frame.width - frame.right, y: last.y }];
  const [value, score] = trial === null ? [Number.NaN, Number.NaN] : [Number(trial.value), Number(trial.score)];
  return { levels: points, line, dot: Number.isFinite(value) && Number.isFinite(score) ? { x: x(value), y: y(score) } : null };
}
