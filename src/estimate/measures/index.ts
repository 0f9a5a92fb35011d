import { countMethods } from './count.ts';
import type { MeasureMethods } from './measure.ts';

/** The methods of one run: each remembers what it has worked out, for many areas have the same few events. */
export function measureMethods(): Readonly<Record<'count' | 'rate', MeasureMethods>> {
  const counts = countMethods();
  return { count: counts, rate: counts };
}
