import type { DesignEffect, IntervalAt } from './design.ts';

/** Which way an effect goes, by its interval: the verdict that every re-estimate is held against. */
export type Direction = 'down' | 'up' | 'unclear';

/** @example directionOf({ low: 0.8, high: 0.95 }, 'ratio') // => "down" */
export function directionOf({ low, high }: ReturnType<IntervalAt>, scale: DesignEffect['scale']): Direction {
  const none = scale === 'ratio' ? 1 : 0;
  if (high < none) return 'down';
  return low > none ? 'up' : 'unclear';
}
