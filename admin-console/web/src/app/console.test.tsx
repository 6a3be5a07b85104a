import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { openConsole } from '@/test/render';
import { aDecision, anExplanation, aRelease, aSummary } from '@/test/samples';
import { server } from '@/test/server';

let asked: URL[] = [];

beforeEach(() => {
  asked = [];
  server.use(
    http.get('/v1/releases/live', () => HttpResponse.json(aRelease)),
    http.get('/v1/decisions', ({ request }) => {
      asked.push(new URL(request.url));
      const older = new URL(request.url).searchParams.has('cursor');
      return HttpResponse.json(
        older
          ? { items: [aSummary({ id: 'older', outcome: 'ALLOW', hits: [], score: 0 })], nextCursor: null }
          : { items: [aSummary()], nextCursor: 'c1' },
      );
    }),
    http.get('/v1/decisions/:id/explanation', () => HttpResponse.json(anExplanation())),
    http.get('/v1/decisions/:id', ({ params }) =>
      params.id === 'unknown'
        ? HttpResponse.json(
            { title: 'Unknown decision', status: 404, detail: 'There is none.', traceId: 'abc123' },
            { status: 404 },
          )
        : HttpResponse.json(aDecision()),
    ),
  );
});

describe('the console', () => {
  it('asks who is not signed in to do so, and leads back to the same page', async () => {
    openConsole('/decisions', null);
    expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeVisible();
    expect(screen.getByRole('link', { name: /Continue/ })).toHaveAttribute(
      'href',
      expect.stringContaining('/oauth2/authorization/keycloak?return='),
    );
  });

  it('shows only the places that the roles of a person open', async () => {
    openConsole('/nowhere', { name: 'root', displayName: 'Root', roles: ['admin'] });
    const nav = await screen.findByRole('navigation', { name: 'Main' });
    expect(within(nav).getByRole('link', { name: 'Home' })).toBeVisible();
    expect(within(nav).queryByRole('link', { name: 'Live' })).toBeNull();
  });

  it('filters decisions by what the address says, and pages to older ones', async () => {
    openConsole('/decisions?outcome=REVIEW,CHALLENGE&user=user-1');
    const list = await screen.findByRole('region', { name: 'Decisions, newest first' });
    expect(await within(list).findByText('CHALLENGE')).toBeVisible();
    expect(asked[0]?.searchParams.getAll('outcome')).toEqual(['CHALLENGE', 'REVIEW']);
    expect(asked[0]?.searchParams.get('userId')).toBe('user-1');

    await userEvent.click(screen.getByRole('button', { name: 'Load older' }));
    expect(await within(list).findByText('ALLOW')).toBeVisible();
    expect(asked.at(-1)?.searchParams.get('cursor')).toBe('c1');
    expect(screen.getByText('2 in all')).toBeVisible();
  });

  it('puts a chosen filter into the address, and back undoes it', async () => {
    const { router } = openConsole('/decisions');
    await userEvent.click(await screen.findByRole('button', { name: 'BLOCK' }));
    await waitFor(() => expect(router.state.location.searchStr).toBe('?outcome=BLOCK'));
    router.history.back();
    await waitFor(() => expect(router.state.location.searchStr).toBe(''));
    expect(screen.getByRole('button', { name: 'BLOCK' })).toHaveAttribute('aria-pressed', 'false');
  });

  it('walks the list with j, shows the decision beside it, and closes with Escape', async () => {
    openConsole('/decisions');
    await screen.findByText('1 loaded, more to come');
    await userEvent.keyboard('j');
    const panel = await screen.findByRole('complementary', { name: 'Chosen decision' });
    expect(await within(panel).findByText(/because 1 rule fired: Payment burst/)).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('complementary', { name: 'Chosen decision' })).toBeNull());
  });

  it('opens a decision with its answer, its values over their conditions, and its facts', async () => {
    openConsole('/decisions/01939c1e-0000-7000-8000-000000000001');
    expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent(
      'CHALLENGE, score 45, because 1 rule fired: Payment burst — 6 payments in 10 minutes.',
    );
    const hit = screen.getByRole('article', { name: 'Payment burst' });
    expect(within(hit).getByText('6')).toBeVisible();
    expect(within(hit).getByText('≥ 5')).toBeVisible();
    const whatIf = screen.getByRole('region', { name: 'What would have changed it' });
    expect(await within(whatIf).findByText('New maximum')).toBeVisible();
    expect(screen.queryByText('device.first_seen')).toBeNull();
    await userEvent.click(screen.getByRole('switch', { name: 'Also without a value' }));
    expect(screen.getByText('device.first_seen')).toBeVisible();
  });

  it('says what went wrong, what to do, and under which trace', async () => {
    openConsole('/decisions/unknown');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('There is none.');
    expect(alert).toHaveTextContent('go back to the list');
    expect(alert).toHaveTextContent('abc123');
  });
});
