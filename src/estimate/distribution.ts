import { type DurationsStat, sumStats } from '../crosstab/index.ts';
import type { Change, Distribution } from '../spec/index.ts';
import { observations, quantile } from '../stats/index.ts';
import { bandEnds } from './bands.ts';
import { usedAreas } from './comparisons.ts';
import { asKind } from './measures/stats-of.ts';
import type { MetricScene } from './metric-scene.ts';
import type { Subject } from './subjects.ts';
import { unitSize } from './sums.ts';

/** What all but this share exceeds is left to the last band: single calls of a day would leave no room for the others. */
const reached = 0.98;

interface Scene {
  readonly scene: MetricScene;
  /** The primary change: what is spread is what was compared. */
  readonly change: Change;
  readonly target: number | null;
}

/** How values are spread in both windows of a change; null of measures other than quantiles, and where nothing was compared. */
export function distributionOf(subject: Subject, { scene, change, target }: Scene): Distribution | null {
  const { metric } = subject;
  const { measure } = metric;
  if (measure.kind !== 'quantile' || measure.standardise || change.status === 'withheld') return null;
  const { primary } = metric.decision;
  const baseline = scene.windows[primary === 'baseline' ? 'declared' : primary];
  const areas = baseline === null ? [] : usedAreas(subject, baseline, scene).areas;
  if (areas.length === 0) return null;
  const sum = (side: 'now' | 'before'): DurationsStat =>
    asKind(
      sumStats(
        'durations',
        areas.map((area) => area[side]),
      ),
      'durations',
    );
  const [now, before, unit] = [sum('now'), sum('before'), unitSize(metric)];
  const at = ({ bars }: DurationsStat, p: number): number => quantile(bars, p);
  const { p } = measure;
  const marks = [now, before].map((stat) => Math.max(at(stat, reached), at(stat, p)));
  const cut = target === null ? null : target * unit;
  const ends = bandEnds(Math.ceil(Math.max(...marks)), { isTime: metric.shownAs === 'duration', cut });
  const side = (stat: DurationsStat, label: string): Distribution['now'] => ({
    label,
    n: observations(stat.bars),
    value: at(stat, p) / unit,
  });
  return {
    p,
    target: cut !== null && ends.includes(cut) ? target : null,
    now: side(now, scene.context.current.label),
    before: side(before, change.window.label),
    bands: bandsOf(ends, { now, before, unit }),
  };
}

function bandsOf(
  ends: readonly number[],
  { now, before, unit }: { readonly now: DurationsStat; readonly before: DurationsStat; readonly unit: number },
): Distribution['bands'] {
  const [counted, was] = [now, before].map((stat) => countsBelow(stat, ends));
  return [...ends, null].map((end, place) => ({
    from: (ends[place - 1] ?? 0) / unit,
    to: end === null ? null : end / unit,
    now: counted?.[place] ?? 0,
    before: was?.[place] ?? 0,
  }));
}

/** How many values each band holds, the one without an end last. */
function countsBelow({ bars }: DurationsStat, ends: readonly number[]): readonly number[] {
  const counts = Array.from({ length: ends.length + 1 }, () => 0);
  let place = 0;
  for (const [at, value] of bars.values.entries()) {
    while (place < ends.length && value > (ends[place] ?? 0)) place += 1;
    counts[place] = (counts[place] ?? 0) + (bars.n[at] ?? 0);
  }
  return counts;
}
