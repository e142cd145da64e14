import type { LineState } from '@/api/live';

/** How often to ask anew, in milliseconds: a line that is heard needs it only now and then. */
export function interval(line: LineState): number {
  return line === 'broken' ? 30_000 : 120_000;
}
