import type { MetricPanel } from '../crosstab/index.ts';
import type { Finding, Grain, SeriesPoint, Span } from '../spec/index.ts';
import { dispersionOfOne, expectedRange } from '../stats/index.ts';
import {
  type Counting,
  countingIn,
  inRange,
  type PlacedPeriod,
  type Ranges,
  rangeOf,
  statIn,
  statsIn,
} from './cells.ts';
import type { UsedBaseline } from './compared-windows.ts';
import { bounded, confidence } from './confidence.ts';
import type { LevelCounts, LevelNumbers } from './measures/measure.ts';
import { type MetricScene, pairsIn } from './metric-scene.ts';
import type { Subject } from './subjects.ts';
import { isWithin, scaleOf } from './sums.ts';

/**
 * One point per period, in order.
 *
 * @param isTold  without it, only what was counted is worked out
 */
export function seriesOf(subject: Subject, scene: MetricScene, isTold = true): readonly SeriesPoint[] {
  const { panel, cells } = subject;
  return scene.periods.map((period) => {
    const asked = wavesFrom(period, subject);
    const ranges = [asked ? rangeWith(asked, period, subject) : period.range];
    const counting = countingIn(cells, ranges);
    const state = stateOf(asked ?? period, counting, panel.coverage);
    const isCounted = state === 'reported' || state === 'provisional';
    const level = isCounted ? levelIn(subject, ranges, { scene, isTold }) : null;
    const isGiven = level?.status === 'estimated';
    const told = isGiven && level.value !== undefined ? level : null;
    // that there was nothing to measure is known; it has no value, and is not silence. Whom nobody asked is silent
    const isNone = level?.status === 'withheld' && level.reason === 'no-eligible-records' && cells.kind !== 'answers';
    // written out, not spread: an evaluation has half a million points
    return {
      period: period.label,
      from: period.from,
      to: period.to,
      interpolated: counting.interpolated > 0,
      value: told ? told.value : null,
      low: told ? told.low : null,
      high: told && told.high !== null ? bounded(told.high) : null,
      events: isGiven ? level.events : null,
      exposure: isGiven ? level.exposure : null,
      n: isGiven ? level.n : isNone ? 0 : null,
      state: isCounted && !isGiven && !isNone ? 'not-reported' : state,
    };
  });
}

function levelIn(
  subject: Subject,
  ranges: Ranges,
  { scene, isTold }: { readonly scene: MetricScene; readonly isTold: boolean },
): LevelNumbers | LevelCounts {
  const { cells, metric } = subject;
  const { counts, level } = scene.methods;
  if (!isTold && counts) return counts(statsIn(cells, ranges), metric);
  return level(statIn(cells, ranges), {
    metric,
    pairs: () => pairsIn(subject, ranges, scene),
    everyone: () => scene.everyone(ranges),
  });
}

/**
 * From the first day of the waves that begin in a period to their last: a wave is whole where the cover holds it, though
 * that begins or ends with it, and though the wave goes on into the next period.
 *
 * @returns null where none begins, or one goes on and its answers have days of their own
 */
function wavesFrom(period: Span, { metric, panel }: Subject): Span | null {
  if (metric.asked === null) return null;
  const waves = metric.asked.waves.filter(({ from }) => from >= period.from && from <= period.to);
  const from = waves.map((wave) => wave.from).sort()[0];
  const to = waves
    .map((wave) => wave.to)
    .sort()
    .at(-1);
  if (from === undefined || to === undefined) return null;
  return to <= period.to || panel.coverage.longer.some((span) => span.to === to) ? { from, to } : null;
}

/** The places of a period, up to the end of the wave that begins in it. */
function rangeWith(asked: Span, period: PlacedPeriod, { panel }: Subject): PlacedPeriod['range'] {
  if (asked.to <= period.to) return period.range;
  const last = panel.spans.find(({ from, to }) => from <= asked.to && asked.to <= to);
  return rangeOf(panel.spans, { from: period.from, to: last?.to ?? period.to });
}

function stateOf(
  period: Span,
  { counting, unreported }: Counting,
  coverage: MetricPanel['coverage'],
): SeriesPoint['state'] {
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
  const used = baselineCounts(subject, baseline, grain);
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  const [events, exposure] = [sum(used.events), sum(used.exposure)];
  if (used.events.length < 4 || events === 0) return null;
  const { dispersion } = dispersionOfOne(used.events, used.exposure);
  const typical = typicalExposure(subject, last) ?? exposure / used.events.length;
  const range = expectedRange(
    { events, exposure },
    { exposure: typical, dispersion: Math.max(1, dispersion), level: confidence },
  );
  const scale = scaleOf(subject.metric.measure, typical).exposureOf(typical);
  return { value: range.mean / scale, low: range.low / scale, high: range.high / scale };
}

/** The periods of a baseline with all areas in them: each is that of the areas whose baseline holds it. */
function baselineCounts(
  subject: Subject,
  baseline: UsedBaseline,
  grain: Grain,
): { readonly events: Float64Array; readonly exposure: Float64Array } {
  const placeOf = new Map<string, number>();
  const [events, exposure]: [number[], number[]] = [[], []];
  for (const area of subject.areas) {
    const [ofEvents, ofExposure] = subject.ofArea.get(area.area)?.columns ?? [];
    for (const { label, range } of baseline.periodsOf(area, grain)) {
      const place = placeOf.get(label) ?? placeOf.size;
      placeOf.set(label, place);
      events[place] = (events[place] ?? 0) + (ofEvents ? inRange(ofEvents, range) : 0);
      exposure[place] = (exposure[place] ?? 0) + (ofExposure ? inRange(ofExposure, range) : 0);
    }
  }
  const isUsed = (_: number, place: number): boolean => (exposure[place] ?? 0) > 0;
  return { events: Float64Array.from(events.filter(isUsed)), exposure: Float64Array.from(exposure.filter(isUsed)) };
}

/** The exposure of one period with all areas in it: what a point of the chart stands for. */
function typicalExposure({ cells }: Subject, last: PlacedPeriod | undefined): number | null {
  const running = cells.columns[1];
  const exposure = last && running ? inRange(running, last.range) : 0;
  return exposure > 0 ? exposure : null;
}
