import type { ChartKind, KindOfChart } from './chart-kind.ts';
import { countsChart, gapsChart, laneyRatesChart, laneySharesChart, ratesChart, sharesChart } from './count-charts.ts';
import { individualsChart, runChart, timesChart } from './individual-charts.ts';

/** Every kind of chart by its name. */
export const chartKinds: Readonly<Record<ChartKind, KindOfChart>> = {
  run: runChart,
  i: individualsChart,
  c: countsChart,
  u: ratesChart,
  uprime: laneyRatesChart,
  p: sharesChart,
  pprime: laneySharesChart,
  g: gapsChart,
  t: timesChart,
};
