import type { Gap, Reason } from '../spec/index.ts';
import { type Interval, moverSum, type RateInWindows, ratioOfRateRatios } from '../stats/index.ts';
import { likeForLike } from './measures/count.ts';
import { pByInversion } from './measures/inverted.ts';
import { logRatio } from './measures/log-ratio.ts';
import type { Compared, CompareScope, MeasureMethods, Pair } from './measures/measure.ts';

/** One change held against another. */
export type GapCompared =
  | {
      readonly status: 'comparable';
      readonly scale: 'ratio' | 'difference';
      readonly estimate: number;
      readonly p: number;
      readonly method: Extract<Gap['change'], { readonly status: 'estimated' }>['method'];
      /** It leaves out no difference exactly where p is below one less the level. */
      readonly at: (level: number) => Interval;
    }
  | { readonly status: 'withheld'; readonly reason: Reason };

interface Groups {
  readonly own: readonly Pair[];
  readonly others: readonly Pair[];
}
interface Scene {
  readonly scope: CompareScope;
  readonly methods: MeasureMethods;
}

/**
 * Whether one group's change was another one than the others': counts by the exact distribution of four counts, or on the
 * log scale where they scatter; all other measures by their two changes, whose intervals are joined.
 *
 * @see Cornfield 1956 on four counts; Zou & Donner 2008 on joining intervals
 */
export function gapChange(groups: Groups, { scope, methods }: Scene): GapCompared {
  const [first] = groups.own;
  if (first?.now.kind === 'count' && scope.metric.measure.kind !== 'ratio') return ofCounts(groups, scope);
  const [one, two] = [methods.compare(groups.own, scope).compared, methods.compare(groups.others, scope).compared];
  if (one.status === 'withheld') return { ...one, reason: sided(one.reason, 'own') };
  return two.status === 'withheld' ? { ...two, reason: sided(two.reason, 'others') } : joined(one, two);
}

/** Where records are missing, whose: of the group, or of those that it is held against. */
export function sided(reason: Reason, side: keyof Groups): Reason {
  if (reason !== 'no-eligible-records') return reason;
  return side === 'own' ? 'none-of-group' : 'none-of-others';
}

/** Below this, intervals are exact (METHODS: small counts). */
const smallCount = 20;

function ofCounts({ own, others }: Groups, { scatter }: CompareScope): GapCompared {
  const [one, two]: readonly [RateInWindows, RateInWindows] = [likeForLike(own), likeForLike(others)];
  const sides = [one.now, one.baseline, two.now, two.baseline];
  if (sides.some(({ exposure }) => !(exposure > 0))) return { status: 'withheld', reason: 'no-exposure' };
  const totals = [one, two].map(({ now, baseline }) => now.events + baseline.events);
  if (totals.some((total) => total === 0)) return { status: 'withheld', reason: 'too-few-events' };
  const isWidened = scatter.dispersion > 1 && scatter.df > 0;
  const isSmall = sides.some(({ events }) => events === 0) || totals.some((total) => total < smallCount);
  if (isSmall || (!isWidened && sides.some(({ events }) => events < smallCount))) return exact(one, two);
  const log = Math.log(ratioOf(one) / ratioOf(two));
  const variance = sides.reduce((sum, { events }) => sum + 1 / events, 0);
  const dispersion = isWidened ? scatter.dispersion : 1;
  const { estimate, p, at } = logRatio({ log, error: Math.sqrt(dispersion * variance), expected: 1 }, scatter);
  return {
    status: 'comparable',
    scale: 'ratio',
    estimate,
    p,
    method: isWidened ? 'quasi-poisson-t' : 'log-ratio-normal',
    at,
  };
}

const ratioOf = ({ now, baseline }: RateInWindows): number =>
  now.events / now.exposure / (baseline.events / baseline.exposure);

function exact(one: RateInWindows, two: RateInWindows): GapCompared {
  const { ratio, p } = ratioOfRateRatios(one, two, 0.95);
  if (ratio === null) return { status: 'withheld', reason: 'too-few-events' };
  const at = (level: number): Interval => ratioOfRateRatios(one, two, level);
  return { status: 'comparable', scale: 'ratio', estimate: ratio, p, method: 'exact-central', at };
}

type Comparable = Extract<Compared, { readonly status: 'comparable' }>;

/**
 * The difference of two changes of different people from the interval of each (Zou & Donner 2008), with the p that
 * agrees with it; of ratios, on the log scale.
 */
function joined(one: Comparable, two: Comparable): GapCompared {
  const isRatio = one.scale === 'ratio';
  const [from, to] = isRatio ? [Math.log, Math.exp] : [same, same];
  if (![one, two].every(({ estimate }) => Number.isFinite(from(estimate))))
    return { status: 'withheld', reason: 'not-estimable' };
  const term = ({ estimate, at }: Comparable, level: number) => {
    const { low, high } = at(level);
    return { estimate: from(estimate), low: from(low), high: from(high) };
  };
  const at = (level: number): Interval => {
    const { low, high } = moverSum([
      { weight: 1, ...term(one, level) },
      { weight: -1, ...term(two, level) },
    ]);
    return { low: to(low), high: to(high) };
  };
  return {
    status: 'comparable',
    scale: one.scale,
    estimate: to(from(one.estimate) - from(two.estimate)),
    p: pByInversion(at, isRatio ? 1 : 0),
    method: 'joined-intervals',
    at,
  };
}

const same = (x: number): number => x;
