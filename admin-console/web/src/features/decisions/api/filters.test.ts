import { act, renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { parseSearch, readSearch, stringifySearch, useDropped } from '@/shared/searchParams';
import { explorerFields } from './filters';

describe('the state in the address', () => {
  it('survives a round trip', () => {
    const filters = {
      outcome: ['CHALLENGE', 'BLOCK'],
      rule: 'velocity.payment-burst',
      from: '2026-11-22T10:00:00.000Z',
    };
    const address = stringifySearch(filters);
    expect(address).toBe(
      '?outcome=CHALLENGE,BLOCK&rule=velocity.payment-burst&from=2026-11-22T10:00:00.000Z',
    );
    expect(readSearch(explorerFields, parseSearch(address))).toEqual(filters);
  });

  it('drops what it does not understand, keeps the rest, and says so', async () => {
    const dropped = renderHook(useDropped);
    const read = readSearch(explorerFields, parseSearch('?outcome=FOO&user=u-1&colour=red'));
    expect(read).toMatchObject({ user: 'u-1', outcome: undefined });
    await act(async () => {});
    expect(dropped.result.current).toEqual(['outcome=FOO', 'colour=red']);
  });
});
