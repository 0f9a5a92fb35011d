import type { MetricPanel, Panel } from '../../src/crosstab/panel.ts';
import { estimate } from '../../src/estimate/index.ts';
import { interpret } from '../../src/interpret/index.ts';
import { daysInMonth, type Finding, type Metric, type Pipeline } from '../../src/spec/index.ts';
import { area, metric, nothingElse, pipeline } from '../estimate/town.ts';
import { type Coalition, type Frame, frameOf, historyOf } from './coalition.ts';
import type { Draws } from './draws.ts';

/** A coalition as the program meets it: declarations, and a panel of months to be filled with events. */
export interface Town {
  readonly frame: Frame;
  readonly pipeline: Pipeline;
  readonly asOf: string;
}

/** @param made  by months; its current window is declared by the pipeline */
export function townOf(made: Omit<Coalition, 'grain'>, changes: Partial<Pipeline>): Town {
  const frame = frameOf({ ...made, grain: 'month' });
  return { frame, pipeline: pipeline(changes), asOf: frame.panel.periods.at(-1)?.to ?? '' };
}

/** Findings of a whole report on one history; metrics differ by chance alone. */
export function findingsOf(
  { frame, pipeline: declared, asOf }: Town,
  effect: number,
  draws: Draws,
): readonly Finding[] {
  const panel = panelOf(frame, declared.metrics, () => historyOf(frame, effect, draws).panel.events);
  return interpret(declared, estimate(declared, panel, asOf), nothingElse);
}

function panelOf({ panel }: Frame, metrics: readonly Metric[], events: () => Float64Array): Panel {
  const { periods, areas } = panel;
  const spans = periods.map(({ from, to }) => ({ from, to }));
  const days = spans.map(({ from }) => daysInMonth(from.slice(0, 7)));
  const [from, to] = [spans[0]?.from ?? '', spans.at(-1)?.to ?? ''];
  const size = areas.length * spans.length;
  const exposure = Float64Array.from({ length: size }, (_, at) => 10_000 * (days[at % spans.length] ?? 0));
  return {
    grain: 'month',
    areas: areas.map(({ area: name, role, launchDay }) =>
      area(name, role, launchDay ? [{ start: launchDay, end: null }] : []),
    ),
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
