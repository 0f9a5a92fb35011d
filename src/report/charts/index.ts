import { areasChart } from './areas.ts';
import { changesChart } from './changes.ts';
import type { Chart } from './chart.ts';
import { trendChart } from './trend.ts';

export const charts = { trend: trendChart, areas: areasChart, changes: changesChart } as const satisfies Readonly<
  Record<string, Chart>
>;
export type ChartName = keyof typeof charts;
