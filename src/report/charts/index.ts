import type { TopLevelSpec } from 'vega-lite';
import type { Finding, Findings } from '../../spec/findings.ts';
import type { Format } from '../theme.ts';
import { areasChart } from './areas.ts';
import { changesChart } from './changes.ts';
import { trendChart } from './trend.ts';

/** What a chart may draw on: the findings that it shows, and what was declared to have happened. */
export interface ChartInput {
  readonly findings: readonly Finding[];
  readonly events: Findings['events'];
  readonly format: Format;
}

export type Chart = (input: ChartInput) => TopLevelSpec;

export const charts = { trend: trendChart, areas: areasChart, changes: changesChart } as const satisfies Readonly<
  Record<string, Chart>
>;
export type ChartName = keyof typeof charts;
