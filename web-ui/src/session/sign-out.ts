import { obtainCsrfToken } from '@/api/client';
import type { Language } from '@/format/dates';

/** Ends the session here and at the sign-in service, then shows the page that the gateway sends to. */
export async function signOut(): Promise<void> {
  let next = '/';
  try {
    const response = await fetch('/logout', { method: 'POST', headers: { 'X-XSRF-TOKEN': (await obtainCsrfToken()) ?? '' } });
    const location = response.headers.get('Location');
    if (location !== null) {
      next = location;
    } else if (response.redirected && new URL(response.url).pathname.startsWith('/auth/')) {
      next = response.url; // the sign-in service wants to ask something first
    }
  } catch {
    // The answer led to another origin, where only the page itself can follow: the session here has ended
  }
  window.location.assign(next);
}

/** Where the sign-in starts, in the language of the page; it comes back to the page that was wanted. */
export function signInUrl(returnTo: string, language: Language): string {
  return `/oauth2/authorization/keycloak?${new URLSearchParams({ returnTo, lang: language }).toString()}`;
}

/** A path of this page, never an address elsewhere. */
export function safeReturnTo(wanted: string | null): string {
  return wanted !== null && /^\/(?![/\\])/.test(wanted) ? wanted : '/';
}
