import { describe, expect, it } from 'vitest';
import { compareThai, contains } from './collation';
import { buddhistYear, bangkokDay, day, dayOf, daysUntil, moment, month } from './dates';
import { compareScores, fileSize, grouped, range, sameDecimal, typedNumber } from './numbers';

describe('numbers', () => {
  it('are grouped without losing a digit', () => {
    expect(grouped('412')).toBe('412');
    expect(grouped('1234567.50')).toBe('1,234,567.50');
    expect(grouped('-12345')).toBe('-12,345');
    expect(grouped('98765432109876543210.12')).toBe('98,765,432,109,876,543,210.12');
    expect(grouped('abc')).toBe('abc');
  });

  it('may be typed with Thai digits, blanks and thousands’ commas', () => {
    expect(typedNumber(' ๔๑๒ ')).toBe('412');
    expect(typedNumber('1,234,567.5')).toBe('1234567.5');
    expect(typedNumber('   ')).toBeNull();
  });

  it('that are none go to the server as they are, to be refused by its rule', () => {
    expect(typedNumber('abc')).toBe('abc');
    expect(typedNumber('1,2')).toBe('1,2');
    expect(typedNumber('0,125')).toBe('0,125');
  });

  it('are the same whatever their zeros', () => {
    expect(sameDecimal('4', '4.00')).toBe(true);
    expect(sameDecimal('0', '-0.0')).toBe(true);
    expect(sameDecimal('10', '1')).toBe(false);
    expect(sameDecimal(null, '0')).toBe(false);
    expect(sameDecimal(null, null)).toBe(true);
  });

  it('of scores are ordered exactly', () => {
    expect(['4.0000', null, '1.0000', '3.7350'].sort(compareScores)).toEqual([null, '1.0000', '3.7350', '4.0000']);
  });

  it('of a range are said as people say them', () => {
    expect(range('1', '5', 'ล้าน')).toBe('1–5');
    expect(range('0.01', '100000000000', 'ล้าน')).toBe('0.01–100,000 ล้าน');
    expect(range('0', '100000', 'ล้าน')).toBe('0–100,000');
  });

  it('of bytes are told in KB and MB', () => {
    expect(fileSize(48_213)).toBe('47 KB');
    expect(fileSize(10 * 1024 * 1024)).toBe('10.0 MB');
  });
});

describe('dates', () => {
  it('are shown in the Buddhist era, as the manual does', () => {
    expect(day('2016-04-18', 'th')).toBe('18 เม.ย. 2559');
    expect(day('2016-04-18', 'en')).toBe('18 Apr 2559');
    expect(month('2016-04-01', 'th')).toBe('เมษายน 2559');
    expect(buddhistYear('2016-04-01')).toBe('2559');
  });

  it('of instants are Bangkok’s', () => {
    expect(moment('2016-04-18T03:05:00Z', 'th')).toBe('18 เม.ย. 2559 10:05');
    expect(dayOf('2016-04-18T18:00:00Z', 'th')).toBe('19 เม.ย. 2559');
    expect(bangkokDay(new Date('2015-12-31T17:00:00Z'))).toBe('2016-01-01');
  });

  it('count the days that are left', () => {
    expect(daysUntil('2016-04-30', '2016-04-30')).toBe(0);
    expect(daysUntil('2016-05-01', '2016-04-30')).toBe(1);
    expect(daysUntil('2016-04-29', '2016-04-30')).toBe(-1);
  });
});

describe('Thai names', () => {
  it('are ordered as a dictionary does, leading vowels after their consonant, numbers by size', () => {
    expect(['สพป.เชียงใหม่ เขต 10', 'สพป.เชียงใหม่ เขต 2', 'สพป.ชลบุรี', 'สพป.กระบี่'].sort(compareThai)).toEqual([
      'สพป.กระบี่',
      'สพป.ชลบุรี',
      'สพป.เชียงใหม่ เขต 2',
      'สพป.เชียงใหม่ เขต 10',
    ]);
  });

  it('are found however they are spaced', () => {
    expect(contains('สพป.เชียงใหม่ เขต 2', 'สพป เชียงใหม่เขต2')).toBe(true);
    expect(contains('สพป.กระบี่', 'ภูเก็ต')).toBe(false);
  });
});
