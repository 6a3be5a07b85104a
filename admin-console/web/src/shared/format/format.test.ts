import { describe, expect, it } from 'vitest';
import { condition, duration, factValue } from './facts';
import { micros, money, percent, roughCount } from './numbers';

describe('how values are written', () => {
  it('writes ages in their two largest units', () => {
    expect([45, 150, 7_200, 95_000].map(duration)).toEqual(['45 s', '2 min 30 s', '2 h', '1 d 2 h']);
  });

  it('writes an absent fact as none, an age as a duration', () => {
    expect(factValue(null, 'payments')).toBe('none');
    expect(factValue(3_600, 'seconds')).toBe('1 h');
    expect(factValue(0.125, 'share')).toBe('0.13');
  });

  it('writes money with the decimals of its currency, and keeps what is no currency', () => {
    expect(money('129.9', 'EUR')).toBe('129.90 EUR');
    expect(money('1500', 'JPY')).toBe('1,500 JPY');
    expect(money('5', 'no')).toBe('5 no');
  });

  it('never shows a share as nothing when there is some', () => {
    expect(percent(1, 100_000)).toBe('< 0.1 %');
    expect(percent(0, 0)).toBe('0 %');
    expect(percent(0, 5)).toBe('0 %');
  });

  it('never shows a share as all when something is left', () => {
    expect(percent(9_965, 10_000)).toBe('99.7 %');
    expect(percent(99_999, 100_000)).toBe('> 99.9 %');
    expect(percent(7, 7)).toBe('100 %');
    expect(percent(66, 100)).toBe('66 %');
  });

  it('writes short times in the unit that fits, and conditions in common signs', () => {
    expect([90, 1_500, 2_500_000].map(micros)).toEqual(['90 µs', '1.5 ms', '2.50 s']);
    expect(condition('>= 5')).toBe('≥ 5');
  });

  it('writes large counts short where there is little room', () => {
    expect([0, 950, 1_050, 120_000, 2_500_000].map(roughCount)).toEqual([
      '0',
      '950',
      '1.05K',
      '120K',
      '2.5M',
    ]);
  });

  it('leaves texts in conditions as they are', () => {
    expect(condition('!= "a==b \\" <= c" and b == "<="')).toBe('≠ "a==b \\" <= c" and b = "<="');
  });
});
