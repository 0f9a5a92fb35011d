import type { Change, Target } from '../spec/index.ts';

/** A target in the metric's unit; null where it is relative, and there is no baseline to be relative to. */
export function targetValue({ change, value }: Target, measured: Change): number | null {
  if (value !== null) return value;
  return change !== null && measured.status === 'estimated' ? measured.value * (1 + change) : null;
}
