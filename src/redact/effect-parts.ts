import { addIsoDays, type EstimatedEffect, type Finding, type Opinion } from '../spec/index.ts';
import { coarse } from './coarse.ts';
import { besideFew, hiddenIn, hidesFew } from './few-hidden.ts';
import { roundEffect } from './round-effect.ts';
import { hidesIn } from './scatter.ts';

/** The findings of one metric about everybody, as they may be shown, by area. */
export type ByArea = ReadonlyMap<string, Finding>;

const suppressed = { status: 'withheld', reason: 'suppressed' } as const;

/**
 * The effect of the programme without what single periods and areas are worked into. What would have happened without it
 * is in each period what comparison areas had, times a number that all other periods tell; of a mix of comparison areas it
 * is one for each of them. Where one of these is hidden, all that is told by period goes, and where the scatter of the
 * arms themselves is in the range, the effect does.
 *
 * @param finding  of all programme areas
 */
export function protectEffectParts(finding: Finding, areas: ByArea): Finding {
  const { effect } = finding;
  if (effect.status === 'withheld') return withoutHash(finding, areas);
  const before = { from: '', to: addIsoDays(effect.launch, -1) };
  const comparison = areas.get('@comparison');
  const arms = effect.areas.comparison > 0 && comparison ? [finding, comparison] : [finding];
  if (isOfArms(effect) && arms.some((arm) => hidesIn(arm, before)))
    return withoutHash({ ...finding, effect: suppressed, contribution: 'no-design', ...noEvidence }, areas);
  if (effect.design === 'interrupted-series' && isTriedInSeries(arms, areas))
    return withoutHash({ ...finding, effect: suppressed, contribution: 'no-design', ...noEvidence }, areas);
  const shown = withoutPeriods(effect, { arms, areas });
  return withoutHash({ ...finding, effect: withoutNeighbours(shown, areas) }, areas);
}

const noEvidence = { evidence: null, evidenceRule: null } as const;

/** Designs of one series, or of the difference of two: their ranges are made of how that scatters before the launch. */
const isOfArms = ({ design }: EstimatedEffect): boolean =>
  design === 'interrupted-series' || design === 'before-after' || design === 'weighted-displacement-difference';

/**
 * A step in a series is worked out of both arms period by period, before the launch and since, and its range of how single
 * areas differ from one another.
 */
const isTriedInSeries = (arms: readonly Finding[], areas: ByArea): boolean =>
  arms.some((arm) => hidesIn(arm, null)) || hidesFew(areasOf(areas, ['program', 'comparison']));

const areasOf = (areas: ByArea, roles: readonly Finding['areaRole'][]): readonly Finding[] =>
  [...areas.values()].filter(({ areaRole }) => roles.includes(areaRole));

function withoutPeriods(
  effect: EstimatedEffect,
  { arms, areas }: { readonly arms: readonly Finding[]; readonly areas: ByArea },
): EstimatedEffect {
  const own = [...areas.values()];
  const hidesComparison = own.some((one) => one.areaRole === 'comparison' && hidesIn(one, null));
  const hidesProgram = own.some((one) => one.areaRole === 'program' && hidesIn(one, null));
  const isInPeriods = hidesComparison && (effect.levels !== null || effect.design === 'synthetic-control');
  const plain = hidesComparison || hidesProgram ? withoutCells(effect, own) : effect;
  if (!isInPeriods && !arms.some((arm) => hidesIn(arm, null))) return plain;
  const { placeboGaps: _, ...rest } = plain;
  // a pretended launch and half a baseline tell sums over parts of the time, and with them a hidden period
  const sensitivity = rest.sensitivity.filter(({ kind }) => kind !== 'baseline-window');
  return { ...rest, gap: [], eventStudy: [], placebo: suppressed, otherPlacebos: [], sensitivity };
}

/**
 * Every area in every period is in what is left: its ranges, its p, and of a share or a mean the effect itself. With all
 * their digits they could be tried out with every count that a hidden one may have: they have two.
 */
