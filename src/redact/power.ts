import type { Power, Sight } from '../estimate/index.ts';

/**
 * What could be seen as it may be shown. What a window could show follows from the count of its baseline: it goes where
 * that is small, and where two windows would give a small count away by the difference of theirs.
 */
export function protectPower(power: Power, minimum: number): Power {
  const shown: number[] = [];
  const protect = (sight: Sight): Sight => {
    if (sight.status === 'withheld') return sight;
    const count = sight.before.events ?? sight.before.n;
    const isSmall = (n: number): boolean => n > 0 && n < minimum;
    if (isSmall(count) || shown.some((other) => isSmall(Math.abs(other - count))))
      return { status: 'withheld', window: sight.window, reason: 'suppressed' };
    shown.push(count);
    return sight;
  };
  const now = protect(power.now);
  return { ...power, now, longer: power.longer.map((row) => ({ ...row, sight: protect(row.sight) })) };
}
