// Believable decisions, the same at each start: what the stand-in answers with.
const RELEASE = '9f2c41d07ab35e88c1f6024d9be7731a5580c4e2917f6d3ab20c8e4f15d96b70';
const NEXT_UUID = (n) => `01939c1e-7a53-7c60-8f0e-${n.toString(16).padStart(12, '0')}`;

const RULES = [
  rule(
    'velocity.payment-burst',
    'Payment burst',
    'VELOCITY_PAYMENT_BURST',
    'velocity',
    45,
    ['PAYMENT'],
    [['user.payments.count_10m', 6, 'payments', '>= 5']],
    '6 payments in 10 minutes',
    'We saw an unusual number of payments in a short time.',
  ),
  rule(
    'amount.new-maximum',
    'New maximum amount',
    'AMOUNT_NEW_MAXIMUM',
    'amount',
    25,
    ['PAYMENT', 'TRANSFER'],
    [
      ['amount.value', 1849, 'EUR', '> 2 × user.payments.max_30d'],
      ['user.payments.max_30d', 412.5, 'EUR', '> 0'],
    ],
    '1849 EUR is 4.5 times the highest payment of 30 days',
    'The amount is unusually high for this account.',
  ),
  rule(
    'device.card-testing',
    'Card testing on a device',
    'CARD_TESTING_DEVICE',
    'card-testing',
    80,
    ['PAYMENT'],
    [
      ['device.cards.distinct_1h', 5, 'cards', '>= 4'],
      ['device.declines.count_1h', 4, 'declines', '>= 3'],
    ],
    '5 cards and 4 declines on one device in an hour',
    'This payment could not be completed.',
  ),
  rule(
    'location.new-country',
    'First payment from a country',
    'LOCATION_NEW_COUNTRY',
    'location',
    20,
    ['PAYMENT', 'TRANSFER'],
    [['user.country.first_seen', 0, 'seconds', '< 86400']],
    'first payment from BR',
    'We noticed a sign-in or payment from a new place.',
  ),
  rule(
    'payee.new-and-large',
    'New payee, large transfer',
    'PAYEE_NEW_LARGE',
    'payee',
    40,
    ['TRANSFER'],
    [
      ['user.payee.first_seen', 2_340, 'seconds', '< 86400'],
      ['amount.value', 4200, 'EUR', '>= 1000'],
    ],
    'payee added 39 minutes ago receives 4200 EUR',
    'This payee is new on your account.',
  ),
  rule(
    'login.brute-force',
    'Many failed logins',
    'LOGIN_BRUTE_FORCE',
    'login',
    50,
    ['LOGIN'],
    [['user.logins_failed.count_15m', 12, 'logins', '>= 10']],
    '12 failed logins in 15 minutes',
    'There were several failed sign-ins to your account.',
  ),
];
const SHADOW = rule(
  'time.unusual-hour',
  'Unusual hour',
  'TIME_UNUSUAL_HOUR',
  'time',
  10,
  ['PAYMENT'],
  [['user.payments.hour_share_90d', 0.004, 'share', '< 0.01']],
  'pays at an hour seen in 0.4 % of payments',
  'The time of this payment is unusual.',
);

function rule(ruleId, name, reasonCode, group, weight, types, reads, analyst, customer) {
  return {
    types,
    hit: {
      ruleId,
      version: '1',
      name,
      reasonCode,
      group,
      weight,
      mode: ruleId === 'time.unusual-hour' ? 'SHADOW' : 'LIVE',
      counted: ruleId !== 'time.unusual-hour',
      reads: reads.map(([fact, value, unit, condition]) => ({ name: fact, value, unit, condition })),
      reasons: { analyst, customer },
    },
  };
}

// A small generator with a fixed start, so that every run shows the same pages.
let state = 42;
const random = () => {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return state / 2_147_483_648;
};
const pick = (list) => list[Math.floor(random() * list.length)];

let made = 0;

/** The user whose payments come in a burst. */
export const BURST_USER = '01939c1d-52c1-7e0a-9a37-00000000feed';

/** A decision that is due to a burst of payments alone. */
export const makeBurst = (at) => {
  const decision = {
    ...makeDecision(at),
    type: 'PAYMENT',
    userId: BURST_USER,
    outcome: 'CHALLENGE',
    score: 45,
  };
  return { ...decision, hits: [RULES[0].hit], facts: facts([RULES[0].hit]) };
};

