/** The start of a long hash, as people compare it by eye. */
export const shortHash = (hash: string): string => hash.slice(0, 10);

/** An identifier short enough for a table: whole when short, otherwise its telling end. */
export const shortId = (id: string): string => (id.length <= 14 ? id : `…${id.slice(-8)}`);
