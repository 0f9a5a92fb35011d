import type { PanelCell } from '../crosstab/index.ts';
import type { Level, Metric, Window } from '../spec/index.ts';
import { rateInterval } from '../stats/index.ts';
import type { Subject } from './subjects.ts';
import { isWithin, type Sum, scaleOf, sumCells } from './sums.ts';

/** Confidence level of every interval that is not adjusted for a family. */
export const confidence = 0.95;

/** JSON has no infinity. */
export const bounded = (x: number): number | { readonly bound: 'none' } => (Number.isFinite(x) ? x : { bound: 'none' });

export const cellsIn = (subject: Subject): readonly PanelCell[] => [...subject.cells.values()].flat();

/** The value of a metric in a window, with its exact Poisson interval (Garwood 1936). */
export function levelOf(subject: Subject, window: Window): Level {
  const { metric, panel } = subject;
  const place = { from: window.from, to: window.to, label: window.label };
  if (!isWithin(window, panel.coverage)) return { status: 'withheld', reason: 'incomplete-period', ...place };
  if (window.to > panel.coverage.settledThrough) return { status: 'withheld', reason: 'provisional-period', ...place };
  const sum = sumCells(cellsIn(subject), [window]);
  if (sum.unreported > 0) return { status: 'withheld', reason: 'not-reported', ...place };
  if (sum.exposure === 0)
    return { status: 'withheld', reason: subject.suspended.length > 0 ? 'site-suspended' : 'no-exposure', ...place };
  return {
    status: 'estimated',
    ...place,
    ...valueOf(metric, sum, sum.exposure),
    n: sum.events,
    events: sum.events,
    exposure: sum.exposure,
    method: 'garwood',
    missing: null,
    effectiveN: null,
  };
}

/** Events over exposure in the metric's unit, with the exact interval. */
export function valueOf(
  metric: Metric,
  { events, exposure }: Pick<Sum, 'events' | 'exposure'>,
  windowExposure: number,
): { readonly value: number; readonly low: number; readonly high: number } {
  const scale = scaleOf(metric.measure, windowExposure);
  const { rate, low, high } = rateInterval({ events, exposure: scale.exposureOf(exposure) }, confidence);
  return { value: rate, low, high };
}
