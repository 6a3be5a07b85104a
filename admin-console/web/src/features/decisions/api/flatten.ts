/** A nested object as its leaves: ["amount.value", "129.90"]. Absent values are left out. */
export function flatten(value: Record<string, unknown>, prefix = ''): [path: string, leaf: string][] {
  return Object.entries(value).flatMap(([key, inner]): [string, string][] => {
    const path = prefix ? `${prefix}.${key}` : key;
    if (inner === null || inner === undefined) {
      return [];
    }
    if (typeof inner === 'object' && !Array.isArray(inner)) {
      return flatten(inner as Record<string, unknown>, path);
    }
    return [[path, Array.isArray(inner) ? inner.join(', ') : String(inner)]];
  });
}
