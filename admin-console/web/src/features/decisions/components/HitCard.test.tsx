import { screen, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import type { ConditionTree } from '@/features/decisions/api/schemas';
import { openConsole } from '@/test/render';
import { aDecision, burst } from '@/test/samples';
import { server } from '@/test/server';

const leaf = (name: string, value: unknown, asks: string, holds: boolean): ConditionTree => ({
  kind: 'CONDITION',
  holds,
  reads: [{ name, value, unit: '', condition: asks }],
  parts: [],
});

const EITHER: ConditionTree = {
  kind: 'ANY',
  holds: true,
  reads: [],
  parts: [leaf('user.device.first_seen', null, '< 86400', false), leaf('channel', 'WEB', '== WEB', true)],
};

const openDecision = async (change: Parameters<typeof aDecision>[0]) => {
  const decision = aDecision(change);
  server.use(
    http.get('/v1/decisions/:id', () => HttpResponse.json(decision)),
    http.get('/v1/decisions/:id/explanation', () =>
      HttpResponse.json({ reproduced: true, nearMisses: [], changes: [] }),
    ),
    http.get('/v1/releases/live', () => HttpResponse.json({ title: 'None', status: 404 }, { status: 404 })),
  );
  openConsole(`/decisions/${decision.id}`);
  return within(await screen.findByRole('article', { name: burst.name }));
};

describe('a rule that fired', () => {
  it('shows the whole condition where it has alternatives, with what held and what did not', async () => {
    const card = await openDecision({ hits: [{ ...burst, conditions: EITHER }] });
    expect(card.getByRole('list', { name: 'How each condition stood' })).toHaveTextContent(/any of/);
    expect(card.getByText(/was WEB/).closest('li')).toHaveAttribute('data-holds', 'true');
    expect(card.getByText(/was none/).closest('li')).toHaveAttribute('data-holds', 'false');
  });

  it('says what held it when it did not count', async () => {
    const card = await openDecision({
      hits: [{ ...burst, counted: false }],
      held: [{ ruleId: burst.ruleId, why: 'snoozed for userId user-1 until tomorrow' }],
    });
    expect(card.getByText('held')).toBeVisible();
    expect(card.getByText('Did not count: snoozed for userId user-1 until tomorrow.')).toBeVisible();
  });
});