/** One whole decision made at a moment. */
export function makeDecision(at) {
  made += 1;
  const type = pick(['PAYMENT', 'PAYMENT', 'PAYMENT', 'TRANSFER', 'LOGIN', 'DEPOSIT']);
  const hits = random() < 0.24 ? firing(type) : [];
  const score = hits.filter((hit) => hit.counted).reduce((sum, hit) => sum + hit.weight, 0);
  const user = `01939c1d-52c1-7e0a-9a37-${(4096 + Math.floor(random() * 40)).toString(16).padStart(12, '0')}`;
  const money =
    type === 'LOGIN' ? {} : { amount: { value: (random() ** 3 * 2000 + 3).toFixed(2), currency: 'EUR' } };
  const counterparty =
    type === 'LOGIN'
      ? {}
      : { counterparty: { type: 'MERCHANT', id: `m-${Math.floor(random() * 90)}`, country: 'DE' } };
  const received = new Date(at.getTime() - 14).toISOString();
  return {
    id: NEXT_UUID(made),
    interactionId: NEXT_UUID(1_000_000 + made),
    userId: user,
    type,
    occurredAt: received,
    receivedAt: received,
    decidedAt: at.toISOString(),
    outcome: score >= 80 ? 'BLOCK' : score >= 60 ? 'REVIEW' : score >= 40 ? 'CHALLENGE' : 'ALLOW',
    score,
    hits,
    facts: facts(hits),
    interaction: {
      id: NEXT_UUID(1_000_000 + made),
      type,
      userId: user,
      occurredAt: received,
      receivedAt: received,
      ...money,
      channel: pick(['WEB', 'APP']),
      ip: '203.0.113.7',
      deviceId: `d-${Math.floor(random() * 60)}`,
      sessionId: 's-1',
      location: { country: 'DE', lat: 52.52, lon: 13.4 },
      ...counterparty,
      instrument:
        type === 'PAYMENT' ? { type: 'CARD', token: 'tok_9f2', bin: '453201', last4: '0366' } : null,
      outcomeOfAttempt: { status: 'SUCCEEDED' },
      attributes: { mcc: '5732' },
    },
    releaseHash: RELEASE,
    degraded: [],
    timings: {
      queuedMicros: 2_000 + Math.floor(random() * 4_000),
      factsMicros: 700 + Math.floor(random() * 900),
      rulesMicros: 90 + Math.floor(random() * 120),
      policyMicros: 20 + Math.floor(random() * 30),
    },
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
    label: made % 9 === 0 ? { label: 'FRAUD', source: 'CHARGEBACK', knownAt: at.toISOString() } : null,
  };
}

function firing(type) {
  const fitting = RULES.filter((one) => one.types.includes(type));
  const hits = fitting.filter(() => random() < 0.55).map((one) => one.hit);
  return type === 'PAYMENT' && random() < 0.3 ? [...hits, SHADOW.hit] : hits;
}

const facts = (hits) => ({
  ...Object.fromEntries(FACTS.map(({ name, sample }) => [name, sample ?? null])),
  ...Object.fromEntries(
    hits.flatMap((hit) =>
      hit.reads.filter(({ name }) => name !== 'amount.value').map((read) => [read.name, read.value]),
    ),
  ),
});

const FACTS = [
  fact('user.payments.count_10m', 'payments', 'Payments by this user in the last 10 minutes', 1),
  fact('user.payments.count_1h', 'payments', 'Payments by this user in the last hour', 3),
  fact('user.payments.sum_24h', 'EUR', 'Money this user paid in the last 24 hours', 318.4),
  fact('user.payments.max_30d', 'EUR', 'Highest payment of this user in 30 days', 412.5),
  fact('user.payments.avg_30d', 'EUR', 'Mean payment of this user in 30 days', 61.27),
  fact(
    'user.country.first_seen',
    'seconds',
    'How long ago this user was first seen in this country',
    18_230_400,
  ),
  fact('user.payee.first_seen', 'seconds', 'How long ago this user first paid this payee'),
  fact('user.logins_failed.count_15m', 'logins', 'Failed logins of this user in 15 minutes', 0),
  fact('user.devices.distinct_7d', 'devices', 'Different devices this user was seen on in 7 days', 2),
  fact('device.first_seen', 'seconds', 'How long ago this device was first seen', 5_184_000),
  fact('device.cards.distinct_1h', 'cards', 'Different cards used on this device in the last hour', 1),
  fact('device.declines.count_1h', 'declines', 'Declined attempts on this device in the last hour', 0),
  fact('device.users.distinct_30d', 'users', 'Different users seen on this device in 30 days', 1),
  fact(
    'merchant.payments.fraud_share_30d',
    'share',
    'Share of the merchant’s payments later labelled fraud',
    0.012,
  ),
  fact('user.payments.hour_share_90d', 'share', 'Share of payments this user made at this hour', 0.081),
  fact('ip.users.distinct_1h', 'users', 'Different users seen at this address in the last hour', 1),
];

function fact(name, unit, description, sample) {
  return { name, unit, description, sample };
}

export const summaryOf = ({ facts: _facts, interaction, label: _label, ...decision }) => ({
  ...decision,
  amount: interaction.amount ?? null,
  counterpartyId: interaction.counterparty?.id ?? null,
  hits: decision.hits.map(({ ruleId, reasonCode, weight, counted }) => ({
    ruleId,
    reasonCode,
    weight,
    counted,
  })),
});

export const release = (now) => ({
  hash: RELEASE,
  activatedAt: new Date(now - 3 * 3_600_000).toISOString(),
  publishedBy: 'ben',
  rules: [...RULES, SHADOW].map(({ hit, types }) => ({
    id: hit.ruleId,
    name: hit.name,
    version: hit.version,
    reasonCode: hit.reasonCode,
    group: hit.group,
    weight: hit.weight,
    mode: hit.mode,
    types,
    text: '',
  })),
  facts: FACTS.map(({ name, unit, description }) => ({
    name,
    unit,
    description,
    function: 'COUNT',
    window: null,
    key: [],
  })),
  lastRefused: null,
});

export const explanation = {
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
};
