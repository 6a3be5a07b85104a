import type { z } from '@/shared/schema';
import type { paths as enginePaths } from './generated/engine';
import type { paths as gatewayPaths } from './generated/gateway';
import { notUnderstood, ProblemError, problemOf, unreachable } from './problem';

type Paths = enginePaths & gatewayPaths;
type Parameters<P extends keyof Paths> = Paths[P] extends { get: { parameters: infer G } } ? G : never;
type Query<P extends keyof Paths> = Parameters<P> extends { query?: infer Q } ? Q : never;
type PathValues<P extends keyof Paths> = Parameters<P> extends { path: infer V } ? V : never;

export interface Ask<P extends keyof Paths> {
  readonly query?: Query<P>;
  readonly path?: PathValues<P>;
  readonly signal?: AbortSignal;
}

/** The address of a documented path; a list repeats its name, an absent value is left out. */
export function address<P extends keyof Paths>(path: P, ask: Ask<P> = {}): string {
  const filled = String(path).replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String((ask.path as Record<string, unknown> | undefined)?.[name])),
  );
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(ask.query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) {
        parameters.append(name, String(one));
      }
    }
  }
  return parameters.size > 0 ? `${filled}?${parameters}` : filled;
}

/** Asks a service and parses what it answers, once, here. Throws a {@link ProblemError} for anything else. */
export async function get<P extends keyof Paths, T>(
  path: P,
  schema: z.ZodType<T>,
  ask: Ask<P> = {},
): Promise<T> {
  const response = await send(address(path, ask), {
    signal: ask.signal,
    headers: { Accept: 'application/json' },
  });
  const parsed = schema.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const found = issue ? `${issue.path.join('.') || 'body'}: ${issue.message}` : 'unreadable';
    throw new ProblemError(notUnderstood(String(path), found, response.headers.get('Trace-Id')));
  }
  return parsed.data;
}

/** A writing request of the signed-in session, with the token that proves it came from this page. */
export async function post(url: string, body?: unknown): Promise<Response> {
  return send(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': csrfToken() },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
}

async function send(url: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: 'same-origin', ...init });
  } catch (failure) {
    if (init.signal?.aborted) {
      throw failure;
    }
    throw new ProblemError(unreachable());
  }
  if (!response.ok) {
    throw new ProblemError(await problemOf(response));
  }
  return response;
}

// The cookie changes at sign-in and sign-out, so it is read for each request.
const csrfToken = () => decodeURIComponent(document.cookie.match(/(?:^|;\s*)XSRF-TOKEN=([^;]*)/)?.[1] ?? '');
