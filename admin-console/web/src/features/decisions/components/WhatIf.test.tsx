import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { show } from '@/test/render';
import { anExplanation } from '@/test/samples';
import { WhatIfAnswer } from './WhatIf';

describe('what would have changed a decision', () => {
  it('says the smallest change in one sentence, beside the outcome it gives', () => {
    show(<WhatIfAnswer explanation={anExplanation()} />);
    expect(screen.getByRole('listitem')).toHaveTextContent(
      'ALLOW' + 'had user.payments.count_10m been 4 instead of 6 payments',
    );
  });

  it('says an absent value in words', () => {
    const change = {
      input: 'channel',
      unit: '',
      from: null,
      to: 'WEB',
      outcome: 'BLOCK' as const,
      score: 90,
    };
    show(<WhatIfAnswer explanation={anExplanation({ changes: [change] })} />);
    expect(screen.getByRole('listitem')).toHaveTextContent('had channel been WEB instead of none');
  });

  it('claims nothing where one change is not enough', () => {
    show(<WhatIfAnswer explanation={anExplanation({ changes: [], nearMisses: [] })} />);
    expect(screen.getByText('No change of a single value would have given another outcome.')).toBeVisible();
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('shows rules that nearly fired with the value, what was asked, and how far off it was', () => {
    show(<WhatIfAnswer explanation={anExplanation()} />);
    const miss = within(screen.getByRole('row', { name: /New maximum/ }));
    expect(miss.getByText('+25')).toBeVisible();
    expect(miss.getByText('> 500')).toHaveAttribute('title', 'It fires at 500.01');
    expect(miss.getByText('4 %')).toBeVisible();
  });

  it('warns where the decision does not come out as recorded', () => {
    show(<WhatIfAnswer explanation={anExplanation({ reproduced: false })} />);
    expect(screen.getByText(/does not come out as recorded/)).toBeVisible();
  });
});