function withoutCells(effect: EstimatedEffect, areas: readonly Finding[]): EstimatedEffect {
  const hiddenAreas = new Set(areas.filter((one) => hidesIn(one, null)).map(({ area }) => area));
  // what an area was expected to have since the launch is what it had before, times a number that all areas have in common
  const hidesBefore = areas.some(
    (one) =>
      one.areaRole === 'program' && hidesIn(one, { from: '', to: addIsoDays(one.launches[0] ?? effect.launch, -1) }),
  );
  const byUnit = effect.levels === null ? {} : { eventStudy: [] };
  const byArea = effect.levels !== null || hidesBefore ? { byArea: [], byCohort: [] } : {};
  const shown = roundEffect(
    {
      ...effect,
      ...byUnit,
      ...byArea,
      sensitivity: effect.sensitivity.filter(
        ({ kind, choice }) => kind !== 'method' && !(kind === 'without-area' && hiddenAreas.has(choice)),
      ),
      opinions: effect.opinions.map(withoutOpinion),
      // each is one more equation of counts before the launch
      otherPlacebos: [],
      dispersion: null,
    },
    1,
  );
  if (shown.status === 'withheld') return effect;
  const arms = areas.filter(({ areaRole }) => areaRole === 'program' || areaRole === 'comparison');
  const told = hidesFew(arms) ? besideFew(shown) : shown;
  const isOfCells = effect.levels !== null || mixesLaunches(effect, areas);
  return { ...told, gap: isOfCells ? [] : effect.gap };
}

/**
 * Of areas that began at different times, those that wait tell what the others had to expect: how many all of these had in a
 * period, less those that had begun, where areas of several launches hide one.
 */
function mixesLaunches({ design }: EstimatedEffect, areas: readonly Finding[]): boolean {
  if (design !== 'staggered-adoption') return false;
  const program = areas.filter(({ areaRole }) => areaRole === 'program');
  const last = program.flatMap(({ launches }) => launches.slice(0, 1)).reduce((a, b) => (a > b ? a : b), '');
  const before = { from: '', to: addIsoDays(last, -1) };
  return new Set(program.flatMap((one) => (hidesIn(one, before) ? [one.launches[0]] : []))).size > 1;
}

/** Other methods look at every area in every period, and of few that are hidden their ranges leave next to nothing open. */
const withoutOpinion = ({ design, variant }: Opinion): Opinion => ({ ...suppressed, design, variant });

/**
 * Events that moved next door are what neighbouring areas had, less what comparison areas lead one to expect; their range is
 * made of each of these areas, unless the design knows sums of them alone.
 */
function withoutNeighbours(effect: EstimatedEffect, areas: ByArea): EstimatedEffect {
  const { displacement } = effect;
  const arms = [areas.get('@buffer'), areas.get('@comparison')];
  if (displacement.status === 'withheld') return effect;
  if (arms.some((arm) => arm && hidesIn(arm, null))) return { ...effect, displacement: suppressed };
  const single = areasOf(areas, ['buffer', 'comparison']);
  if (isOfArms(effect) || hiddenIn(single) === 0) return effect;
  return { ...effect, displacement: hidesFew(single) ? suppressed : coarse(displacement, 1) };
}

/**
 * A hash of the time before the launch can be tried out with every count that a hidden one may have, and what designs
 * were refused for is measured on the same, but for how many areas and periods there are.
 */
function withoutHash(finding: Finding, areas: ByArea): Finding {
  const { ladder } = finding;
  if (![...areas.values()].some((one) => hidesIn(one, null))) return finding;
  const isCount = (measured: number | null): boolean => measured === null || Number.isInteger(measured);
  const refused = ladder.refused.map((one) =>
    isCount(one.observed) && isCount(one.limit) ? one : { ...one, observed: null, limit: null },
  );
  return { ...finding, ladder: { ...ladder, hash: '', refused } };
}
