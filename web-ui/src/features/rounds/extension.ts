import type { Extension, NewExtension, Window } from './api/rounds';

export type ScopeKind = 'all' | 'bureau' | 'office' | 'item';

/** What a person has chosen so far for an extension. */
export interface ExtensionChoice {
  window: Extension['window'];
  kind: ScopeKind;
  bureau: string | null;
  office: string | null;
  variable: string | null;
  until: string | null;
  reason: string;
}

export type ExtensionLack = 'bureau' | 'office' | 'variable' | 'until' | 'notShorter' | 'reason';

/** What is still missing or wrong; `window` is the round's own. */
export function extensionLacks(choice: ExtensionChoice, window: Window): ExtensionLack[] {
  const { kind } = choice;
  return [
    ...(kind === 'bureau' && choice.bureau === null ? (['bureau'] as const) : []),
    ...((kind === 'office' || kind === 'item') && choice.office === null ? (['office'] as const) : []),
    ...(kind === 'item' && choice.variable === null ? (['variable'] as const) : []),
    ...(choice.until === null ? (['until'] as const) : choice.until <= window.closes ? (['notShorter'] as const) : []),
    ...(choice.reason.trim() === '' ? (['reason'] as const) : []),
  ];
}

/** The command; what the kind of scope does not ask for does not narrow it, however it was filled in before. */
export function extensionOf(choice: ExtensionChoice): NewExtension {
  const { kind } = choice;
  return {
    window: choice.window,
    until: choice.until ?? '',
    scope: {
      ...(kind === 'bureau' ? { bureau: choice.bureau } : {}),
      ...(kind === 'office' || kind === 'item' ? { office: choice.office } : {}),
      ...(kind === 'item' ? { variable: choice.variable } : {}),
    },
    reason: choice.reason.trim(),
  };
}

/** The first day that an extension may end: after the window's own last day, and not in the past. */
export function earliestUntil(window: Window, today: string): string {
  const after = new Date(Date.parse(`${window.closes}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return after > today ? after : today;
}
