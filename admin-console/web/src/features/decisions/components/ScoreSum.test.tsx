import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { show } from '@/test/render';
import { aDecision, burst } from '@/test/samples';
import { ScoreSum, waterfall } from './ScoreSum';

const second = { ...burst, ruleId: 'amount.new-maximum', name: 'New maximum', weight: 25.5 };

describe('the sum of the score', () => {
  it('starts each weight where the one before ended', () => {
    expect(waterfall([burst, second]).map(({ start, end }) => [start, end])).toEqual([
      [0, 45],
      [45, 70.5],
    ]);
  });

  it('shows weights that add up to the score, and a shadow hit apart', () => {
    const shadow = {
      ...burst,
      ruleId: 's',
      name: 'Unusual hour',
      mode: 'SHADOW' as const,
      counted: false,
      weight: 10,
    };
    show(<ScoreSum decision={aDecision({ score: 70.5, hits: [burst, second, shadow] })} />);
    const row = (name: string) => within(screen.getByRole('row', { name: new RegExp(name) }));
    expect(row('Payment burst').getByText('+45')).toBeVisible();
    expect(row('New maximum').getByText('+25.5')).toBeVisible();
    expect(row('Unusual hour').getByText('in shadow, not counted')).toBeVisible();
    expect(row('^Score').getByText('70.5')).toBeVisible();
  });
});
