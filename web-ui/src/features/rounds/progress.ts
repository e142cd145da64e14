/** How much of the work is done, 0 to 100; nothing wanted is all done. */
export function percentOf({ done, wanted }: { done: number; wanted: number }): number {
  return wanted <= 0 ? 100 : Math.min(100, Math.floor((100 * done) / wanted));
}
