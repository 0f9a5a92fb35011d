import { binomialQuantile } from '../distributions/binomial-quantile.ts';

/** Which side of the centre a point lies on: above 1, below −1, on it 0. */
export type Side = -1 | 0 | 1;

/** How a series runs about its centre, and what chance alone would do. Null where no point lies off the centre. */
export type RunsAnalysis = {
  /** Points that lie off the centre. */
  readonly useful: number;
  readonly longestRun: number | null;
  /** The longest run that chance still explains. */
  readonly longestRunMax: number | null;
  readonly crossings: number | null;
  /** The fewest crossings that chance still explains. */
  readonly crossingsMin: number | null;
  readonly signal: boolean;
};

/**
 * Anhøj's two tests of a series about its centre: an unusually long run, or unusually few crossings.
 *
 * Points on the centre are left out. The longest run signals above round(log₂ n) + 3, halves going to the even number;
 * the crossings signal below the 5 % quantile of a binomial count of n − 1 coin tosses.
 *
 * @param sides  side of each point, in order
 * @see Anhøj & Olesen 2014; Schilling 2012; Chen 2010; R qicharts2
 * @example runsAnalysis([1, 1, 0, -1, -1, -1, 1, -1]).longestRun // => 3
 */
export function runsAnalysis(sides: readonly Side[]): RunsAnalysis {
  const runs = runLengths(sides);
  const useful = runs.reduce((total, { length }) => total + length, 0);
  if (useful === 0) {
    return {
      useful,
      longestRun: null,
      longestRunMax: null,
      crossings: null,
      crossingsMin: null,
      signal: false,
    };
  }
  const longestRun = runs.reduce((most, { length }) => Math.max(most, length), 0);
  const longestRunMax = longestByChance(useful);
  const crossings = runs.length - 1;
  const crossingsMin = fewestByChance(useful - 1);
  const signal = longestRun > longestRunMax || crossings < crossingsMin;
  return { useful, longestRun, longestRunMax, crossings, crossingsMin, signal };
}

/** The longest run that chance explains among so many points off the centre; log₂ of a whole number is never a half. */
export function longestByChance(useful: number): number {
  return Math.round(Math.log2(useful)) + 3;
}

/** The 5 % quantile of a binomial count of coin tosses: of a few, its sums are whole numbers of 2⁻ⁿ and cost next to nothing. */
function fewestByChance(tosses: number): number {
  if (tosses > 50) return binomialQuantile(0.05, { n: tosses, share: 0.5 });
  let heads = 0;
  let chance = 0.5 ** tosses;
  for (let sum = chance; sum < 0.05; sum += chance) {
    heads += 1;
    chance *= (tosses - heads + 1) / heads;
  }
  return heads;
}

type Run = { readonly side: Side; readonly length: number };

/** Neighbours on one side, points on the centre left out. */
function runLengths(sides: readonly Side[]): readonly Run[] {
  const runs: Run[] = [];
  for (const side of sides) {
    if (side === 0) continue;
    const last = runs.at(-1);
    if (last?.side === side) runs[runs.length - 1] = { side, length: last.length + 1 };
    else runs.push({ side, length: 1 });
  }
  return runs;
}

/**
 * Chance of so many runs or fewer, and of so many or more, when points above and below come in random order.
 *
 * @param sides  side of each point, in order; points on the centre are left out
 * @returns both tails, which overlap at the number observed
 * @see Swed & Eisenhart 1943; Wald & Wolfowitz 1940
 * @example runsTails([1, 1, 1, 1, 1, -1, -1, -1, -1, -1]).few // => 0.007936507936507936
 */
export function runsTails(sides: readonly Side[]): { readonly few: number; readonly many: number } {
  const observed = runLengths(sides).length;
  const above = sides.filter((side) => side === 1).length;
  const below = sides.filter((side) => side === -1).length;
  if (above === 0 || below === 0) return { few: 1, many: 1 };
  const all = logChoose(above + below, above);
  let [few, many] = [0, 0];
  for (let runs = 2; runs <= 2 * Math.min(above, below) + 1; runs += 1) {
    const share = Math.exp(logArrangements(runs, above, below) - all);
    if (runs <= observed) few += share;
    if (runs >= observed) many += share;
  }
  return { few: Math.min(1, few), many: Math.min(1, many) };
}

/** Log of the orders of so many points above and below that have exactly so many runs. */
function logArrangements(runs: number, above: number, below: number): number {
  const half = Math.floor(runs / 2);
  const split = (n: number, parts: number): number => logChoose(n - 1, parts - 1);
  if (runs % 2 === 0) return Math.LN2 + split(above, half) + split(below, half);
  const [one, other] = [split(above, half + 1) + split(below, half), split(above, half) + split(below, half + 1)];
  const larger = Math.max(one, other);
  return larger === -Infinity ? -Infinity : larger + Math.log(Math.exp(one - larger) + Math.exp(other - larger));
}

function logChoose(n: number, k: number): number {
  if (k < 0 || k > n) return -Infinity;
  let log = 0;
  for (let step = 1; step <= Math.min(k, n - k); step += 1) log += Math.log((n + 1 - step) / step);
  return log;
}
