import { describe, expect, it } from 'vitest';
import { changeOf, errorsByField, NEW_DRAFT, newOrganisationOf, shortcomings, type Draft } from './draft';

const WORDS = { missing: 'missing', untilBeforeSince: 'before' };
const office: Draft = { ...NEW_DRAFT, code: '3001', nameTh: 'สพป.ใหม่', nameEn: 'New', provinces: ['TH-34'] };

describe('a draft of an organisation', () => {
  it('wants a code, two names and, for an office, a province', () => {
    expect(shortcomings(NEW_DRAFT, WORDS)).toEqual({ code: 'missing', nameTh: 'missing', nameEn: 'missing', provinces: 'missing' });
    expect(shortcomings({ ...NEW_DRAFT, kind: 'BUREAU' }, WORDS)).not.toHaveProperty('provinces');
    expect(shortcomings(office, WORDS)).toEqual({});
  });

  it('may last one day, and not less', () => {
    expect(shortcomings({ ...office, since: '2018-10-01', until: '2018-10-01' }, WORDS)).toEqual({});
    expect(shortcomings({ ...office, since: '2018-10-01', until: '2018-09-30' }, WORDS)).toEqual({ until: 'before' });
  });

  it('says only what its kind has', () => {
    expect(newOrganisationOf({ ...office, code: ' newb ', kind: 'BUREAU', shortTh: ' สทด. ' })).toMatchObject({ code: 'NEWB', shortTh: 'สทด.', provinces: [] });
    expect(changeOf({ ...office, shortTh: 'สทด.' }, 3)).toMatchObject({ revision: 3, shortTh: null, provinces: ['TH-34'] });
  });

  it('shows each of the reasons of the server at its field', () => {
    expect(errorsByField([{ field: 'code', message: 'taken' }, { field: 'revision', message: 'x' }])).toEqual({ code: 'taken' });
  });
});
