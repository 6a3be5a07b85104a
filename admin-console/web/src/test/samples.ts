import type { Decision, DecisionSummary, Explanation, Hit } from '@/features/decisions/api/schemas';

const AT = '2026-11-22T10:15:30.123Z';

export const burst: Hit = {
  ruleId: 'velocity.payment-burst',
  version: '1',
  name: 'Payment burst',
  reasonCode: 'VELOCITY_PAYMENT_BURST',
  group: 'velocity',
  weight: 45,
  mode: 'LIVE',
  counted: true,
  reads: [{ name: 'user.payments.count_10m', value: 6, unit: 'payments', condition: '>= 5' }],
  reasons: { customer: 'Unusually many payments in a short time.', analyst: '6 payments in 10 minutes' },
};

export const aDecision = (change: Partial<Decision> = {}): Decision => ({
  id: '01939c1e-0000-7000-8000-000000000001',
  interactionId: '01939c1e-0000-7000-8000-000000000002',
  userId: 'user-1',
  type: 'PAYMENT',
  occurredAt: AT,
  receivedAt: AT,
  decidedAt: AT,
  outcome: 'CHALLENGE',
  score: 45,
  releaseHash: '9f2c41d07ab35e88c1f6',
  degraded: [],
  traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
  hits: [burst],
  held: [],
  facts: { 'user.payments.count_10m': 6, 'device.first_seen': null },
  interaction: { type: 'PAYMENT', amount: { value: '129.90', currency: 'EUR' } },
  timings: { queuedMicros: 2_000, factsMicros: 900, rulesMicros: 90, policyMicros: 10 },
  label: null,
  ...change,
});

export const aSummary = (change: Partial<DecisionSummary> = {}): DecisionSummary => {
  const {
    facts: _facts,
    held: _held,
    interaction: _interaction,
    label: _label,
    timings: _timings,
    ...rest
  } = aDecision();
  return { ...rest, amount: { value: '129.90', currency: 'EUR' }, counterpartyId: 'm-17', ...change };
};

export const anExplanation = (change: Partial<Explanation> = {}): Explanation => ({
  reproduced: true,
  nearMisses: [
    {
      ruleId: 'amount.new-maximum',
      name: 'New maximum',
      mode: 'LIVE',
      weight: 25,
      input: 'amount.value',
      unit: '',
      value: 480,
      condition: '> 500',
      threshold: 500,
      needed: 500.01,
      distance: 0.04,
    },
  ],
  changes: [
    { input: 'user.payments.count_10m', unit: 'payments', from: 6, to: 4, outcome: 'ALLOW', score: 0 },
  ],
  ...change,
});

export const aRelease = {
  hash: '9f2c41d07ab35e88c1f6',
  activatedAt: AT,
  publishedBy: 'ben',
  rules: [{ id: burst.ruleId, name: burst.name, types: ['PAYMENT'] }],
  facts: [{ name: 'user.payments.count_10m', unit: 'payments', description: 'Payments in 10 minutes' }],
  lastRefused: null,
};
