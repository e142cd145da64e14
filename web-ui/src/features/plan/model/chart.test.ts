import { describe, expect, it } from 'vitest';
import { direction, levelChart, type Frame } from './chart';

const frame: Frame = { width: 300, height: 140, left: 20, right: 20, top: 20, bottom: 20 };

describe('the chart of the levels', () => {
  it('rises to the right where a higher value is better', () => {
    const chart = levelChart(['65', '70', '75', '80', '85'], { value: '83.3333333333', score: '4.6667' }, frame);
    expect(chart?.levels.map((level) => Math.round(level.y))).toEqual([120, 95, 70, 45, 20]);
    expect(chart?.line?.[0]).toEqual({ x: 20, y: 120 });
    expect(chart?.line?.at(-1)).toEqual({ x: 280, y: 20 });
    const [fourth, fifth] = [chart?.levels[3], chart?.levels[4]];
    expect(chart?.dot?.x).toBeGreaterThan(fourth?.x ?? 0);
    expect(chart?.dot?.x).toBeLessThan(fifth?.x ?? 0);
    expect(chart?.dot?.y).toBeCloseTo(20 + ((5 - 4.6667) / 4) * 100, 5);
  });

  it('falls to the right where a lower value is better', () => {
    const chart = levelChart(['5', '4', '3', '2', '1'], null, frame);
    expect(chart?.levels[0]?.x).toBeGreaterThan(chart?.levels[4]?.x ?? 0);
    expect(chart?.line?.[0]?.y).toBe(20);
    expect(chart?.line?.at(-1)?.y).toBe(120);
    expect(chart?.dot).toBeNull();
  });

  it('has no line while the levels go to and fro', () => {
    expect(levelChart(['1', '3', '2', '4', '5'], null, frame)?.line).toBeNull();
    expect(direction([1, 1, 2])).toBeNull();
    expect(direction([3, 2, 1])).toBe('DESCENDING');
  });

  it('waits until every level is a number', () => {
    expect(levelChart(['1', '', '3', '4', '5'], null, frame)).toBeNull();
    expect(levelChart(['1', 'x', '3', '4', '5'], null, frame)).toBeNull();
    expect(levelChart([], null, frame)).toBeNull();
  });

  it('keeps a far trial at the edge, and shows done or not as two points', () => {
    expect(levelChart(['1', '2', '3', '4', '5'], { value: '1000', score: '5.0000' }, frame)?.dot).toEqual({ x: 280, y: 20 });
    expect(levelChart(['0', '1'], null, frame)?.levels.map((level) => level.score)).toEqual([1, 5]);
  });
});
