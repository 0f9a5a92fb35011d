import type { MetricPanel } from '../crosstab/index.ts';
import { type Calendar, periodOf, periodsIn } from '../spec/index.ts';
import { type PlacedPeriod, placed } from './cells.ts';

/** The periods of the calendar that a cover touches, also those that it holds only a part of, and their months. */
export function placedPeriods(panel: MetricPanel, calendar: Calendar): readonly PlacedPeriod[] {
  const { from, to } = panel.coverage;
  return placed(periodsIn({ from: periodOf(from, calendar).from, to: periodOf(to, calendar).to }, calendar), panel);
}
