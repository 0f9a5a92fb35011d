import type { MembersStat } from '../../crosstab/index.ts';
import type { Metric } from '../../spec/index.ts';
import { type GiniChange, gini, giniByChance, giniChange, normalQuantile, studentQuantile } from '../../stats/index.ts';
import { confidence } from '../confidence.ts';
import { type Compared, incomparable, type LevelNumbers, type MeasureMethods, type Side } from './measure.ts';
import { asKind, bothSides } from './stats-of.ts';

/**
 * Whoever knows the sum, the coefficient and their own part has two equations for what the others gave: with fewer
 * partners they would have an answer. Areas keep no secrets from each other, and three make a spread.
 */
const fewestOf = ({ measure }: Metric): number => (measure.kind === 'concentration' && measure.over === 'area' ? 3 : 4);

/**
 * The Gini coefficient, with a jackknife interval. Partners are all that there are, so that a change among them is not
 * weighed; events fall on areas by chance as well, and of those it is.
 *
 * Chance alone makes events look uneven, the more the fewer they are: what these many would show is told beside
 * (`giniByChance`), and a change that may be no more than another number of events is withheld.
 *
 * @see Gini 1912; Yitzhaki 1991 on the jackknife; Bernasco & Steenbeek 2017 on few events over many places
 */
export function concentrationMethods(): MeasureMethods {
  return {
    scattering: null,
    level: (stat, { metric }) => levelOf(asKind(stat, 'members'), metric),
    compare: (pairs, { metric }) => {
      const [now, before] = bothSides(pairs, 'members');
      if (!isOfEvents(metric)) {
        const isThere = levelOf(before, metric).status === 'estimated';
        return incomparable('whole-coalition', isThere ? sideOf(before) : undefined);
      }
      const compared = compare(now, before);
      if (compared.status === 'withheld') return incomparable(compared.reason);
      return { compared, now: sideOf(now), before: sideOf(before) };
    },
  };
}

/** Of events over areas, and not of amounts, nor of partners. */
const isOfEvents = ({ measure }: Metric): boolean =>
  measure.kind === 'concentration' && measure.over === 'area' && measure.sum === undefined;

/** What each member has, in their order; those with nothing have 0. */
function amountsOf({ amounts }: MembersStat, members: readonly string[]): readonly number[] {
  const known = new Map(amounts.map(({ member, amount }) => [member, amount]));
  return members.map((member) => known.get(member) ?? 0);
}

const totalOf = ({ amounts }: MembersStat): number => amounts.reduce((sum, { amount }) => sum + amount, 0);
/** What chance alone would give these many events over these many areas. */
const chanceOf = (stat: MembersStat): number => giniByChance(totalOf(stat) / stat.members.length);

function levelOf(stat: MembersStat, metric: Metric): LevelNumbers {
  const { records, members } = stat;
  if (records === 0) return { status: 'withheld', reason: 'no-eligible-records' };
  if (members.length < fewestOf(metric) || areFewIn(stat, metric))
    return { status: 'withheld', reason: 'too-few-members' };
  const found = gini(amountsOf(stat, members), confidence);
  if (found === null) return { status: 'withheld', reason: 'not-estimable' };
  return {
    status: 'estimated',
    value: found.gini,
    low: found.interval?.low ?? null,
    high: found.interval?.high ?? null,
    n: records,
    events: null,
    exposure: null,
    method: found.interval === null ? 'none' : 'jackknife',
    missing: null,
    effectiveN: null,
    beside: {
      kind: 'concentration',
      members: members.length,
      most: 1 - 1 / members.length,
      byChance: isOfEvents(metric) ? chanceOf(stat) : null,
    },
  };
}

/**
 * Most partners work in a few areas: in one area most have nothing, whatever those who work there share, and where one
 * works alone the coefficient is always 1 − 1/n.
 */
const areFewIn = ({ area, amounts }: MembersStat, metric: Metric): boolean =>
  area !== null && amounts.filter(({ amount }) => amount > 0).length < fewestOf(metric);

const sideOf = (stat: MembersStat): Side => ({
  value: gini(amountsOf(stat, stat.members), confidence)?.gini ?? 0,
  n: stat.records,
  events: null,
  exposure: null,
});

/** Fewer events look more uneven by themselves: a shift of more than this share of the error is not left unsaid. */
const mostShift = 0.25;

function compare(now: MembersStat, before: MembersStat): Compared {
  if (now.records === 0 || before.records === 0) return { status: 'withheld', reason: 'no-eligible-records' };
  const members = [...new Set([...now.members, ...before.members])].sort();
  const change = giniChange(amountsOf(now, members), amountsOf(before, members));
  if (change === null) return { status: 'withheld', reason: 'too-few-members' };
  if (shiftOf(now, before) > mostShift * change.standardError)
    return { status: 'withheld', reason: 'uneven-by-chance' };
  return comparedBy(change);
}

/** How far the coefficient moves by the number of events alone: what is by chance and what lasts add up in squares. */
function shiftOf(now: MembersStat, before: MembersStat): number {
  const was = sideOf(before).value;
  return Math.abs(Math.sqrt(Math.max(0, was ** 2 - chanceOf(before) ** 2 + chanceOf(now) ** 2)) - was);
}

function comparedBy({ difference, p, df, standardError, at }: GiniChange): Compared {
  return {
    status: 'comparable',
    scale: 'difference',
    estimate: difference,
    absolute: difference,
    p,
    method: 'jackknife-t',
    dispersion: 1,
    dispersionDf: df,
    at: (level) => {
      const ends = at(level);
      return { ...ends, absolute: ends };
    },
    detectable: (level, side, power) =>
      (side === 'lower' ? -1 : 1) * (studentQuantile((1 + level) / 2, df) + normalQuantile(power)) * standardError,
    percentAllowed: false,
  };
}
