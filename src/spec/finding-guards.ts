import { z } from 'zod';
import { bound, isoDate, reason, withheld } from './finding-parts.ts';

/** What keeps a claim from being stronger than the data: each guard as a result that can be shown. */

export const comparabilityRules = [
  'agencies',
  'silent-months',
  'located-share',
  'mapped-share',
  'domestic-share',
  'recorded-called-ratio',
  'boundaries',
  'population-source',
  'wording',
  'mode',
  'response-rate',
  'reporting-lag',
  'measurement-change',
] as const;
/** Whose records a test is about. A break that both arms share goes into the period effects, where there are any. */
export const arms = ['program', 'comparison', 'everywhere'] as const;

/** Whether records of both windows were made alike: before any verdict. */
export const comparability = z.strictObject({
  /** Some break blocks the verdict. */
  blocked: z.boolean(),
  tests: z.array(
    z.strictObject({
      rule: z.enum(comparabilityRules),
      arm: z.enum(arms),
      /** The source whose records these are, where they are those below the line; else they are the metric's own. */
      source: z.string().optional(),
      /** What the rule measures in the window compared with, and now; null where it is not a number. */
      before: z.number().nullable(),
      now: z.number().nullable(),
      /** How far it moved, and how far it may. */
      moved: z.number(),
      limit: z.number(),
      /** Null where a number of the source is hidden. */
      n: z.number().int().nullable(),
      breaks: z.boolean(),
      /** A break in both arms alike is absorbed by a design with comparison areas. */
      absorbed: z.boolean(),
      reason,
      /** Names of what changed: agencies, wordings, events. */
      names: z.array(z.string()),
    }),
  ),
});

export const processKinds = ['xmr', 'c', 'u', 'u-prime', 'p', 'p-prime', 'run', 'days-between'] as const;
export const variations = ['improvement', 'concern', 'changed-up', 'changed-down', 'common-cause'] as const;
export const assurances = ['pass', 'fail', 'hit-or-miss', 'no-target'] as const;

const processPoint = z.strictObject({
  period: z.string(),
  plotted: z.number().nullable(),
  centre: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Declared as no part of limits and rules; drawn crossed out. */
  excluded: z.boolean(),
  /** Names of the rules of the set that mark this point. */
  signals: z.array(z.string()),
});

/** A process-behaviour chart: signals are questions, never verdicts. */
export const process = z.union([
  z.strictObject({
    status: z.literal('estimated'),
    chart: z.enum(processKinds),
    /** A named rule set with its version, such as mdc-7. */
    ruleSet: z.string(),
    points: z.array(processPoint),
    /** Limits rest on fewer points than the rule set asks for. */
    temporary: z.boolean(),
    variation: z.enum(variations),
    assurance: z.enum(assurances),
    rebased: z.array(z.strictObject({ from: isoDate, reason: z.string(), by: z.string() })),
    exclusions: z.array(z.strictObject({ from: isoDate, to: isoDate, reason: z.string() })),
  }),
  withheld,
]);

/** Areas chosen at their peak fall back by themselves: the change with what that alone would give taken out. */
export const regressionToMean = z.strictObject({
  /** The selection rule, as declared. */
  chosenBy: z.string(),
  /** The programme areas' baseline as counted, and drawn towards all areas by how much it is noise. */
  baseline: z.number(),
  shrunk: z.number(),
  /** The ratio of the change, against a baseline that is lower by as much. */
  ratio: bound,
  /** The share of the baseline's difference from all areas that is kept. */
  kept: z.number(),
});

/** Verdicts fall on declared dates, with alpha spent over them. */
export const looks = z.strictObject({
  dates: z.array(isoDate),
  /** Verdicts fall in this run. */
  isLook: z.boolean(),
  /** Which look this is, from 1; null between looks. */
  look: z.number().int().nullable(),
  of: z.number().int(),
  spending: z.literal('obrien-fleming'),
  /** Alpha of this look alone, and spent so far with it. */
  alphaNow: z.number().nullable(),
  alphaSpent: z.number(),
});
