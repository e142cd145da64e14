import type { Window } from './api/rounds';

/** The four days of a round as a person fills them in; null is not chosen yet. */
export interface WindowDays {
  reportingOpens: string | null;
  reportingCloses: string | null;
  certificationOpens: string | null;
  certificationCloses: string | null;
}

export const NO_DAYS: WindowDays = { reportingOpens: null, reportingCloses: null, certificationOpens: null, certificationCloses: null };

export function daysOf({ reporting, certification }: { reporting: Window; certification: Window }): WindowDays {
  return {
    reportingOpens: reporting.opens,
    reportingCloses: reporting.closes,
    certificationOpens: certification.opens,
    certificationCloses: certification.closes,
  };
}

export type DayFault = 'chooseDay' | 'orderWrong';

/** What is wrong with which day; the server holds the same rules. */
export function faultsOf(days: WindowDays): Partial<Record<keyof WindowDays, DayFault>> {
  const faults: Partial<Record<keyof WindowDays, DayFault>> = {};
  for (const [opens, closes] of [
    ['reportingOpens', 'reportingCloses'],
    ['certificationOpens', 'certificationCloses'],
  ] as const) {
    const [first, last] = [days[opens], days[closes]];
    if (first === null) {
      faults[opens] = 'chooseDay';
    }
    if (last === null) {
      faults[closes] = 'chooseDay';
    } else if (first !== null && last < first) {
      faults[closes] = 'orderWrong';
    }
  }
  return faults;
}

/** Both windows, once every day is chosen and in order. */
export function windowsOf(days: WindowDays): { reporting: Window; certification: Window } | null {
  const { reportingOpens, reportingCloses, certificationOpens, certificationCloses } = days;
  if (Object.keys(faultsOf(days)).length > 0 || reportingOpens === null || reportingCloses === null || certificationOpens === null || certificationCloses === null) {
    return null;
  }
  return {
    reporting: { opens: reportingOpens, closes: reportingCloses },
    certification: { opens: certificationOpens, closes: certificationCloses },
  };
}
