const thai = new Intl.Collator('th', { numeric: true });

/** Orders as a Thai dictionary does, numbers by size: เขต 2 before เขต 10. */
export function compareThai(one: string, other: string): number {
  return thai.compare(one, other);
}

/** Whether a name contains what was typed, however it is spaced and cased. */
export function contains(name: string, typed: string): boolean {
  const bare = (text: string) => text.toLocaleLowerCase('th').replace(/[\s.]/g, '');
  return bare(name).includes(bare(typed));
}
