import { useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '@/api/client';
import { compareThai } from '@/format/collation';

export type Organisation = Schemas['Organisation'];

function useOrganisations<T>(select: (organisations: Organisation[]) => T, enabled = true) {
  return useQuery({
    queryKey: ['organisations'],
    queryFn: async () => (await answerOf(api.GET('/api/v1/organisations'))).items,
    staleTime: 10 * 60_000,
    select,
    enabled,
  });
}

/** The districts that report, by Thai name. */
export function useOffices(enabled = true) {
  return useOrganisations(officesOf, enabled);
}

/** The central bureaus that certify, by Thai name. */
export function useBureaus() {
  return useOrganisations(bureauListOf);
}

/** What to call an organisation of a code; the code itself until that is known. */
export function useNamer(): (code: string) => string {
  const names = useOrganisations(namesOf).data;
  return (code) => names?.get(code) ?? code;
}

/** The districts that exist on a day (yyyy-MM-dd), by Thai name. */
export function useOfficesOn(on: string) {
  return useQuery({
    queryKey: ['organisations', 'on', on],
    queryFn: async () => (await answerOf(api.GET('/api/v1/organisations', { params: { query: { on } } }))).items,
    staleTime: 10 * 60_000,
    select: officesOf,
  });
}

/** The bureau of a code; undefined until it is known. */
export function useBureau(code: string): Organisation | undefined {
  return useOrganisations(bureausOf).data?.get(code);
}

function officesOf(organisations: Organisation[]): Organisation[] {
  return organisations.filter(({ kind }) => kind !== 'BUREAU').sort((a, b) => compareThai(a.nameTh, b.nameTh));
}

function bureauListOf(organisations: Organisation[]): Organisation[] {
  return organisations.filter(({ kind }) => kind === 'BUREAU').sort((a, b) => compareThai(a.nameTh, b.nameTh));
}

function namesOf(organisations: Organisation[]): Map<string, string> {
  return new Map(organisations.map(({ code, nameTh }) => [code, nameTh]));
}

function bureausOf(organisations: Organisation[]): Map<string, Organisation> {
  return new Map(organisations.filter(({ kind }) => kind === 'BUREAU').map((bureau) => [bureau.code, bureau]));
}
