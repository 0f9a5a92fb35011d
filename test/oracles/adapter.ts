import { impact } from './causal-impact.ts';
import { did } from './did.ts';
import { displacement } from './displacement.ts';
import type { Method } from './input.ts';
import { its } from './its.ts';
import { smallAreas } from './microsynth.ts';
import { networks } from './networks.ts';
import { processCharts } from './process-charts.ts';
import { rates } from './rates.ts';
import { regression } from './regression.ts';
import { responseTimes } from './response-times.ts';
import { sensitivity } from './sensitivity.ts';
import { shares } from './shares.ts';
import { staggered } from './staggered.ts';
import { surveyMargins } from './survey-margins.ts';
import { surveyRegressions } from './survey-regression.ts';
import { surveyScales } from './survey-scales.ts';
import { surveys } from './surveys.ts';
import { synthetic } from './synthetic.ts';

const bySubject: Readonly<Record<string, Method>> = {
  ...rates,
  ...displacement,
  ...sensitivity,
  ...shares,
  ...responseTimes,
  ...surveys,
  ...processCharts,
  ...regression,
  ...did,
  ...impact,
  ...staggered,
  ...synthetic,
  ...networks,
  ...smallAreas,
  ...surveyMargins,
  ...surveyScales,
  ...surveyRegressions,
  ...its,
};

/** A field that is null says no more than one that is not there. */
const withoutNulls =
  (method: Method): Method =>
  (input, context) =>
    method(Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null)), context);

/** Every oracle method that `src/stats` can answer, by the oracle's name for it. */
export const methods: Readonly<Record<string, Method>> = Object.fromEntries(
  Object.entries(bySubject).map(([name, method]) => [name, withoutNulls(method)]),
);

/** Expected fields that are not produced, by `method.field`, each with its reason. */
export const notProduced: Readonly<Record<string, string>> = {
  'causal_impact_bsts.effect_average_published': 'mean of a posterior that is sampled (docs/methods-left-out.md)',
  'causal_impact_bsts.interval_published': 'interval of a posterior that is sampled (docs/methods-left-out.md)',
};
