import {
  type DonorPanel,
  type InvertedTest,
  invertedTest,
  type SyntheticControl,
  syntheticControl,
} from '../../stats/index.ts';
import { type LevelDonors, type LevelUnit, pooledUnit } from './level-donors.ts';
import { setsOf } from './placebo-ranks.ts';

/** The effect of a synthetic control on a level, judged by how large a gap other areas show in its place. */
export interface RankedDifference extends InvertedTest {
  readonly difference: number;
  /** Over the records of programme areas since the launch. */
  readonly observed: number;
  readonly smallestP: number;
}

export interface DifferenceOptions {
  readonly draw: (below: number) => number;
  /** How a synthetic control is fitted; plain unless given. */
  readonly control?: (panel: DonorPanel) => SyntheticControl;
  /** The highest that a level can be; null where there is no such thing. */
  readonly most: number | null;
}

/** Gaps that differ by rounding are ties. */
const slack = 1e-9;
/** Where a mean has no end that ranks would find, so many times the largest gap of others is as far as was looked. */
const farthest = 7;

/**
 * Difference of programme areas' share or mean from its synthetic control since the launch, with p by placebo ranks and the
 * interval that says the same; each period weighs as many records as programme areas have in it.
 *
 * Ranks are those of `rankedRatio`: as many areas are taken in their place, and the statistic is the mean gap since the
 * launch over the root mean squared gap before it. The interval holds the differences that would not be rejected if they
 * were taken off programme areas' level since the launch.
 *
 * @returns null where the series before the launch was matched perfectly, or no other set can be ranked
 * @see Abadie, Diamond & Hainmueller 2010, §3.4; Firpo & Possebom 2018 on inverting placebo ranks
 */
export function rankedDifference(
  series: LevelDonors,
  { draw, control = syntheticControl, most }: DifferenceOptions,
): RankedDifference | null {
  const units = [...series.program, ...series.donors];
  const gapOf = (members: readonly number[]) => placeboGap(series, { units, members, control });
  const own = gapOf([...series.program.keys()]);
  const others = setsOf(units.length, series.program.length, draw).flatMap((members) => gapOf(members) ?? []);
  if (own === null || others.length === 0) return null;
  const size = ({ gap, share }: PlaceboGap, difference: number): number => Math.abs(gap - difference * share);
  const pAt = (difference: number): number => {
    const truth = size(own, difference) - slack;
    return (1 + others.filter((other) => size(other, difference) >= truth).length) / (others.length + 1);
  };
  const spread = Math.max(...[own, ...others].map((one) => size(one, 0))) / own.share;
  if (!(spread > 0)) return null;
  const smallestP = 1 / (others.length + 1);
  const difference = own.gap / own.share;
  const { p, at } = invertedTest((log) => pAt(log * spread), difference / spread, smallestP);
  const observed = sinceLaunch(series, pooledUnit(series.program, '').values);
  return {
    difference,
    observed,
    smallestP,
    p,
    at: (level) => {
      const { low, high } = at(level);
      const [least, largest] = most === null ? [difference - farthest * spread, Infinity] : [observed - most, observed];
      return { low: Math.max(least, spread * Math.log(low)), high: Math.min(largest, spread * Math.log(high)) };
    },
  };
}

/** Mean over the periods since the launch, weighed by the records of programme areas. */
export function sinceLaunch({ program, prePeriods }: LevelDonors, values: readonly number[]): number {
  const { records } = pooledUnit(program, '');
  let [sum, mass] = [0, 0];
  for (let place = prePeriods; place < values.length; place += 1) {
    sum += (records[place] as number) * (values[place] as number);
    mass += records[place] as number;
  }
  return sum / mass;
}

/** A mean gap over the gap before, and by how much it answers to one more on programme areas' level since the launch. */
interface PlaceboGap {
  readonly gap: number;
  readonly share: number;
}

interface Placebo {
  readonly units: readonly LevelUnit[];
  readonly members: readonly number[];
  readonly control: (panel: DonorPanel) => SyntheticControl;
}

function placeboGap(series: LevelDonors, { units, members, control }: Placebo): PlaceboGap | null {
  const inside = new Set(members);
  const isOurs = (place: number): boolean => place < series.program.length;
  const set = members.flatMap((place) => units[place] ?? []);
  const outside = [...units.keys()].filter((place) => !inside.has(place));
  const treated = pooledUnit(set, 'the set');
  const donors = outside.flatMap((place) => units[place] ?? []);
  const { preRmspe, gaps, weights } = control({ treated, donors, prePeriods: series.prePeriods });
  if (preRmspe === 0) return null;
  const ours = pooledUnit(
    members.flatMap((place) => {
      const unit = units[place];
      return unit ? [{ ...unit, values: unit.values.map(() => Number(isOurs(place))) }] : [];
    }),
    'programme areas among them',
  );
  const lent = outside.reduce((sum, place, index) => sum + (isOurs(place) ? (weights[index]?.weight ?? 0) : 0), 0);
  return {
    gap: sinceLaunch(series, gaps) / preRmspe,
    share: (sinceLaunch(series, ours.values) - lent) / preRmspe,
  };
}
