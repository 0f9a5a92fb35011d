import type { Bound, Change, EstimatedChange, Finding } from '../spec/index.ts';
import {
  type Days,
  isExact,
  type Reach,
  type Reaching,
  reachOfDifference,
  reachOfEnds,
  toldInSteps,
} from './weight-step.ts';

/** Where p stands between: told to the next one, it says little more than which verdict there is. */
const rungs = [0.001, 0.01, 0.05, 0.1, 0.2, 0.5, 1];

/** A change with values and ends in steps; without what chance has to say where one of these has none. */
export function changeInSteps(change: Change, now: Days, reach: Reaching): Change {
  if (change.status === 'withheld') {
    const { before, window, ...rest } = change;
    return { ...rest, window, ...(before && window ? valueThen(before, reach(window, before.n)) : {}) };
  }
  const { window, compared, n, value } = change;
  const stepThen = reach(window, n);
  const step = reachOfDifference(stepThen, reach(now, compared.n));
  if (isExact(step)) return change;
  const then = valueThen({ value, n }, stepThen);
  const told = then.before && inSteps(change, step, then.before.value);
  return told ?? { status: 'withheld', reason: 'suppressed', window, ...then };
}

interface Before {
  readonly value: number;
  readonly n: number;
}

function valueThen({ value: exact, n }: Before, reach: Reach): { readonly before?: Before } {
  const value = toldInSteps(exact, reach);
  return value === null ? {} : { before: { value, n } };
}

function inSteps(change: EstimatedChange, reach: Reach, value: number): EstimatedChange | null {
  const { estimate, adjusted, absolute, smallestDetectable, p, q } = change;
  const [own, all, both] = [change, adjusted, absolute].map((range) => endsIn(range, reach));
  const [size, difference] = [toldBound(estimate, reach), toldInSteps(absolute.estimate, reach)];
  if (!own || !all || !both || size === null || difference === null) return null;
  const rung = (exact: number): number => rungOf(exact, 1 - adjusted.level);
  const [sign, least] = [Math.sign(smallestDetectable ?? 0), Math.abs(smallestDetectable ?? 0)];
  const shown = toldInSteps(least, reachOfEnds(reach), Math.ceil);
  return {
    ...change,
    ...own,
    value,
    estimate: size,
    adjusted: { ...adjusted, ...all },
    absolute: { ...both, estimate: difference },
    p: rung(p),
    q: rung(q),
    smallestDetectable: smallestDetectable === null || shown === null ? null : sign * shown,
  };
}

type Ends = Pick<EstimatedChange, 'low' | 'high'>;

function endsIn({ low, high }: Ends, reach: Reach): Ends | null {
  const [least, most] = [
    toldInSteps(low, reachOfEnds(reach), Math.floor),
    toldBound(high, reachOfEnds(reach), Math.ceil),
  ];
  return least === null || most === null ? null : { low: least, high: most };
}

const toldBound = (bound: Bound, reach: Reach, towards?: (x: number) => number): Bound | null =>
  typeof bound === 'number' ? toldInSteps(bound, reach, towards) : bound;

/** Never across the level that verdicts fall at. */
function rungOf(exact: number, alpha: number): number {
  const rung = rungs.find((own) => exact <= own) ?? 1;
  return exact <= alpha ? Math.min(rung, alpha) : rung;
}

const moved: ReadonlySet<Finding['movement']> = new Set(['better', 'worse', 'changed-up', 'changed-down']);

/** Whether a range in steps still bears the verdict that was given on the exact one. */
export function holds(
  { movement, unclear, decision }: Finding,
  { adjusted, absolute, value }: EstimatedChange,
): boolean {
  const isOneSided = ({ low, high }: Ends): boolean => low > 0 || (typeof high === 'number' && high < 0);
  if (moved.has(movement)) return isOneSided(adjusted) && isOneSided(absolute);
  const size = Math.abs((decision?.smallestWorthwhile ?? 0) * value);
  const { low, high } = adjusted;
  return unclear !== 'smaller-than-worthwhile' || (low > -size && typeof high === 'number' && high < size);
}
