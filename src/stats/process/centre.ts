/** Arithmetic mean, corrected once so that equal values give that very value; null of none. */
export function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const rough = sum(values) / values.length;
  return rough + sum(values.map((value) => value - rough)) / values.length;
}

/** The middle value, or half-way between the two in the middle; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [lower, upper] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return lower === undefined || upper === undefined ? null : lower + (upper - lower) / 2;
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
