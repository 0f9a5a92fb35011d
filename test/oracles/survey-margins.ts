import * as stats from '../../src/stats/index.ts';
import type { Input, Method } from './input.ts';
import { isFactor, labels, type Survey, survey, values } from './survey-input.ts';

/** `{stype: {E: 4421, …}, …}`: a margin for each column that it names. */
function marginsOf({ table }: Survey, raw: unknown): readonly (stats.Margin & { readonly column: string })[] {
  if (typeof raw !== 'object' || raw === null) throw new TypeError(`input.margins: must be an object (got ${raw})`);
  return Object.entries(raw as Readonly<Record<string, Readonly<Record<string, number>>>>).map(([column, totals]) => ({
    column,
    groups: labels(table, column).map((label) => label ?? ''),
    totals: new Map(Object.entries(totals)),
  }));
}

/** Mean of the answer and the totals of every number that the file has, over the new weights. */
function estimates(
  { table }: Survey,
  sample: stats.SurveySample,
  input: Input,
): Readonly<Record<string, number | null>> {
  const answers = values(table, String(input['y'] ?? input['variable']));
  const { estimate, standardError } = stats.surveyMean(sample, answers);
  const total = stats.surveyTotal(sample, answers);
  const totals = Object.keys(table.columns)
    .filter((column) => !isFactor(table, column))
    .flatMap((column) => {
      const one = stats.surveyTotal(sample, values(table, column));
      return [
        [`total_${column}`, one.estimate],
        [`total_${column}_se`, one.standardError],
        [`se_total_${column}`, one.standardError],
      ] as const;
    });
  return {
    ...Object.fromEntries(totals),
    mean: estimate,
    se: standardError,
    total: total.estimate,
    total_se: total.standardError,
  };
}

/** What a case may ask of the new weights. */
function weightsOf(sample: stats.SurveySample): Readonly<Record<string, unknown>> {
  const { size, designEffect } = stats.effectiveSampleSize(sample.weights);
  return {
    weights: sample.weights,
    weights_first5: sample.weights.slice(0, 5),
    kish_deff: designEffect,
    kish_n: size,
    n_eff: size,
    min_w: Math.min(...sample.weights),
    max_w: Math.max(...sample.weights),
    sum_w: sample.weights.reduce((sum, weight) => sum + weight, 0),
  };
}

const poststratify: Method = (input, context) => {
  const one = survey(input, context);
  const [margin] = marginsOf(one, input['margin'] ?? input['margins']);
  if (margin === undefined) throw new TypeError('input.margin: must name a column');
  const sample = stats.poststratify(one.sample, margin);
  // the first respondent of each group says its weight
  const ofGroup = margin.groups.map((group, row) => [`weight_${group}`, sample.weights[row]] as const).toReversed();
  return { ...estimates(one, sample, input), ...weightsOf(sample), ...Object.fromEntries(ofGroup) };
};

const rake: Method = (input, context) => {
  const one = survey(input, context);
  const [first, ...others] = marginsOf(one, input['margins'] ?? input['margin']);
  if (first === undefined) throw new TypeError('input.margins: must name a column');
  // R fits answers on margins with all respondents alike, in ten turns
  const { sample } = stats.rake(one.sample, [first, ...others], { leverage: 'equal', sweeps: 10 });
  return { ...estimates(one, sample, input), ...weightsOf(sample) };
};

/** Weights fitted to what is known of the population. */
export const surveyMargins: Readonly<Record<string, Method>> = {
  survey_poststratify: poststratify,
  survey_rake: rake,
};
