const meta = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';

/** The nonce with which this one page may add styles. */
export const styleNonce = (): string => meta('csp-nonce');

export const environment = (): string => meta('tripline-environment') || 'unknown';
