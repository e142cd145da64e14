import { useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '@/api/client';

export type Me = Schemas['Me'];
export type Role = Schemas['Role'];

export const ME_KEY = ['me'] as const;

/** Who is here. Asked anew when a person comes back to the page: a delegation may have begun or ended meanwhile. */
export function useMe() {
  return useQuery({ queryKey: ME_KEY, queryFn: () => answerOf(api.GET('/api/v1/me')), staleTime: 5 * 60_000, refetchOnWindowFocus: 'always' });
}

/** The bureaus for which a person certifies without a colleague having delegated it. */
export function certifiesByOwnRight(me: Me): Me['organisations'] {
  return organisationsWith(me, 'CERTIFIER').filter(({ inPlaceOf }) => inPlaceOf == null);
}

export function has(me: Me, role: Role): boolean {
  return me.roles.includes(role);
}

/** The organisations for which a person holds a role. */
export function organisationsWith(me: Me, role: Role): Me['organisations'] {
  return me.organisations.filter((organisation) => organisation.roles.includes(role));
}

/** Reads every office's sheet and scores. */
export function readsEverything(me: Me): boolean {
  return has(me, 'PSDG') || has(me, 'EXECUTIVE');
}
