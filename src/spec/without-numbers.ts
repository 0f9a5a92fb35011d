import type { SeriesPoint } from './findings.ts';

/** A point of which no number is told: that there was such a period is all that is left. */
export const withoutNumbers = (point: SeriesPoint): SeriesPoint => ({
  ...point,
  value: null,
  low: null,
  high: null,
  events: null,
  exposure: null,
  n: null,
});
