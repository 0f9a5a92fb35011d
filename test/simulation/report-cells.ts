import type { MetricPanel, Panel } from '../../src/crosstab/panel.ts';
import { estimate } from '../../src/estimate/index.ts';
import { interpret } from '../../src/interpret/index.ts';
import { type Area, daysInMonth, type Finding, type Pipeline } from '../../src/spec/index.ts';
import { area, metric, nothingElse, pipeline } from '../estimate/town.ts';
import { type Coalition, type Frame, frameOf, historyOf } from './coalition.ts';
import type { Draws } from './draws.ts';

/** A coalition as the program meets it: declarations, and a panel of months to be filled with events. */
export interface Town {
  readonly frame: Frame;
  readonly pipeline: Pipeline;
  readonly areas: readonly Area[];
  readonly asOf: string;
}

/** @param made  by months; its current window is declared by the pipeline */
export function townOf(made: Omit<Coalition, 'grain'>, changes: Partial<Pipeline>): Town {
  const frame = frameOf({ ...made, grain: 'month' });
  const areas = frame.panel.areas.map(({ area: name, role, launchDay }) =>
    area(name, role, launchDay ? [{ start: launchDay, end: null }] : []),
  );
  return { frame, pipeline: pipeline(changes), areas, asOf: frame.panel.periods.at(-1)?.to ?? '' };
}

/** Findings of a whole report on one history; metrics differ by chance alone. */
export function findingsOf(town: Town, effect: number, draws: Draws): readonly Finding[] {
  const { frame, pipeline: declared, asOf } = town;
  const panel = panelOf(town, () => historyOf(frame, effect, draws).panel.events);
  return interpret(declared, estimate(declared, panel, asOf), nothingElse);
}

/** @param events  of one metric, area by area; asked for once for each */
export function panelOf({ frame, pipeline: { metrics }, areas }: Town, events: () => Float64Array): Panel {
  const { periods } = frame.panel;
  const spans = periods.map(({ from, to }) => ({ from, to }));
  const days = spans.map(({ from }) => daysInMonth(from.slice(0, 7)));
  const [from, to] = [spans[0]?.from ?? '', spans.at(-1)?.to ?? ''];
  const size = areas.length * spans.length;
  const exposure = Float64Array.from({ length: size }, (_, at) => 10_000 * (days[at % spans.length] ?? 0));
  return {
    grain: 'month',
    areas,
    groups: [],
    metrics: metrics.map(
      ({ id }): MetricPanel => ({
        metric: id,
        coverage: { from, to, settledThrough: to, lagDeclared: true, longer: [], weeks: null },
        spans,
        cells: {
          kind: 'count',
          columns: [events(), exposure],
          reported: new Uint8Array(size).fill(1),
          interpolated: new Uint8Array(size),
          stats: null,
        },
        hasAreas: true,
        elsewhere: 0,
        incomplete: 0,
      }),
    ),
  };
}

export { metric };
