export type Language = 'th' | 'en';

const LOCALES: Record<Language, string> = { th: 'th-TH-u-ca-buddhist-nu-latn', en: 'en-GB-u-ca-buddhist-nu-latn' };
const BANGKOK = 'Asia/Bangkok';

/** A day (yyyy-MM-dd) in the Buddhist era: 18 เม.ย. 2559. */
export function day(date: string, language: Language): string {
  return withoutEra(new Intl.DateTimeFormat(LOCALES[language], { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }), new Date(`${date}T00:00:00Z`));
}

/** An instant in Bangkok: 18 เม.ย. 2559 10:05. */
export function moment(instant: string, language: Language): string {
  const at = new Date(instant);
  const date = withoutEra(new Intl.DateTimeFormat(LOCALES[language], { day: 'numeric', month: 'short', year: 'numeric', timeZone: BANGKOK }), at);
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: BANGKOK }).format(at);
  return `${date} ${time}`;
}

/** The day of an instant in Bangkok: 18 เม.ย. 2559. */
export function dayOf(instant: string, language: Language): string {
  return day(bangkokDay(new Date(instant)), language);
}

/** A month's heading: เมษายน 2559. */
export function month(date: string, language: Language): string {
  return withoutEra(new Intl.DateTimeFormat(LOCALES[language], { month: 'long', year: 'numeric', timeZone: 'UTC' }), new Date(`${date.slice(0, 10)}T00:00:00Z`));
}

/** 2016-04-18 → 2559. */
export function buddhistYear(date: string): string {
  return String(Number(date.slice(0, 4)) + 543);
}

/** Today's date in Bangkok as yyyy-MM-dd. */
export function bangkokDay(at: Date): string {
  return new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: BANGKOK }).format(at);
}

/** Days from one yyyy-MM-dd to another; 0 on the same day, negative when it is past. */
export function daysUntil(date: string, today: string): number {
  return Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000);
}

function withoutEra(format: Intl.DateTimeFormat, date: Date): string {
  return format
    .formatToParts(date)
    .filter((part) => part.type !== 'era')
    .map((part) => part.value)
    .join('')
    .trim();
}
