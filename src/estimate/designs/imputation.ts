import type { EstimatedEffect } from '../../spec/index.ts';
import {
  type ImputedEffect,
  type ImputedEffects,
  imputeCounts,
  imputedEffects,
  imputedEventStudy,
  studentQuantile,
  type WithoutExpected,
} from '../../stats/index.ts';
import { bounded, confidence } from '../confidence.ts';
import { areaEffects } from './area-effects.ts';
import { countPanelOf } from './count-panel-of.ts';
import { cellState, type DesignDetail, type DesignEffect, type DesignPanel, type IntervalAt } from './design.ts';
import type { LeftOut } from './design-areas.ts';
import { gapOf } from './gap-series.ts';
import { byQuarters } from './longer-periods.ts';
import { mergedPeriods } from './merged-periods.ts';
import { pooledSites } from './pooled-sites.ts';
import { rowsOf } from './pre-launch.ts';
import { seasonModel } from './season-model.ts';

/** What a two-way Poisson model of the untreated cells expects of the treated ones. */
export interface Imputation {
  /** Areas without events before pooled with their site. */
  readonly panel: DesignPanel;
  /** The same with periods merged: all that the effect of all areas together needs. */
  readonly merged: DesignPanel;
  readonly effects: ImputedEffects;
}

export function imputation(panel: DesignPanel): Imputation {
  const pooled = pooledSites(panel);
  const merged = mergedPeriods(pooled);
  return { panel: pooled, merged, effects: imputedEffects(countPanelOf(merged).counts, { level: confidence }) };
}

/** What an imputed effect is, however its interval is made. */
export function imputedParts(
  made: Imputation,
): Pick<DesignEffect, 'scale' | 'areas' | 'observed' | 'expected' | 'without' | 'bound' | 'detail' | 'eventStudy'> {
  const { overall, treatedAreas, comparisonAreas, leavingOut } = made.effects;
  return {
    scale: 'ratio',
    areas: { program: treatedAreas, comparison: comparisonAreas },
    observed: overall.observed,
    expected: overall.expected,
    without: leavingOut.flatMap(({ area, ratio }) => (ratio === null ? [] : [{ area, estimate: ratio }])),
    bound: boundOf(made.effects),
    detail: () => detailOf(made.panel),
    eventStudy: () => eventStudyOf(made.panel),
  };
}

/** Exp(log ratio ± t × jackknife standard error), at any level. */
export function jackknifeInterval({ ratio, inference }: ImputedEffect): IntervalAt | null {
  if (ratio === null || inference.status === 'withheld') return null;
  const { standardError, df } = inference;
  return (level) => {
    const reach = Math.exp(studentQuantile((1 + level) / 2, df) * standardError);
    return { low: ratio / reach, high: ratio * reach };
  };
}

function boundOf({ bound }: ImputedEffects): DesignEffect['bound'] {
  const at = bound === null ? null : jackknifeInterval(bound);
  return at === null || bound?.ratio == null ? null : { estimate: bound.ratio, at };
}

function detailOf(panel: DesignPanel): DesignDetail {
  const placed = countPanelOf(panel);
  const { row, expected, without } = imputeCounts(placed.counts);
  const means = new Float64Array(panel.state.length).fill(Number.NaN);
  for (const [place, own] of row.entries()) means[placed.cells[own] ?? 0] = expected[place] ?? Number.NaN;
  const expectedAt = (area: number, period: number): number =>
    means[area * panel.periods.length + period] ?? Number.NaN;
  const { dispersion, df, expected: ownPast } = seasonModel(panel, rowsOf(panel, 'program'));
  return {
    ...areaEffects(panel, { expected: expectedAt, dispersion, df }),
    gap: gapOf(panel, expectedAt),
    dispersion,
    comparisonChange: ratioOfSums(panel, expectedAt, ownPast),
    leftOut: leftOutOf(without),
  };
}

/** How comparison areas moved over the same time: what is expected of treated cells over what their own past expects. */
function ratioOfSums(
  panel: DesignPanel,
  expected: (row: number, column: number) => number,
  ownPast: (row: number, column: number) => number,
): number | null {
  let [now, before] = [0, 0];
  for (const row of rowsOf(panel, 'program')) {
    for (let column = 0; column < panel.periods.length; column += 1) {
      const mean = expected(row, column);
      if (panel.state[row * panel.periods.length + column] !== cellState.treated || Number.isNaN(mean)) continue;
      now += mean;
      before += ownPast(row, column);
    }
  }
  return before > 0 ? now / before : null;
}

function leftOutOf(without: WithoutExpected): readonly LeftOut[] {
  const because = (names: readonly string[], reason: LeftOut['reason']): readonly LeftOut[] =>
    names.map((what) => ({ what, reason }));
  return [
    ...because(without.noEventsBefore, 'no-events-in-baseline'),
    ...because(without.noPeriodBefore, 'no-untreated-time'),
    ...because(without.noComparison, 'no-comparison-areas'),
    ...because(without.notLinked, 'not-estimable'),
  ];
}

/** From this many years after the launch on, all time is one point. */
const lastYear = 5;

/**
 * By time since launch, with what came before it as a pretended launch would show it. By quarters where the panel has
 * months: a single month of single areas is mostly chance.
 */
function eventStudyOf(whole: DesignPanel): EstimatedEffect['eventStudy'] {
  const panel = byQuarters(whole);
  const last = lastYear * (panel.periods[0]?.seasons ?? 1);
  const { leads, lags } = imputedEventStudy(countPanelOf(panel).counts, { level: confidence, last });
  return [...leads, ...lags].flatMap(pointOf);
}

function pointOf({ label, areas, ratio, inference }: ImputedEffect): EstimatedEffect['eventStudy'] {
  if (inference.status === 'withheld' || ratio === null) return [];
  const { low, high } = inference.interval;
  return [{ relative: Number(label), areas, estimate: ratio, low, high: bounded(high) }];
}
