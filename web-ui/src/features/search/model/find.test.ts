import { describe, expect, it } from 'vitest';
import { find, indexed, type Entry, type Group } from './find';
import { fold, pieces, folded } from './fold';

const entry = (group: Group, code: string | null, name: string, about = '', also: string[] = []): Entry => ({ id: `${group}:${code ?? name}`, group, code, name, about, also, to: '/' });
const office = (code: string, name: string, province: string, en: string) => entry('office', code, name, province, [en]);

const ENTRIES = indexed([
  entry('page', null, 'รายงานคะแนนแยกหน่วยงาน', '', ['Scores by office']),
  entry('page', null, 'ตามหน่วยงาน', 'รับรองข้อมูล', ['By office']),
  entry('indicator', '2', 'คุณภาพการให้บริการประชาชน', 'มิติภายนอก'),
  entry('indicator', '1.2', 'ผลสัมฤทธิ์ทางการเรียน', 'มิติภายนอก'),
  entry('variable', '2.A', 'จำนวนผู้ที่มีความพึงพอใจ', '2 คุณภาพการให้บริการประชาชน'),
  entry('variable', '2.B', 'จำนวนผู้ที่ตอบแบบสอบถามทั้งหมด', '2 คุณภาพการให้บริการประชาชน'),
  entry('variable', '1.2.A', 'คะแนนเฉลี่ย O-NET', '1.2 ผลสัมฤทธิ์ทางการเรียน'),
  office('8101', 'สพป.กระบี่', 'กระบี่', 'Krabi PESA'),
  office('5001', 'สพป.เชียงใหม่ เขต 1', 'เชียงใหม่', 'Chiang Mai PESA 1'),
  office('5002', 'สพป.เชียงใหม่ เขต 2', 'เชียงใหม่', 'Chiang Mai PESA 2'),
  office('M34', 'สพม.เขต 34', 'เชียงใหม่, แม่ฮ่องสอน', 'SESA 34'),
]);
const ids = (typed: string) => find(ENTRIES, typed).flatMap(({ hits }) => hits.map(({ entry: { id } }) => id));

describe('what is found', () => {
  it('by a code: exactly, then what begins with it, then what has it inside', () => {
    expect(ids('2')).toEqual(['indicator:2', 'indicator:1.2', 'variable:2.A', 'variable:2.B', 'variable:1.2.A', 'office:5002']);
    expect(ids('2.a')).toEqual(['variable:2.A', 'variable:1.2.A']);
    expect(ids('๘๑๐๑')).toEqual(['office:8101']);
    expect(ids('m34')).toEqual(['office:M34']);
  });

  it('by a part of a Thai name, wherever it begins and however it is spaced', () => {
    expect(ids('พึงพอใจ')).toEqual(['variable:2.A']);
    expect(ids('สพป เชียงใหม่เขต2')).toEqual(['office:5002']);
    expect(ids('เชียงใหม่ ๒')).toEqual(['office:5002']);
    expect(ids('เชียงใหม่')).toEqual(['office:5001', 'office:5002', 'office:M34']);
  });

  it('however a vowel is typed', () => {
    expect(ids('เเม่ฮ่องสอน')).toEqual(['office:M34']);
    expect(ids('จํานวนผู้ที่ตอบ')).toEqual(['variable:2.B']);
  });

  it('by its English name, which is then told', () => {
    const [hits] = find(ENTRIES, 'chiangmai pesa 1');
    expect(hits?.hits.map(({ entry: { id }, also }) => [id, also])).toEqual([['office:5001', 'Chiang Mai PESA 1']]);
    expect(find(ENTRIES, 'krabi')[0]?.hits[0]?.also).toBe('Krabi PESA');
  });

  it('by words in any order', () => {
    expect(ids('แบบสอบถาม จำนวน')).toEqual(['variable:2.B']);
    expect(ids('แบบสอบถาม เชียงใหม่')).toEqual([]);
  });

  it('in groups, the one with the best hit first', () => {
    expect(find(ENTRIES, 'หน่วยงาน').map(({ group }) => group)).toEqual(['page']);
    expect(find(ENTRIES, '8').map(({ group }) => group)).toEqual(['office']);
    expect(find(ENTRIES, 'คะแนน').map(({ group }) => group)).toEqual(['variable', 'page']);
  });

  it('never more than eight of a group, and how many more there are', () => {
    const many = indexed(Array.from({ length: 30 }, (_, at) => office(String(7000 + at), `สพป. ${at}`, '', '')));
    expect(find(many, 'สพป')[0]?.hits).toHaveLength(8);
    expect(find(many, 'สพป')[0]?.more).toBe(22);
  });

  it('is nothing where nothing is typed', () => {
    expect(find(ENTRIES, ' . ')).toEqual([]);
    expect(find(ENTRIES, 'ไม่มีคำนี้')).toEqual([]);
  });

  it('is found among a plan of 300 variables and all offices within a blink', () => {
    const many = indexed(Array.from({ length: 1000 }, (_, at) => office(String(1000 + at), `สำนักงานเขตพื้นที่การศึกษาประถมศึกษา ที่ ${at}`, 'พระนครศรีอยุธยา', `Office ${at}`)));
    const started = performance.now();
    for (let run = 0; run < 20; run++) {
      find(many, 'ศึกษา ๙๙');
    }
    expect((performance.now() - started) / 20).toBeLessThan(50);
  });
});

describe('what matched', () => {
  it('is marked as it is written', () => {
    expect(pieces('สพป.เชียงใหม่ เขต 2', folded('เชียงใหม่เขต2'))).toEqual(['สพป.', 'เชียงใหม่ เขต 2', '']);
    expect(pieces('จำนวน', folded('จํา'))).toEqual(['', 'จำ', 'นวน']);
    expect(pieces('ค่า ๑๒', '12')).toEqual(['ค่า ', '๑๒', '']);
    expect(pieces('O-NET', 'net')).toEqual(['O-', 'NET', '']);
    expect(pieces('O-NET', 'x')).toEqual(['O-NET']);
    expect(pieces('O-NET', '')).toEqual(['O-NET']);
  });

  it('keeps its places where a small letter is longer than its capital', () => {
    expect(fold('İA').text).toBe('İa');
    expect(pieces('İA', 'a')).toEqual(['İ', 'A', '']);
  });
});
