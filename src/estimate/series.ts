import type { MetricPanel } from '../crosstab/index.ts';
import type { Finding, Grain, SeriesPoint, Span } from '../spec/index.ts';
import { expectedRange, poissonDispersion } from '../stats/index.ts';
import { type PlacedPeriod, type Sum, sumRange } from './cells.ts';
import type { UsedBaseline } from './compared-windows.ts';
import { bounded, confidence } from './confidence.ts';
import { type MetricScene, pairsIn } from './metric-scene.ts';
import type { Subject } from './subjects.ts';
import { countOf, isWithin, scaleOf } from './sums.ts';

/** One point per period, in order. */
export function seriesOf(subject: Subject, scene: MetricScene): readonly SeriesPoint[] {
  const { panel, cells, metric } = subject;
  return scene.periods.map((period) => {
    const ranges = [period.range];
    const sum = sumRange(cells, ranges);
    const state = stateOf(period, sum, panel.coverage);
    const isCounted = state === 'reported' || state === 'provisional';
    const scope = {
      metric,
      pairs: () => pairsIn(subject, ranges, scene),
      everyone: () => scene.everyone(ranges),
    };
    const level = isCounted ? scene.methods.level(sum.stat, scope) : null;
    const isGiven = level?.status === 'estimated';
    // that there was nothing to measure is known; it has no value, and is not silence. Whom nobody asked is silent
    const isNone = level?.status === 'withheld' && level.reason === 'no-eligible-records' && cells.kind !== 'answers';
    // written out, not spread: an evaluation has half a million points
    return {
      period: period.label,
      from: period.from,
      to: period.to,
      interpolated: sum.interpolated > 0,
      value: isGiven ? level.value : null,
      low: isGiven ? level.low : null,
      high: isGiven && level.high !== null ? bounded(level.high) : null,
      events: isGiven ? level.events : null,
      exposure: isGiven ? level.exposure : null,
      n: isGiven ? level.n : isNone ? 0 : null,
      state: isCounted && !isGiven && !isNone ? 'not-reported' : state,
    };
  });
}

function stateOf(period: Span, { counting, unreported }: Sum, coverage: MetricPanel['coverage']): SeriesPoint['state'] {
  if (!isWithin(period, coverage)) return 'incomplete';
  if (unreported > 0 || counting === 0) return 'not-reported';
  return period.to > coverage.settledThrough ? 'provisional' : 'reported';
}

/** The range in which 95 of 100 single periods would fall if the baseline went on, season and scatter included. */
export function expectedOf(
  subject: Subject,
  baseline: UsedBaseline,
  { grain, last }: { readonly grain: Grain; readonly last: PlacedPeriod | undefined },
): Finding['expected'] {
  const periods = new Map<string, { events: number; exposure: number }>();
  for (const area of subject.areas) {
    const cells = subject.ofArea.get(area.area);
    for (const { label, range } of baseline.periodsOf(area, grain)) {
      const sum = cells ? countOf(sumRange(cells, [range]).stat) : { events: 0, exposure: 0 };
      const known = periods.get(label) ?? { events: 0, exposure: 0 };
      periods.set(label, { events: known.events + sum.events, exposure: known.exposure + sum.exposure });
    }
  }
  const used = [...periods.values()].filter((period) => period.exposure > 0);
  const events = used.reduce((sum, period) => sum + period.events, 0);
  const exposure = used.reduce((sum, period) => sum + period.exposure, 0);
  if (used.length < 4 || events === 0) return null;
  const { dispersion } = poissonDispersion(used.map((period) => ({ unit: 'all', season: 'any', ...period })));
  const typical = typicalExposure(subject, last) ?? exposure / used.length;
  const range = expectedRange(
    { events, exposure },
    { exposure: typical, dispersion: Math.max(1, dispersion), level: confidence },
  );
  const scale = scaleOf(subject.metric.measure, typical).exposureOf(typical);
  return { value: range.mean / scale, low: range.low / scale, high: range.high / scale };
}

/** The exposure of one period with all areas in it: what a point of the chart stands for. */
function typicalExposure({ cells }: Subject, last: PlacedPeriod | undefined): number | null {
  const exposure = last ? countOf(sumRange(cells, [last.range]).stat).exposure : 0;
  return exposure > 0 ? exposure : null;
}
