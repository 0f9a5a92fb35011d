import { addIsoDays, type EstimatedEffect, type Finding, type Opinion } from '../spec/index.ts';
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
const isTriedInSeries = (arms: readonly Finding[], areas: ByArea): boolean => {
  const hidden = hiddenIn(
    [...areas.values()].filter(({ areaRole }) => areaRole === 'program' || areaRole === 'comparison'),
  );
  return arms.some((arm) => hidesIn(arm, null)) || (hidden > 0 && hidden < fewHidden);
};

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

/** Of fewer numbers of single areas that are hidden, what else is told leaves next to no choice. */
const fewHidden = 30;

const hiddenIn = (findings: readonly Finding[]): number =>
  findings.reduce((sum, { series }) => sum + series.filter(({ state }) => state === 'suppressed').length, 0);

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
  // of a share or a mean, each other choice and each pretended launch is one more equation of the same few numbers
  const isTried = effect.levels !== null && hiddenIn(areas) < fewHidden;
  const byArea = effect.levels !== null || hidesBefore ? { byArea: [], byCohort: [] } : {};
  const shown = roundEffect(
    {
      ...effect,
      ...byUnit,
      ...byArea,
      ...(isTried ? { placebo: suppressed } : {}),
      sensitivity: effect.sensitivity.filter(
        ({ kind, choice }) => !isTried && kind !== 'method' && !(kind === 'without-area' && hiddenAreas.has(choice)),
      ),
      opinions: effect.opinions.map(withoutOpinion),
      // each is one more equation of counts before the launch
      otherPlacebos: [],
      dispersion: null,
    },
    1,
  );
  return shown.status === 'withheld' ? effect : { ...shown, gap: effect.gap };
}

/** Other methods look at every area in every period, and of few that are hidden their ranges leave next to nothing open. */
const withoutOpinion = ({ design, variant }: Opinion): Opinion => ({ ...suppressed, design, variant });

/** Events that moved next door are what neighbouring areas had, less what comparison areas lead one to expect. */
function withoutNeighbours(effect: EstimatedEffect, areas: ByArea): EstimatedEffect {
  const neighbours = areas.get('@buffer');
  const arms = [neighbours, areas.get('@comparison')];
  if (effect.displacement.status === 'withheld' || !arms.some((arm) => arm && hidesIn(arm, null))) return effect;
  return { ...effect, displacement: suppressed };
}

/**
 * A hash of the time before the launch can be tried out with every count that a hidden one may have, and what designs
 * were refused for is measured on the same, but for how many areas and periods there are.
 */
function withoutHash(finding: Finding, areas: ByArea): Finding {
  const { ladder } = finding;
  if (ladder.hash === '' || ![...areas.values()].some((one) => hidesIn(one, null))) return finding;
  const refused = ladder.refused.map((one) => (Number.isInteger(one.observed) ? one : { ...one, observed: null }));
  return { ...finding, ladder: { ...ladder, hash: '', refused } };
}
