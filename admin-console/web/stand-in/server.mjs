// Stands in for the gateway and the services while screens are made: serves dist/ under the console's real
// security policy, and answers with sample decisions. Usage: npm run build && npm run stand-in
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, normalize } from 'node:path';
import { explanation, makeBurst, makeDecision, release, summaryOf } from './sample.mjs';

const PORT = Number(process.env.PORT ?? 18_990);
const RATE_MS = Number(process.env.EVERY_MS ?? 900);
const dist = new URL('../dist/', import.meta.url);
const TYPES = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const started = Date.now();
const decisions = Array.from({ length: 900 }, (_, i) =>
  makeDecision(new Date(started - (900 - i) * 1_800)),
).reverse();
decisions.unshift(makeBurst(new Date(started)));
const listeners = new Set();
let signedIn = process.env.SIGNED_IN !== 'no';

setInterval(() => {
  const decision = makeDecision(new Date());
  decisions.unshift(decision);
  for (const { matches, response } of listeners) {
    if (matches(decision)) {
      response.write(`event: decision\ndata: ${JSON.stringify(summaryOf(decision))}\n\n`);
    }
  }
}, RATE_MS);

const filterOf = (query) => {
  const all = (name) => query.getAll(name).flatMap((value) => value.split(','));
  const one = (name) => query.get(name);
  return (decision) =>
    (!query.has('outcome') || all('outcome').includes(decision.outcome)) &&
    (!one('rule') || decision.hits.some((hit) => hit.ruleId === one('rule'))) &&
    (!one('userId') || decision.userId === one('userId')) &&
    (!one('type') || decision.type === one('type')) &&
    (!one('release') || decision.releaseHash === one('release')) &&
    (!one('from') || decision.decidedAt >= one('from')) &&
    (!one('to') || decision.decidedAt < one('to'));
};

function page(query) {
  const limit = Number(query.get('limit') ?? 50);
  const from = Number(query.get('cursor') ?? 0);
  const found = decisions.filter(filterOf(query));
  const items = found.slice(from, from + limit).map(summaryOf);
  return { items, nextCursor: from + limit < found.length ? String(from + limit) : null };
}

function overview(minutes) {
  const to = Date.now();
  const from = to - minutes * 60_000;
  const recent = decisions.filter(({ decidedAt }) => Date.parse(decidedAt) >= from);
  const countOf = (list) =>
    Object.fromEntries(
      [...new Set(list.map(({ outcome }) => outcome))].map((outcome) => [
        outcome,
        list.filter((one) => one.outcome === outcome).length,
      ]),
    );
  const series = Array.from({ length: minutes }, (_, i) => {
    const minute = Math.floor(from / 60_000 + i + 1) * 60_000;
    const inMinute = recent.filter(
      ({ decidedAt }) => Math.floor(Date.parse(decidedAt) / 60_000) * 60_000 === minute,
    );
    return {
      minute: new Date(minute).toISOString(),
      ALLOW: 0,
      CHALLENGE: 0,
      REVIEW: 0,
      BLOCK: 0,
      ...countOf(inMinute),
    };
  });
  const hits = new Map();
  for (const hit of recent.flatMap((decision) => decision.hits)) {
    const known = hits.get(hit.ruleId) ?? { ruleId: hit.ruleId, name: hit.name, hits: 0 };
    hits.set(hit.ruleId, { ...known, hits: known.hits + 1 });
  }
  const { hash, activatedAt, rules, facts } = release(started);
  return {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    decisions: recent.length,
    perSecond: recent.length / (minutes * 60),
    byOutcome: countOf(recent),
    latencyMillis: { p50: 6.4, p95: 14.2, p99: 31.8 },
    series,
    release: { hash, activatedAt, rules: rules.length, facts: facts.length },
    heldRules: [
      {
        ruleId: 'velocity.spend-burst',
        name: 'Spend burst',
        why: 'its breaker tripped at 2026-11-22T09:14:02Z: 31 hits in 200 interactions (15.50 %), expected 0.00 to 4.00 %',
        since: new Date(Date.now() - 840_000).toISOString(),
      },
    ],
    topRules: [...hits.values()].sort((a, b) => b.hits - a.hits).slice(0, 10),
    lag: 0,
  };
}

const problem = (status, code, title, detail) => ({
  type: `https://tripline.io/problems/${code}`,
  title,
  status,
  detail,
  traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
  errors: [],
});

function api(url) {
  if (url.pathname === '/api/me') {
    return { name: 'ana', displayName: 'Ana Lind', roles: ['analyst'] };
  }
  if (url.pathname === '/v1/decisions') {
    return page(url.searchParams);
  }
  if (url.pathname === '/v1/overview') {
    return overview(Number(url.searchParams.get('minutes') ?? 15));
  }
  if (url.pathname === '/v1/releases/live') {
    return release(started);
  }
  if (/^\/v1\/decisions\/[^/]+\/explanation$/.test(url.pathname)) {
    return explanation;
  }
  const one = url.pathname.match(/^\/v1\/decisions\/([^/]+)$/);
  return (
    decisions.find(({ id }) => id === one?.[1]) ??
    problem(404, 'unknown-decision', 'Unknown decision', `No decision has the id ${one?.[1]}.`)
  );
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
  if (url.pathname === '/stand-in/sign-out') {
    signedIn = false;
    response.writeHead(204).end();
  } else if (url.pathname.startsWith('/oauth2/')) {
    signedIn = true;
    response.writeHead(302, { Location: url.searchParams.get('return') ?? '/console/' }).end();
  } else if (url.pathname === '/logout') {
    signedIn = false;
    response.writeHead(204).end();
  } else if (/^\/(api|v1)\//.test(url.pathname)) {
    answer(url, request, response);
  } else {
    await serve(url, response);
  }
});

function answer(url, request, response) {
  if (!signedIn) {
    send(response, 401, problem(401, 'sign-in-required', 'Sign in', 'Nobody is signed in.'));
  } else if (url.pathname === '/v1/decisions/stream') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write(': connected\n\n');
    const listener = { matches: filterOf(url.searchParams), response };
    listeners.add(listener);
    request.on('close', () => listeners.delete(listener));
  } else {
    const body = api(url);
    send(response, body.status ?? 200, body);
  }
}

function send(response, status, body) {
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(JSON.stringify(body));
}

async function serve(url, response) {
  const path = normalize(url.pathname).replace(/^\/console\/?/, '');
  const type = TYPES[extname(path)];
  if (type) {
    const bytes = await readFile(new URL(path, dist)).catch(() => null);
    response.writeHead(bytes ? 200 : 404, { 'Content-Type': type }).end(bytes);
    return;
  }
  const nonce = randomBytes(18).toString('base64');
  const html = await readFile(new URL('index.html', dist), 'utf8');
  response.writeHead(200, {
    'Content-Type': 'text/html;charset=UTF-8',
    'Cache-Control': 'no-store',
    'Content-Security-Policy': [
      "default-src 'self'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "style-src-attr 'none'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "worker-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; '),
  });
  response.end(html.replaceAll('__NONCE__', nonce).replace('__ENVIRONMENT__', 'local'));
}

server.listen(PORT, '127.0.0.1', () =>
  console.log(`Console with sample decisions: http://localhost:${PORT}/console/`),
);
