import { describe, expect, it } from 'vitest';
import { anchorFaults, newerThanVerified, plainHash, resultOf, worstFirst, type Chain } from './chain';

const HASH = 'ab'.repeat(32);
const chain = (office: string, officeName: string, holds: boolean | null, entries = 10): Chain => ({
  office,
  officeName,
  entries,
  head: HASH,
  firstAt: null,
  verified: holds === null ? null : { at: '2016-05-02T08:00:00Z', by: 'กพร.', holds, entries: 7, head: HASH, since: null, fault: holds ? null : { kind: 'CHANGED', position: 8, item: null } },
});

describe('the chains', () => {
  it('are shown with the broken ones first, then those that nobody looked at', () => {
    const all = [chain('1', 'ก', true), chain('2', 'ข', null), chain('3', 'ค', false), chain('4', 'ฮ', false)];
    expect(worstFirst(all, '').map(({ office }) => office)).toEqual(['3', '4', '2', '1']);
    expect(worstFirst(all, 'ข').map(({ office }) => office)).toEqual(['2']);
    expect(worstFirst(all, '4').map(({ office }) => office)).toEqual(['4']);
  });

  it('say what came after the verification', () => {
    expect(newerThanVerified(chain('1', 'ก', true))).toBe(3);
    expect(newerThanVerified(chain('1', 'ก', false))).toBe(0);
    expect(newerThanVerified(chain('1', 'ก', null))).toBe(0);
    expect(resultOf(chain('1', 'ก', null))).toBe('UNCHECKED');
  });
});

describe('a noted hash', () => {
  it('may be copied with blanks and in capitals', () => {
    expect(plainHash(` ${'AB '.repeat(16)}\n${'ab'.repeat(16)}`)).toBe(HASH);
  });

  it('is asked about when all of it is there', () => {
    expect(anchorFaults({ office: '8101', position: ' 12 ', hash: HASH })).toEqual({});
    expect(anchorFaults({ office: null, position: '', hash: ' ' })).toEqual({ office: 'missing', position: 'missing', hash: 'missing' });
    expect(anchorFaults({ office: '8101', position: '0', hash: HASH.slice(1) })).toEqual({ position: 'badPosition', hash: 'badHash' });
    expect(anchorFaults({ office: '8101', position: '1.5', hash: 'z'.repeat(64) })).toEqual({ position: 'badPosition', hash: 'badHash' });
  });
});
