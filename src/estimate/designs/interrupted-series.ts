import { studentQuantile, studentTwoSidedP } from '../../stats/index.ts';
import type { Design, DesignDetail, DesignPanel, IntervalAt } from './design.ts';
import { factsOf } from './facts.ts';
import { firstBroken } from './gates.ts';
import { levelSeries, refuseLevelSeries } from './level-series.ts';
import { changeSince, pooledSeries } from './pooled-series.ts';
import { type SegmentedFit, segmentedFit } from './segmented-fit.ts';

/** With fewer periods since the launch, a step cannot be told from the trend. */
const fewestAfter = 3;
/** Where errors last longer than this before the launch, no standard error from one series can be trusted. */
const mostPersistent = 0.85;
/** So much of the variance must be shared before that says anything. */
const leastShared = 0.5;

/**
 * Interrupted series: programme areas as one series that goes on with its own trend and season, and steps at the launch.
 *
 * Without comparison areas, Poisson: log E[y] = log exposure + β₀ + β₁·t + β₂·after + harmonics of the year. With them,
 * the controlled form: the share of programme areas' events among those of both arms (binomial, logit), with the trend and
 * the step of their ratio; whatever moves both arms alike, season and shocks, is gone. The impact model is a step, chosen
 * before anybody looks, and exp β₂ is the estimand: the ratio at which the series goes on beside its own trend.
 *
 * It assumes that the trend (of the ratio, where there is another arm) would have gone on as a straight line on the log
 * scale, and that nothing else began with the programme. It is refused below eight periods or two years before the launch,
 * and where what all areas share lasts too long for a series of its length.
 *
 * Errors follow one another, and Newey and West's covariance is far too small in series of this length (simulated without
 * effect: 9 to 20 % false alarms). The standard error is that of least squares under errors of two parts: what each area
 * scatters by itself, which areas show by differing from one another, and what all of them share, whose correlation falls
 * by ρ with every period; ρ is matched to what the fitted columns let the residuals show of it, and more on top the less is
 * shared. Months are looked at by threes or sixes. t on the degrees of freedom that the variance then has.
 *
 * @see Bernal, Cummins & Gasparrini 2017, Int J Epidemiology 46; Kendall 1954, Biometrika 41; Satterthwaite 1946
 */
export const interruptedSeries: Design = {
  id: 'interrupted-series',
  refuse: (panel, terms) => {
    const broken = firstBroken('interrupted-series', factsOf(panel), terms);
    if (broken !== null) return broken;
    if (terms.levels !== null) return refuseLevelSeries(panel);
    const before = segmentedFit(panel, pooledSeries(panel), { withStep: false });
    if (before === null) return { reason: 'did-not-converge', observed: null, limit: null };
    return before.isTelling && before.share > leastShared && before.persistence > mostPersistent
      ? { reason: 'autocorrelated', observed: before.persistence, limit: mostPersistent }
      : null;
  },
  estimate: (panel, terms) => {
    if (terms.levels !== null) return levelSeries(panel, terms.levels, { hasTrend: true });
    const series = pooledSeries(panel);
    const after = series.isAfter.filter(Boolean).length;
    if (after < fewestAfter) return { status: 'withheld', reason: 'too-few-periods-after' };
    const observed = series.program.events.reduce((sum, count, place) => sum + (series.isAfter[place] ? count : 0), 0);
    if (observed === 0) return { status: 'withheld', reason: 'too-few-events' };
    const fit = segmentedFit(panel, series, { withStep: true });
    if (fit === null || fit.step === null) return { status: 'withheld', reason: 'did-not-converge' };
    const { standardError, df, step } = fit;
    // a period that is missing may break every block of periods since the launch: nothing then says how sure the step is
    if (!(standardError > 1e-12)) return { status: 'withheld', reason: 'too-few-periods-after' };
    const at: IntervalAt = (level) => {
      const reach = studentQuantile((1 + level) / 2, df) * standardError;
      return { low: Math.exp(step - reach), high: Math.exp(step + reach) };
    };
    return {
      status: 'estimated',
      effect: {
        scale: 'ratio',
        estimate: Math.exp(step),
        p: studentTwoSidedP(step / standardError, df),
        at,
        inference: 'autocorrelation-t',
        df,
        standardError,
        areas: { program: series.program.areas, comparison: series.comparison?.areas ?? 0 },
        observed,
        expected: observed / Math.exp(step),
        smallestP: null,
        without: [],
        bound: null,
        detail: () => detailOf(panel, fit),
      },
    };
  },
};

function detailOf(panel: DesignPanel, { series, expected, dispersion }: SegmentedFit): DesignDetail {
  const { periods, isAfter, program, comparison } = series;
  const places = new Map(periods.map((column, place) => [column, place]));
  const gap = panel.periods.map(({ label }, column) => {
    const place = places.get(column);
    const known = place !== undefined;
    return {
      period: label,
      observed: known ? (program.events[place] ?? 0) : null,
      expected: known ? (expected[place] ?? null) : null,
      treated: known && isAfter[place] === true,
    };
  });
  return {
    byArea: [],
    byCohort: [],
    gap,
    dispersion,
    comparisonChange: comparison && changeSince(comparison, series, panel.periods),
    leftOut: [],
  };
}
