import { describe, expect, it } from 'vitest';
import { aDecision, burst } from '@/test/samples';
import { because, customerReasons, verdict } from './sentence';

describe('the answer in one sentence', () => {
  it('names outcome, score, and why', () => {
    const decision = aDecision();
    expect(`${verdict(decision)} ${because(decision)}`).toBe(
      'CHALLENGE, score 45, because 1 rule fired: Payment burst — 6 payments in 10 minutes.',
    );
  });

  it('puts the heaviest rule first, and leaves out rules in shadow', () => {
    const heavy = { ...burst, ruleId: 'b', name: 'Card testing', weight: 80, reasons: {} };
    const shadow = { ...burst, ruleId: 's', name: 'Unusual hour', mode: 'SHADOW' as const, counted: false };
    expect(because(aDecision({ hits: [burst, shadow, heavy] }))).toBe(
      'because 2 rules fired: Card testing (6 payments); Payment burst — 6 payments in 10 minutes.',
    );
  });

  it('gives the values where the reason does not', () => {
    const told = { ...burst, reasons: { analyst: 'Five or more payments in 10 minutes.' } };
    expect(because(aDecision({ hits: [told] }))).toBe(
      'because 1 rule fired: Payment burst — five or more payments in 10 minutes (6 payments).',
    );
  });

  it('keeps to names and values where many rules fired', () => {
    const hits = ['a', 'b', 'c'].map((ruleId) => ({ ...burst, ruleId }));
    expect(because(aDecision({ hits }))).toMatch(/^because 3 rules fired: Payment burst \(6 payments\); /);
  });

  it('says that no rule fired', () => {
    expect(because(aDecision({ hits: [] }))).toBe('because no rule fired.');
  });

  it('tells the customer each reason once', () => {
    expect(customerReasons(aDecision({ hits: [burst, { ...burst, ruleId: 'other' }] }))).toEqual([
      'Unusually many payments in a short time.',
    ]);
  });
});
