/** The fiscal year (Buddhist era) of a day yyyy-MM-dd: it begins on 1 October of the year before. */
export function fiscalYearOf(day: string): number {
  const [year = '', month = ''] = day.split('-');
  return Number(year) + 543 + (Number(month) >= 10 ? 1 : 0);
}
