import type { DesignId, EstimatedEffect, Ladder, Reason } from '../../spec/index.ts';
import { eValue } from '../../stats/index.ts';
import { bounded, confidence } from '../confidence.ts';
import { remember } from '../remember.ts';
import {
  cellState,
  type Design,
  type DesignEffect,
  type DesignPanel,
  type DesignTerms,
  type LevelFacts,
} from './design.ts';
import type { LeftOut } from './design-areas.ts';
import { detectableRatio } from './detectable.ts';
import { displacementOf } from './displacement.ts';
import { chooseDesign, namingEarlyStarts, refusalOf } from './ladder.ts';
import { likeLevelOutcome } from './like-level.ts';
import { opinionsOf, outcomeOpinion } from './opinions.ts';
import { withAreas } from './panel-edits.ts';
import { placeboOf, placebosElsewhere } from './placebo.ts';
import { preLaunch } from './pre-launch.ts';
import { isAlone, isOfComparison, methodChoices, otherChoices, sensitivityAt } from './sensitivity.ts';

export interface EffectInput {
  /** With its buffers; see `panelOf`. */
  readonly panel: DesignPanel;
  /** What the panel had to leave out. */
  readonly leftOut: readonly LeftOut[];
  readonly terms: DesignTerms & { readonly named: DesignId | 'strongest' };
  /** Whether all that is put around the estimate is asked for, or no more than what its verdict depends on; all by default. */
  readonly inFull?: boolean;
}

/** How p was adjusted over a family, and the level of the interval that says the same. */
export interface FamilyAdjustment {
  readonly q: number;
  readonly level: number;
}

/** An effect before its family is known: p is needed to adjust, and the adjustment decides which interval is shown. */
export type DraftEffect =
  | { readonly status: 'withheld'; readonly reason: Reason; readonly ladder: Ladder }
  | {
      readonly status: 'estimated';
      readonly p: number;
      readonly ladder: Ladder;
      readonly finish: (adjustment: FamilyAdjustment) => EstimatedEffect;
    };

/**
 * "Is it us?": chooses the design on data from before the launch, estimates by it, and puts around the estimate what
 * shows how far it can be trusted.
 */
export function estimateEffect({ panel, leftOut, terms, inFull = true }: EffectInput): DraftEffect {
  const { design, ladder } = namingEarlyStarts(chooseDesign(preLaunch(panel), terms), leftOut);
  if (design === null) return { status: 'withheld', reason: refusalOf(ladder), ladder };
  const main = withAreas(panel, ({ role }) => role !== 'buffer');
  if (!main.state.includes(cellState.treated)) return { status: 'withheld', reason: 'no-launch', ladder };
  const outcome = design.estimate(main, terms);
  if (outcome.status === 'withheld') return { ...outcome, ladder };
  // asked for again for each area left out, and by inversion an interval costs as much as the effect
  const effect = { ...outcome.effect, at: remember(outcome.effect.at) };
  const around = aroundOf(design, { panel, main, effect, terms, inFull });
  const { low, high } = effect.at(confidence);
  const finish = ({ q, level: adjustedLevel }: FamilyAdjustment): EstimatedEffect => {
    const adjusted = effect.at(adjustedLevel);
    const { levels } = effect;
    const detail = effect.detail();
    const sensitivity = [...sensitivityAt(around.choices, effect, adjustedLevel), ...around.methods];
    const turns = sensitivity.some(({ kind, turns: own }) => own && isOfComparison(kind));
    return {
      status: 'estimated',
      design: design.id,
      scale: effect.scale,
      estimate: bounded(effect.estimate),
      low,
      high: bounded(high),
      level: confidence,
      p: effect.p,
      q,
      adjusted: { level: adjustedLevel, low: adjusted.low, high: bounded(adjusted.high) },
      inference: effect.inference,
      df: effect.df,
      areas: effect.areas,
      observed: levels === undefined ? effect.observed : levels.hits,
      expected: levels === undefined ? effect.expected : null,
      averted: turns || levels !== undefined ? null : avertedOf(effect, adjusted),
      levels: levels === undefined ? null : levelsOf(effect, levels),
      grain: panel.grain,
      ...timeOf(main),
      placebo: around.placebo,
      otherPlacebos: around.otherPlacebos,
      smallestDetectable: detectableRatio(effect, adjustedLevel, terms),
      smallestP: effect.smallestP,
      displacement: around.displacement,
      ...detail,
      eventStudy: (inFull && effect.eventStudy?.()) || [],
      opinions: around.opinions,
      sensitivity,
      eValue: eValueOf(effect, { low, high }),
      leftOut: [...leftOut, ...detail.leftOut],
    };
  };
  return { status: 'estimated', p: effect.p, ladder, finish };
}

