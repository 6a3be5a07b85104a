const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const two = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 2 });

export const count = (n: number): string => whole.format(n);

/** A count where there is little room: 120K. */
export const roughCount = (n: number): string => compact.format(n);

/** A score or weight: at most two decimals, none where they are zero. */
export const points = (n: number): string => two.format(n);

export const perSecond = (n: number): string => {
  if (n > 0 && n < 0.01) {
    return '< 0.01';
  }
  return n >= 100 ? whole.format(n) : n.toFixed(n >= 10 ? 1 : 2);
};

/** A share, which says 0 or 100 only where it is none or all. */
export const percent = (part: number, total: number): string => {
  if (part === 0 || total === 0) {
    return '0 %';
  }
  const share = (part / total) * 100;
  if (share < 0.1) {
    return '< 0.1 %';
  }
  if (part < total && share > 99.9) {
    return '> 99.9 %';
  }
  return `${share.toFixed(share < 10 || (share > 99 && part < total) ? 1 : 0)} %`;
};

export const milliseconds = (ms: number | null | undefined): string =>
  ms === null || ms === undefined ? '–' : ms >= 100 ? whole.format(ms) : ms.toFixed(ms >= 10 ? 0 : 1);

export const micros = (us: number): string =>
  us >= 1_000_000
    ? `${(us / 1_000_000).toFixed(2)} s`
    : us >= 1_000
      ? `${(us / 1_000).toFixed(us >= 10_000 ? 0 : 1)} ms`
      : `${us} µs`;

/** Money as its decimal text says it, with the decimals of its currency. */
export function money(value: string, currency: string): string {
  try {
    return new Intl.NumberFormat('en-GB', { style: 'currency', currency, currencyDisplay: 'code' })
      .format(Number(value))
      .replace(/^([A-Z]{3})\s?(.*)$/, '$2 $1');
  } catch {
    return `${value} ${currency}`;
  }
}
