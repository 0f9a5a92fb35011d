import * as stats from '../../src/stats/index.ts';
import { type Context, type Input, type Method, numbers } from './input.ts';
import { fittedShare, profiledInterval } from './likelihood-profile.ts';
import { columnsOf, isFactor, labels, levelOf, levelsOf, survey, values } from './survey-input.ts';
import { surveyCoefficients } from './survey-regression.ts';

/** R's names of the ends of an interval: "2.5 %", "97.5 %". */
function ends(confidence: number, interval: stats.Interval | null): Readonly<Record<string, number | null>> {
  const percent = (share: number) => `${Number((100 * share).toPrecision(3))} %`;
  const tail = (1 - confidence) / 2;
  return { [percent(tail)]: interval?.low ?? null, [percent(1 - tail)]: interval?.high ?? null };
}

const mean: Method = (input, context) => {
  if (input['y'] !== undefined && input['w'] !== undefined) return simpleMean(input);
  const one = survey(input, context);
  const columns = columnsOf(one.table, String(input['variable'] ?? input['y']));
  const complete = one.sample.weights.map((_, row) => columns.every(([, answers]) => (answers[row] ?? null) !== null));
  // without na.rm R lets one missing answer make the mean missing
  const whole = input['na_rm'] !== false || complete.every(Boolean);
  const df = stats.degreesOfFreedom(one.sample, one.kept);
  const each = (result: (answers: stats.Answers) => unknown) =>
    Object.fromEntries(columns.map(([name, answers]) => [name, whole ? result(answers) : null]));
  const estimate = (answers: stats.Answers) => stats.surveyMean(one.sample, answers, complete);
  const interval = (answers: stats.Answers, freedom: number) =>
    ends(levelOf(input), stats.surveyInterval({ ...estimate(answers), df: freedom }, levelOf(input)));
  return {
    mean: each((answers) => estimate(answers).estimate),
    se: each((answers) => estimate(answers).standardError),
    deff: each((answers) => effect(one.sample, answers, complete)),
    ci_z: each((answers) => interval(answers, Infinity)),
    df,
    ci_t: each((answers) => interval(answers, df)),
    total: each((answers) => stats.surveyTotal(one.sample, answers, complete).estimate),
    total_se: each((answers) => stats.surveyTotal(one.sample, answers, complete).standardError),
  };
};

function effect(sample: stats.SurveySample, answers: stats.Answers, domain: stats.Domain): number | null {
  const { withoutReplacement, withReplacement } = stats.designEffect(sample, answers, domain);
  // R sets a sample that its weights call the whole population against a variance of 0
  const isCensus = withoutReplacement === null && withReplacement !== null && withReplacement > 0;
  return isCensus ? Infinity : withoutReplacement;
}

/** Answers and weights alone: a simple random sample, whose design effect is against drawing with replacement. */
function simpleMean(input: Input): Readonly<Record<string, unknown>> {
  const [answers, sample] = [numbers(input, 'y'), { weights: numbers(input, 'w') }];
  const { estimate, standardError, n } = stats.surveyMean(sample, answers);
  const simple = Math.sqrt((estimate * (1 - estimate)) / (n - 1));
  const total = stats.surveyTotal(sample, answers);
  const confidence = levelOf(input);
  const interval = (df: number) => ends(confidence, stats.surveyInterval({ estimate, standardError, df }, confidence));
  return {
    mean: estimate,
    se: standardError,
    deff: stats.designEffect(sample, answers).withReplacement,
    df: n - 1,
    ci_z: interval(Infinity),
    ci_t: interval(n - 1),
    total: total.estimate,
    total_se: total.standardError,
    se_formula: Math.abs(simple - standardError) < 1e-12 ? 'sqrt(p(1-p)/(n-1))' : 'linearised',
  };
}

const proportion: Method = (input, context) => {
  const { table, sample, kept } = survey(input, context);
  const answers = values(table, String(input['expr'] ?? input['variable']));
  // missing answers cost R's intervals no degrees of freedom
  const share = { ...stats.surveyMean(sample, answers), df: stats.degreesOfFreedom(sample, kept) };
  const confidence = levelOf(input);
  const line = (interval: stats.Interval | null, p = share.estimate) => ({
    p,
    lower: interval?.low ?? null,
    upper: interval?.high ?? null,
  });
  // R fits the share by iteration for these two, and stops within 1e-8 of it
  const fit = fittedShare(
    answers.flatMap((answer, row) => (answer === null ? [] : [[answer, sample.weights[row] ?? 0] as const])),
  );
  const fitted = { ...share, estimate: fit.estimate };
  return {
    logit: line(stats.boundedInterval(fitted, confidence), fit.estimate),
    xlogit: line(stats.boundedInterval(share, confidence)),
    beta: line(stats.betaShareInterval(share, confidence)),
    mean: line(stats.surveyInterval(share, confidence)),
    asin: line(stats.arcsineShareInterval(share, confidence)),
    likelihood: line(profiledInterval(fitted, fit.naive, confidence), fit.estimate),
  };
};

