import * as stats from '../../src/stats/index.ts';
import { beforeAfter, type Context, type Input, level, type Method, number, numbers } from './input.ts';

function displacementCounts(input: Input): stats.DisplacementCounts {
  return {
    treated: beforeAfter(input, 'treated'),
    control: beforeAfter(input, 'control'),
    ...(input['disp_treated'] === undefined ? {} : { treatedBuffer: beforeAfter(input, 'disp_treated') }),
    ...(input['disp_control'] === undefined ? {} : { controlBuffer: beforeAfter(input, 'disp_control') }),
  };
}

function displacementOptions(input: Input): stats.DisplacementOptions {
  return {
    level: level(input),
    ...(input['time_weights'] === undefined ? {} : { timeWeights: beforeAfter(input, 'time_weights') }),
    ...(input['area_weights'] === undefined ? {} : { areaWeights: areaWeights(numbers(input, 'area_weights')) }),
    dispersion: number(input, 'phi', 1),
  };
}

/** ptools' order: control, treated, displacement control, displacement treated. */
function areaWeights([control = 1, treated = 1, controlBuffer = 1, treatedBuffer = 1]: readonly number[]) {
  return { control, treated, controlBuffer, treatedBuffer };
}

const wdd: Method = (input, context) => {
  if (input['data'] !== undefined) return wddOfData(input, context);
  const { local, displaced, total } = stats.weightedDisplacementDifference(
    displacementCounts(input),
    displacementOptions(input),
  );
  return {
    Est_Local: local.estimate,
    SE_Local: local.standardError,
    Est_Displace: displaced.estimate,
    SE_Displace: displaced.standardError,
    Est_Total: total.estimate,
    SE_Total: total.standardError,
    Z: total.z,
    LowCI: total.low,
    HighCI: total.high,
    p_two_sided: total.p,
  };
};

/** Panel rows, of which the input says in words which are treated and which periods come before and after. */
function wddOfData(input: Input, context: Context) {
  const rows = context.readData(String(input['data']));
  const [outcome, unitColumn, flagColumn] = panelColumns(input);
  const before = periods(input, 'pre');
  const after = periods(input, 'post');
  const treatedUnits = new Set(rows.filter((row) => Number(row[flagColumn]) === 1).map((row) => row[unitColumn]));
  const sum = (treated: boolean, window: Window) =>
    rows
      .filter((row) => treatedUnits.has(row[unitColumn]) === treated && inWindow(row, window))
      .reduce((total, row) => total + Number(row[outcome]), 0);
  const counts = {
    treated: { before: sum(true, before), after: sum(true, after) },
    control: { before: sum(false, before), after: sum(false, after) },
  };
  const timeWeights = { before: before.to - before.from + 1, after: after.to - after.from + 1 };
  const { total } = stats.weightedDisplacementDifference(counts, { level: level(input), timeWeights });
  const ratio = stats.relativeIncidentRateRatio(counts, { dispersion: 1, level: level(input) });
  return {
    treated_pre: counts.treated.before,
    treated_post: counts.treated.after,
    control_pre: counts.control.before,
    control_post: counts.control.after,
    wdd_per_quarter: total.estimate,
    wdd_se: total.standardError,
    rirr: ratio.ratio,
    log_se: ratio.standardError,
  };
}

type Window = { readonly column: string; readonly from: number; readonly to: number };

function inWindow(row: Readonly<Record<string, string>>, { column, from, to }: Window): boolean {
  const period = Number(row[column]);
  return period >= from && period <= to;
}

/** "time 1-12": the column and its first and last value. */
function periods(input: Input, field: string): Window {
  const [, column, from, to] = /^(\w+) (\d+)-(\d+)$/.exec(String(input[field])) ?? [];
  if (column === undefined) throw new TypeError(`input.${field}: must be like "time 1-12"`);
  return { column, from: Number(from), to: Number(to) };
}

/** "IDs with any Intervention==1": the unit's column and the flag's. */
function panelColumns(input: Input): readonly [string, string, string] {
  const [, unit, flag] = /^(\w+?)s with any (\w+)==1$/.exec(String(input['treated'])) ?? [];
  if (unit === undefined || flag === undefined) throw new TypeError('input.treated: must be like "IDs with any X==1"');
  return [String(input['outcome']), unit, flag];
}

const wddHarm: Method = (input) => {
  const weights = numbers(input, 'weights');
  const crimes = (input['crimes'] as readonly Input[]).map((crime, index) => {
    const { level: _, ...options } = displacementOptions(crime);
    return { counts: displacementCounts(crime), options, weight: weights[index] ?? Number.NaN };
  });
  const { estimate, standardError, z, low, high } = stats.harmWeightedDisplacement(crimes, level(input));
  return { HarmEst: estimate, SE_HarmEst: standardError, Z: z, LowCI: low, HighCI: high };
};

const wdq: Method = (input) => {
  const result = stats.weightedDisplacementQuotient({
    action: beforeAfter(input, 'action'),
    buffer: beforeAfter(input, 'buffer'),
    control: beforeAfter(input, 'control'),
  });
  return {
    buffer_displacement: result.bufferDisplacement,
    success: result.success,
    wdq: result.quotient,
    gross_effect: result.grossEffect,
    net_total: result.netTotal,
  };
};

const rirr: Method = (input) => {
  const counts = {
    treated: { before: number(input, 'treated_pre'), after: number(input, 'treated_post') },
    control: { before: number(input, 'control_pre'), after: number(input, 'control_post') },
  };
  const options = { dispersion: number(input, 'phi', 1), level: level(input) };
  const { logRatio, standardError, ratio, low, high } = stats.relativeIncidentRateRatio(counts, options);
  const regression = stats.poissonInteraction(counts);
  return {
    log_rirr: logRatio,
    se: standardError,
    rirr: ratio,
    lower: low,
    upper: high,
    glm_interaction: regression?.logRatio ?? null,
    glm_se_phi1: regression?.standardError ?? null,
    wdd: stats.weightedDisplacementDifference(counts, options).total.estimate,
  };
};

/** Programme areas against comparison areas, and what moved next door. */
export const displacement: Readonly<Record<string, Method>> = { wdd, wdd_harm: wddHarm, wdq, rirr };
