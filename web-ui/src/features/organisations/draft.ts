import type { Schemas } from '@/api/client';
import type { Organisation } from '@/organisation/organisations';
import type { Kind } from './filter';

/** What somebody types about an organisation. */
export interface Draft {
  code: string;
  kind: Kind;
  nameTh: string;
  nameEn: string;
  shortTh: string;
  provinces: string[];
  since: string | null;
  until: string | null;
}

export type DraftField = keyof Draft;
export type DraftErrors = Partial<Record<DraftField, string>>;

export const NEW_DRAFT: Draft = { code: '', kind: 'PRIMARY', nameTh: '', nameEn: '', shortTh: '', provinces: [], since: null, until: null };

export function draftOf(organisation: Organisation): Draft {
  const { code, kind, nameTh, nameEn, shortTh, provinces, since, until } = organisation;
  return { code, kind, nameTh, nameEn, shortTh: shortTh ?? '', provinces, since, until };
}

/** What can be seen to be missing or wrong before the server is asked; the server knows every rule. */
export function shortcomings(draft: Draft, words: { missing: string; untilBeforeSince: string }): DraftErrors {
  const errors: DraftErrors = {};
  for (const field of ['code', 'nameTh', 'nameEn'] as const) {
    if (draft[field].trim() === '') {
      errors[field] = words.missing;
    }
  }
  if (draft.kind !== 'BUREAU' && draft.provinces.length === 0) {
    errors.provinces = words.missing;
  }
  if (draft.since !== null && draft.until !== null && draft.until < draft.since) {
    errors.until = words.untilBeforeSince;
  }
  return errors;
}

/** What is not of its kind is left out: an office has no short name, a bureau no province. */
function said(draft: Draft): Omit<Schemas['OrganisationChange'], 'revision'> {
  const bureau = draft.kind === 'BUREAU';
  return {
    nameTh: draft.nameTh.trim(),
    nameEn: draft.nameEn.trim(),
    shortTh: bureau && draft.shortTh.trim() !== '' ? draft.shortTh.trim() : null,
    provinces: bureau ? [] : draft.provinces,
    since: draft.since,
    until: draft.until,
  };
}

export function changeOf(draft: Draft, revision: number): Schemas['OrganisationChange'] {
  return { revision, ...said(draft) };
}

export function newOrganisationOf(draft: Draft): Schemas['NewOrganisation'] {
  return { code: draft.code.trim().toUpperCase(), kind: draft.kind, ...said(draft) };
}

/** The server's reasons, each at its field. */
export function errorsByField(errors: readonly { field: string; message: string }[]): DraftErrors {
  const byField: DraftErrors = {};
  for (const { field, message } of errors) {
    if (field in NEW_DRAFT) {
      byField[field as DraftField] = message;
    }
  }
  return byField;
}