const domain: Method = (input, context) => {
  const { table, sample } = survey(input, context);
  const by = String(input['by']);
  const answers = values(table, String(input['y']));
  return levelsOf(table, by).map((one) => {
    const inside = labels(table, by).map((label) => label === one);
    const { estimate, standardError } = stats.surveyMean(sample, answers, inside);
    return { level: one, mean: estimate, se: standardError };
  }) as unknown as Readonly<Record<string, unknown>>;
};

const ratio: Method = (input, context) => {
  const { table, sample } = survey(input, context);
  const [numerator, denominator] = [values(table, String(input['num'])), values(table, String(input['den']))];
  const { estimate, standardError } = stats.surveyRatio(sample, { numerator, denominator });
  return { ratio: estimate, se: standardError };
};

const difference: Method = (input, context) => {
  const { table, sample } = survey(input, context);
  const answers = values(table, String(input['y']));
  const group = input['group'];
  if (group === undefined || group === null || Number(group) === 0 || Number(group) === 1)
    return fromZero(stats.surveyMean(sample, answers), levelOf(input));
  const levels = levelsOf(table, String(group));
  if (!isFactor(table, String(group)) && levels.length > 2) return slope(input, context);
  const [first, second, ...others] = levels.map((one) => labels(table, String(group)).map((label) => label === one));
  if (first === undefined || second === undefined) throw new TypeError('input.group: must have two levels');
  const result = stats.surveyDifference(sample, answers, [first, second, ...others]);
  return tested(result.difference, result.standardError, result.df, levelOf(input));
};

/** Along a number R's test is that of the slope. */
function slope(input: Input, context: Context): Readonly<Record<string, unknown>> {
  const { coefficients, covariance, df } = surveyCoefficients(input, `${input['y']} ~ ${input['group']}`, context);
  return tested(coefficients[1]!, covariance.standardErrors[1]!, df, levelOf(input));
}

function tested(diff: number, se: number, df: number, confidence: number): Readonly<Record<string, unknown>> {
  const { t, p } = stats.studentTest(diff, se, df);
  const interval = stats.surveyInterval({ estimate: diff, standardError: se, df }, confidence);
  const [low, high] = [interval?.low ?? null, interval?.high ?? null];
  return { diff, mean: diff, se, t, df, p, ci: [low, high], lower: low, upper: high };
}

/** R takes a degree of freedom off for the mean itself. */
function fromZero(mean: stats.SurveyEstimate, confidence: number): Readonly<Record<string, unknown>> {
  return tested(mean.estimate, mean.standardError, mean.df - 1, confidence);
}

const chiSquare: Method = (input, context) => {
  const { table, sample } = survey(input, context);
  const result = stats.surveyChiSquare(sample, {
    first: labels(table, String(input['rows'])),
    second: labels(table, String(input['cols'])),
  });
  return {
    F: result?.f ?? null,
    ndf: result?.numeratorDf ?? null,
    ddf: result?.denominatorDf ?? null,
    p_F: result?.p ?? null,
    X2: result?.chiSquare ?? null,
    df: result?.chiSquareDf ?? null,
    p_chisq: result?.chiSquareP ?? null,
  };
};

const quantile: Method = (input, context) => {
  const { table, sample } = survey(input, context);
  const answers = values(table, String(input['y'] ?? input['variable']));
  const confidence = levelOf(input);
  const tail = (1 - confidence) / 2;
  const end = (share: number) => `ci.${Number((100 * share).toFixed(2))}`;
  return Object.fromEntries(
    numbers(input, 'p').map((p) => {
      const { quantile, low, high, standardError } = stats.surveyQuantile(sample, answers, { p, level: confidence });
      return [String(p), { quantile, [end(tail)]: low, [end(1 - tail)]: high, se: standardError }];
    }),
  );
};

const lonely: Method = (input, context) => {
  const { table } = survey(input, context);
  const option = String(input['option'] ?? 'fail');
  const named = (field: string) => labels(table, String(input[field])).map((label) => label ?? '');
  const sample: stats.SurveySample = {
    weights: values(table, String(input['weights'])).map((weight) => weight ?? 0),
    stages: [{ strata: named('strata'), units: named('psu') }],
    // R's remove and certainty both leave the stratum out of the variance
    lonely: option === 'remove' ? 'certainty' : (option as stats.LonelyRule),
  };
  const answers = values(table, String(input['y']));
  const found = { strata: stats.lonelyStrata(sample), stratum: stats.lonelyStrata(sample)[0] ?? null };
  try {
    const { estimate, standardError } = stats.surveyMean(sample, answers);
    return { mean: estimate, se: standardError, ...found, error: false };
  } catch (error) {
    // R's default stops: the error is the result
    if (!(error instanceof RangeError)) throw error;
    return { mean: null, se: null, ...found, error: true };
  }
};

/** Estimates over a survey's design, and their tests. */
export const surveys: Readonly<Record<string, Method>> = {
  survey_mean: mean,
  survey_proportion_ci: proportion,
  survey_domain: domain,
  survey_ratio: ratio,
  survey_ttest: difference,
  survey_chisq: chiSquare,
  survey_quantile: quantile,
  survey_lonely_psu: lonely,
};
