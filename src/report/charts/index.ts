import { areasChart } from './areas.ts';
import { attendanceChart } from './attendance.ts';
import { changesChart } from './changes.ts';
import type { Chart } from './chart.ts';
import { choicesChart } from './choices.ts';
import { comparisonChart } from './comparison.ts';
import { coverageChart } from './coverage.ts';
import { displacementChart } from './displacement.ts';
import { distributionChart } from './distribution.ts';
import { doseChart } from './dose.ts';
import { eventStudyChart } from './event-study.ts';
import { givingChart } from './giving.ts';
import { lorenzChart } from './lorenz.ts';
import { mapChart } from './map.ts';
import { matrixChart } from './matrix.ts';
import { networkChart } from './network.ts';
import { placebosChart } from './placebos.ts';
import { processChart } from './process.ts';
import { profileChart } from './profile.ts';
import { surveyChart } from './survey.ts';
import { trendChart } from './trend.ts';

export const charts = {
  trend: trendChart,
  dose: doseChart,
  areas: areasChart,
  map: mapChart,
  changes: changesChart,
  comparison: comparisonChart,
  'event-study': eventStudyChart,
  placebos: placebosChart,
  choices: choicesChart,
  displacement: displacementChart,
  process: processChart,
  distribution: distributionChart,
  survey: surveyChart,
  profile: profileChart,
  network: networkChart,
  matrix: matrixChart,
  attendance: attendanceChart,
  giving: givingChart,
  lorenz: lorenzChart,
  coverage: coverageChart,
} as const satisfies Readonly<Record<string, Chart>>;
export type ChartName = keyof typeof charts;