const notAskedFor = { status: 'withheld', reason: 'not-asked-for' } as const;

/** What shows how far an effect can be trusted: the same design on other data, and other designs on the same. */
function aroundOf(
  design: Design,
  {
    panel,
    main,
    effect,
    terms,
    inFull,
  }: Required<Pick<EffectInput, 'panel' | 'terms' | 'inFull'>> & {
    readonly main: DesignPanel;
    readonly effect: DesignEffect;
  },
) {
  const likeLevel = likeLevelOutcome(design, main, terms);
  const others = inFull ? opinionsOf(design, main, terms) : [];
  const placebo = placeboOf(design, main, terms);
  return {
    placebo,
    otherPlacebos: inFull && placebo.status === 'estimated' ? placebosElsewhere(design, main, terms) : [],
    displacement: inFull ? displacementOf(design, { panel, effect, terms }) : notAskedFor,
    opinions: [
      ...(likeLevel === null || isAlone(likeLevel) ? [] : outcomeOpinion('like-level-comparison', likeLevel)),
      ...others,
    ],
    choices: otherChoices({ design, panel: main, terms, effect, likeLevel, inFull }),
    methods: methodChoices(others, effect),
  };
}

/**
 * Events expected without the programme less those that were observed. What is uncertain is how many there would have
 * been, and so the observed count is divided by the ends of the ratio; a ratio of 0 leaves it open how many.
 */
export function avertedOf(
  { scale, estimate, observed, expected }: Pick<DesignEffect, 'scale' | 'estimate' | 'observed' | 'expected'>,
  { low, high }: { readonly low: number; readonly high: number },
): NonNullable<EstimatedEffect['averted']> {
  if (scale === 'difference') return { estimate: -estimate, low: bounded(-high), high: bounded(-low) };
  if (observed === 0) return { estimate: expected, low: bounded(expected * (1 - high)), high: expected };
  return {
    estimate: expected - observed,
    low: observed / high - observed,
    high: bounded(observed / low - observed),
  };
}

function levelsOf({ observed, expected }: DesignEffect, facts: LevelFacts): EstimatedEffect['levels'] {
  const { records, comparisonMoved, smallestPart, smallestInPeriod } = facts;
  return { records, observed, expected, comparisonMoved, smallestPart, smallestInPeriod };
}

/** The first launch, and the days of the treated cells. */
function timeOf({ areas, periods, state }: DesignPanel): Pick<EstimatedEffect, 'from' | 'to' | 'launch'> {
  const treated = periods.filter((_, column) =>
    areas.some((_area, row) => state[row * periods.length + column] === cellState.treated),
  );
  const launches = areas.flatMap(({ role, launchDay }) => (role === 'program' && launchDay ? [launchDay] : [])).sort();
  return { from: treated[0]?.from ?? '', to: treated.at(-1)?.to ?? '', launch: launches[0] ?? '' };
}

/** How strong an unmeasured cause would have to be, both with the programme and with the outcome. */
function eValueOf(
  { scale, estimate }: DesignEffect,
  interval: { readonly low: number; readonly high: number },
): EstimatedEffect['eValue'] {
  if (scale === 'difference' || estimate === 0) return null;
  const { point, limit } = eValue(estimate, interval);
  return { estimate: point, limit: limit ?? 1 };
}
