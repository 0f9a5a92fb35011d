import {
  type DonorPanel,
  type InvertedTest,
  invertedTest,
  meanUnit,
  type SyntheticControl,
  syntheticControl,
  type UnitSeries,
} from '../../stats/index.ts';
import type { DonorSeries } from './donor-series.ts';
import { waysToLaunch } from './facts.ts';

/** The effect of a synthetic control, judged by how large a gap other areas show in its place. */
export interface RankedRatio extends InvertedTest {
  readonly ratio: number;
  readonly smallestP: number;
}

export interface RankOptions {
  /** Whole numbers for drawing sets of areas where there are too many to look at all. */
  readonly draw: (below: number) => number;
  /** How a synthetic control is fitted; plain unless given. */
  readonly control?: (panel: DonorPanel) => SyntheticControl;
}

/** Up to so many sets of areas, all are looked at; beyond, so many of them drawn, and the true one. */
const mostSets = 199;
const drawnSets = 99;
/** Gaps that differ by rounding are ties. */
const slack = 1e-9;

/**
 * Ratio of programme areas' mean to its synthetic control since the launch, with p by placebo ranks and the interval that
 * says the same.
 *
 * As many areas as there are programme areas are taken in their place, from all areas of both arms, and fitted from the
 * others. The statistic is the mean gap since the launch over the root mean squared gap before it: p is the share of
 * sets, the true one among them, with one at least as large. The interval holds the ratios that would not be rejected if
 * the programme areas' counts since the launch were divided by them; that changes no weight, for weights come from before.
 * (The ratio of root mean squared gaps, which Abadie and others rank, also answers to the shape of an effect over time,
 * and no constant ratio can be read back from it.)
 *
 * @returns null where nothing was observed, or the series before the launch was matched perfectly
 * @see Abadie, Diamond & Hainmueller 2010, §3.4; Firpo & Possebom 2018 on inverting placebo ranks
 */
export function rankedRatio(
  series: DonorSeries,
  { draw, control = syntheticControl }: RankOptions,
): RankedRatio | null {
  const units = [...series.program, ...series.donors];
  const gapOf = (members: readonly number[]) => meanGap(series, { units, members, control });
  const own = gapOf([...series.program.keys()]);
  const ratio = own === null ? 0 : own.observed / own.expected;
  if (own === null || !(ratio > 0 && ratio < Infinity)) return null;
  const others = setsOf(units.length, series.program.length, draw).flatMap((members) => gapOf(members) ?? []);
  const pOf = (log: number): number => {
    const inverse = Math.exp(-log);
    const size = ({ fixed, treated }: MeanGap): number => Math.abs(fixed + treated * inverse);
    const truth = size(own) - slack;
    return (1 + others.filter((other) => size(other) >= truth).length) / (others.length + 1);
  };
  const smallestP = 1 / (others.length + 1);
  return { ratio, smallestP, ...invertedTest(pOf, Math.log(ratio), smallestP) };
}

/** A mean gap over the gap before: the part that programme areas' counts since the launch make, and the rest. */
interface MeanGap {
  readonly fixed: number;
  readonly treated: number;
  /** The mean of the set since the launch, and that of its control. */
  readonly observed: number;
  readonly expected: number;
}

interface Placebo {
  readonly units: readonly UnitSeries[];
  readonly members: readonly number[];
  readonly control: (panel: DonorPanel) => SyntheticControl;
}

function meanGap(
  { program, prePeriods }: Pick<DonorSeries, 'program' | 'prePeriods'>,
  { units, members, control }: Placebo,
): MeanGap | null {
  const inside = new Set(members);
  const outside = [...units.keys()].filter((place) => !inside.has(place));
  const set = members.flatMap((place) => units[place] ?? []);
  const donors = outside.flatMap((place) => units[place] ?? []);
  const { preRmspe, weights } = control({ treated: meanUnit(set, 'the set'), donors, prePeriods });
  if (preRmspe === 0) return null;
  let [fixed, treated, observed, expected] = [0, 0, 0, 0];
  const add = (place: number, weight: number): void => {
    const since = mean((units[place]?.values ?? []).slice(prePeriods)) * weight;
    if (place < program.length) treated += since / preRmspe;
    else fixed += since / preRmspe;
    if (weight > 0 && inside.has(place)) observed += since;
    else expected -= since;
  };
  for (const place of members) add(place, 1 / members.length);
  for (const [index, place] of outside.entries()) add(place, -(weights[index]?.weight ?? 0));
  return { fixed, treated, observed, expected };
}

/** Sets of areas that could have been the programme areas; the first of each are not the true ones. */
export function setsOf(areas: number, size: number, draw: (below: number) => number): readonly (readonly number[])[] {
  if (waysToLaunch(areas, [size]) > mostSets)
    return Array.from({ length: drawnSets }, () => {
      const left = [...Array(areas).keys()];
      return Array.from({ length: size }, () => left.splice(draw(left.length), 1)[0] ?? 0);
    });
  const sets = (from: number, members: number): readonly (readonly number[])[] =>
    members === 0
      ? [[]]
      : [...Array(areas).keys()]
          .slice(from)
          .flatMap((first) => sets(first + 1, members - 1).map((rest) => [first, ...rest]));
  // the first is the true one
  return sets(0, size).slice(1);
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
