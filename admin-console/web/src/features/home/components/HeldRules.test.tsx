import { screen, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import { openConsole } from '@/test/render';
import { server } from '@/test/server';

const OVERVIEW = {
  from: '2026-11-22T09:00:00Z',
  to: '2026-11-22T09:30:00Z',
  decisions: 0,
  perSecond: 0,
  byOutcome: {},
  latencyMillis: {},
  series: [],
  topRules: [],
  lag: 0,
};
const HELD = {
  ruleId: 'velocity.spend-burst',
  name: 'Spend burst',
  why: 'its breaker tripped: 31 hits in 200 interactions',
  since: '2026-11-22T09:14:02Z',
};

const openHome = (heldRules: object[]) => {
  server.use(
    http.get('/v1/overview', () => HttpResponse.json({ ...OVERVIEW, heldRules })),
    http.get('/v1/releases/live', () => HttpResponse.json({ title: 'None', status: 404 }, { status: 404 })),
  );
  openConsole('/');
};

describe('rules that a breaker holds', () => {
  it('are named on the first page, with why, and lead to what they hit since', async () => {
    openHome([HELD]);
    const notice = within(await screen.findByRole('status', { name: 'A breaker holds a rule' }));
    expect(notice.getByText(/31 hits in 200 interactions/)).toBeVisible();
    expect(notice.getByRole('link', { name: 'Spend burst' })).toHaveAttribute(
      'href',
      expect.stringContaining('rule=velocity.spend-burst'),
    );
  });

  it('take no room when there are none', async () => {
    openHome([]);
    await screen.findByText('Nothing was decided in this time');
    expect(screen.queryByText(/breaker/i)).toBeNull();
  });
});
