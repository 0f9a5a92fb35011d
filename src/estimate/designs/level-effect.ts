import type { EstimatedEffect } from '../../spec/index.ts';
import {
  type ImputedLevels,
  type Interval,
  imputedLevels,
  type LevelPanel,
  levelEventStudy,
  levelStrata,
  NEVER,
  redrawnLevels,
  seededDraws,
  studentQuantile,
} from '../../stats/index.ts';
import { confidence } from '../confidence.ts';
import { countPanelOf } from './count-panel-of.ts';
import {
  cellState,
  type DesignDetail,
  type DesignOutcome,
  type DesignPanel,
  type DesignTerms,
  type LevelTerms,
} from './design.ts';
import { levelGapOf } from './gap-series.ts';
import { levelAreaEffects } from './level-area-effects.ts';
import { factsOfLevel } from './level-facts.ts';
import { byQuarters } from './longer-periods.ts';
import { mergedPeriods } from './merged-periods.ts';
import { rowsOf } from './pre-launch.ts';

/**
 * Staggered adoption, and difference in differences, of shares and means: by how much the value of treated records lies
 * beyond what areas and periods lead one to expect, each cell weighed by its records.
 *
 * Model: level = αᵢ + γₜ by least squares on untreated cells. Estimand: the mean over treated records of value − expected,
 * in the level's own unit. Inference: t on areas left out in turn within their arm; with fewer than 5 programme or 7
 * comparison areas launches are drawn anew, within strata of level.
 *
 * It assumes parallel differences: a share near 0 or 1 has nowhere to go, and areas of unlike level are for the re-estimate
 * on those of like level to show. Refused as the designs of counts are (see `gates`).
 *
 * @see Borusyak, Jaravel & Spiess 2024, Review of Economic Studies 91; MacKinnon & Webb 2020 on few treated clusters
 */
export function levelEffect(panel: DesignPanel, terms: DesignTerms, levels: LevelTerms): DesignOutcome {
  const made = imputedLevels(levelPanelOf(panel, levels.unit));
  if (made === null) return { status: 'withheld', reason: 'not-estimable' };
  const { inference } = made;
  if (inference.status === 'withheld')
    return inference.reason.startsWith('few-')
      ? redrawn({ panel, made, levels }, terms)
      : { status: 'withheld', reason: 'not-estimable' };
  const { standardError, df, p } = inference;
  return {
    status: 'estimated',
    effect: {
      ...partsOf({ panel, made, levels }),
      p,
      at: (level) => {
        const reach = studentQuantile((1 + level) / 2, df) * standardError;
        return { low: made.effect - reach, high: made.effect + reach };
      },
      inference: 'jackknife-t',
      df,
      standardError,
      smallestP: null,
    },
  };
}

/** Inference for few areas: what the effect would have looked like had the launches come to other areas. */
function redrawn(of: Made, { alpha, seed }: DesignTerms): DesignOutcome {
  const { panel, levels } = of;
  const merged = mergedPeriods(panel);
  const strata = levelStrata(countPanelOf(merged).counts, { level: 1 - alpha });
  const launch = merged.areas.map(({ role, launch: period }) => (role === 'program' ? (period ?? NEVER) : NEVER));
  const found = redrawnLevels({ ...levelPanelOf(merged, levels.unit), launch }, { strata, draw: seededDraws(seed) });
  if (found === null) return { status: 'withheld', reason: 'not-estimable' };
  if (found.smallest > alpha + 1e-9) return { status: 'withheld', reason: 'p-cannot-reach-alpha' };
  const { p, at, smallest } = found;
  const { observed, effect } = of.made;
  // of a share, all or none of the records would have had it; of a mean, the lower end is as far as was looked
  const ends: Ends = levels.areHits ? [observed - 1 / levels.unit, observed] : [effect - found.looked, Infinity];
  return {
    status: 'estimated',
    effect: {
      ...partsOf(of),
      p,
      at: (level) => within(at(level), ends),
      inference: 'randomisation',
      df: null,
      standardError: null,
      smallestP: smallest,
    },
  };
}

type Ends = readonly [number, number];

const within = ({ low, high }: Interval, [least, largest]: Ends): Interval => ({
  low: Math.max(least, low),
  high: Math.min(largest, high),
});

/** In years: from then on, all periods since a launch are one point. */
const lastYear = 5;

/** Sums over records in the unit that is shown. */
export function levelPanelOf({ areas, periods, events, exposure, state }: DesignPanel, unit: number): LevelPanel {
  return {
    areas: areas.length,
    periods: periods.length,
    level: events.map((sum, at) => ((exposure[at] as number) > 0 ? sum / (exposure[at] as number) / unit : 0)),
    weight: exposure,
    isTreated: state.map((one) => (one === cellState.treated ? 1 : 0)),
  };
}

interface Made {
  readonly panel: DesignPanel;
  readonly made: ImputedLevels;
  readonly levels: LevelTerms;
}

function partsOf({ panel, made, levels }: Made) {
  return {
    scale: 'difference',
    estimate: made.effect,
    levels: factsOfLevel(panel, levels, made.fitted),
    areas: { program: made.treatedAreas, comparison: made.comparisonAreas },
    observed: made.observed,
    expected: made.expected,
    without: made.leavingOut.flatMap(({ area, effect }) =>
      effect === null ? [] : [{ area: panel.areas[area]?.area ?? '', estimate: effect }],
    ),
    bound: null,
    detail: () => detailOf(panel, made, levels),
    eventStudy: () => eventStudyOf(panel, levels.unit),
  } as const;
}

function detailOf(panel: DesignPanel, { fitted }: ImputedLevels, levels: LevelTerms): DesignDetail {
  const rows = rowsOf(panel, 'program');
  const known = new Set(rows.filter((row) => hasExpected(panel, fitted, row)));
  return {
    ...levelAreaEffects(panel, { levels, fitted }),
    gap: levelGapOf(panel, levels.unit, fitted),
    dispersion: 1,
    comparisonChange: null,
    leftOut: rows.flatMap((row) =>
      known.has(row) ? [] : [{ what: panel.areas[row]?.area ?? '', reason: 'not-estimable' as const }],
    ),
  };
}

/** By time since launch, in the level's own unit; by quarters where the panel has months, as of counts. */
function eventStudyOf(whole: DesignPanel, unit: number): EstimatedEffect['eventStudy'] {
  const panel = byQuarters(whole);
  const launch = panel.areas.map(({ role, launch: period }) => (role === 'program' ? (period ?? NEVER) : NEVER));
  const last = lastYear * (panel.periods[0]?.seasons ?? 1);
  return levelEventStudy(levelPanelOf(panel, unit), { launch, level: confidence, last }).map(
    ({ effect, ...point }) => ({
      ...point,
      estimate: effect,
    }),
  );
}

function hasExpected({ periods, state }: DesignPanel, fitted: Float64Array, row: number): boolean {
  const cells = Array.from({ length: periods.length }, (_, column) => row * periods.length + column);
  const treated = cells.filter((at) => state[at] === cellState.treated);
  return treated.length === 0 || treated.some((at) => !Number.isNaN(fitted[at] as number));
}
