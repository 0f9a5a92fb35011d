import { daysIn, type Level, type Window } from '../spec/index.ts';
import { rangesOf, sumRange } from './cells.ts';
import { bounded } from './confidence.ts';
import { type MetricScene, pairsIn } from './metric-scene.ts';
import type { Subject } from './subjects.ts';
import { isWithin, overlaps } from './sums.ts';

/** The value of a metric in a window, with its interval, or why there is none. */
export function levelOf(subject: Subject, window: Window, scene: MetricScene): Level {
  const { metric, panel, cells } = subject;
  const place = { from: window.from, to: window.to, label: window.label };
  if (!isWithin(window, panel.coverage)) return { status: 'withheld', reason: 'incomplete-period', ...place };
  if (window.to > panel.coverage.settledThrough) return { status: 'withheld', reason: 'provisional-period', ...place };
  const { longer, weeks } = panel.coverage;
  // less than a week has no week of its own
  const isPartOfWeek = weeks !== null && daysIn(window) < 7;
  if (isPartOfWeek || longer.some((span) => overlaps(span, window) && !isWithin(span, window)))
    return { status: 'withheld', reason: 'period-too-coarse', ...place };
  const isNow = window === scene.context.current;
  const ranges = isNow ? scene.current : rangesOf(panel.spans, [window]);
  const sum = isNow ? scene.now(cells) : sumRange(cells, ranges);
  if (sum.unreported > 0) return { status: 'withheld', reason: 'not-reported', ...place };
  if (sum.counting === 0 && subject.suspended.length > 0)
    return { status: 'withheld', reason: 'site-suspended', ...place };
  const level = scene.methods.level(sum.stat, {
    metric,
    pairs: () => pairsIn(subject, ranges, scene),
    everyone: () => scene.everyone(ranges),
  });
  if (level.status === 'withheld') return { ...level, ...place };
  const { status, ...numbers } = level;
  return { status, ...place, ...numbers, high: level.high === null ? null : bounded(level.high) };
}
