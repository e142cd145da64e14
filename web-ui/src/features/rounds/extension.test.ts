import { describe, expect, it } from 'vitest';
import { earliestUntil, extensionLacks, extensionOf, type ExtensionChoice } from './extension';
import { percentOf } from './progress';

const window = { opens: '2016-04-01', closes: '2016-04-30' };
const choice: ExtensionChoice = {
  window: 'REPORTING',
  kind: 'item',
  bureau: 'BTL',
  office: '8101',
  variable: '2.A',
  until: '2016-05-15',
  reason: ' น้ำท่วม ',
};

describe('an extension', () => {
  it('is narrowed by its kind only, whatever was chosen before', () => {
    expect(extensionOf(choice)).toEqual({ window: 'REPORTING', until: '2016-05-15', scope: { office: '8101', variable: '2.A' }, reason: 'น้ำท่วม' });
    expect(extensionOf({ ...choice, kind: 'bureau' }).scope).toEqual({ bureau: 'BTL' });
    expect(extensionOf({ ...choice, kind: 'all' }).scope).toEqual({});
  });

  it('needs what its kind names, a day after the closing one, and a reason', () => {
    expect(extensionLacks(choice, window)).toEqual([]);
    expect(extensionLacks({ ...choice, office: null, variable: null, until: null, reason: ' ' }, window)).toEqual(['office', 'variable', 'until', 'reason']);
    expect(extensionLacks({ ...choice, kind: 'all', until: '2016-04-30' }, window)).toEqual(['notShorter']);
  });

  it('may begin after the window closed', () => {
    expect(earliestUntil(window, '2016-04-10')).toBe('2016-05-01');
    expect(earliestUntil(window, '2016-08-01')).toBe('2016-08-01');
  });
});

describe('progress', () => {
  it('is full only when all is done', () => {
    expect(percentOf({ done: 299, wanted: 300 })).toBe(99);
    expect(percentOf({ done: 300, wanted: 300 })).toBe(100);
    expect(percentOf({ done: 0, wanted: 0 })).toBe(100);
  });
});
