import type { Role } from './areas.ts';
import { expectedWithoutProgram, observedWithProgram, type SampleMetric, sampleMetrics } from './metrics.ts';
import type { Incident } from './simulate.ts';

type Verdict = 'better' | 'worse' | 'no-clear-change' | 'too-few';

interface Planted {
  readonly metric: string;
  /** A role, or one area by its name. */
  readonly areas: Role | 'Tallow Hill';
  readonly role: 'goal' | 'guardrail' | 'displacement';
  /** Rate ratio in the months in which the site is at work, against no programme. */
  readonly rateRatio: number;
  readonly window: 'active-months' | 'last-quarter';
  /** What a report says of the programme's effect in that window. Absent where the truth lies at the edge of telling. */
  readonly mustSay?: Verdict;
  readonly mustNotSay: readonly Verdict[];
  readonly note: string;
}

const goal = { areas: 'program', role: 'goal', window: 'active-months' } as const;

const planted: readonly Planted[] = [
  {
    ...goal,
    metric: 'shooting-victims',
    rateRatio: 0.62,
    mustSay: 'better',
    mustNotSay: ['worse', 'no-clear-change', 'too-few'],
    note: 'A real effect: 38 % fewer from the launch on, gone while a site is suspended. The rest of the city is flat.',
  },
  {
    ...goal,
    metric: 'shooting-victims',
    areas: 'buffer',
    role: 'displacement',
    rateRatio: 1,
    mustSay: 'no-clear-change',
    mustNotSay: ['better', 'worse'],
    note: 'No displacement into the areas beside a site, and no diffusion.',
  },
  {
    ...goal,
    metric: 'homicides',
    window: 'last-quarter',
    rateRatio: 0.62,
    mustNotSay: ['better', 'worse'],
    note: 'The same real effect, on a handful of events in one quarter: nothing can be claimed.',
  },
  {
    ...goal,
    areas: 'Tallow Hill',
    metric: 'homicides',
    window: 'last-quarter',
    rateRatio: 0.62,
    mustSay: 'too-few',
    mustNotSay: ['better', 'worse', 'no-clear-change'],
    note: 'One site, one quarter: not even the end of all homicides could be told from chance.',
  },
  {
    ...goal,
    metric: 'homicides',
    rateRatio: 0.62,
    mustNotSay: ['worse'],
    note: 'Over all active months the counts are at the edge of telling: an honest report may say better or not.',
  },
  {
    ...goal,
    metric: 'robberies',
    rateRatio: 1,
    mustSay: 'no-clear-change',
    mustNotSay: ['better', 'worse'],
    note: 'No effect.',
  },
  {
    ...goal,
    metric: 'burglaries',
    rateRatio: 1,
    mustSay: 'no-clear-change',
    mustNotSay: ['better', 'worse'],
    note: 'No effect, but 6 % fewer every year in all areas alike: before and after alone would call that the programme.',
  },
  {
    ...goal,
    metric: 'aggravated-assaults',
    role: 'guardrail',
    rateRatio: 1.3,
    mustSay: 'worse',
    mustNotSay: ['better', 'no-clear-change', 'too-few'],
    note: 'A guardrail that worsens: 30 % more while a site is at work.',
  },
];

function metricOf(id: string): SampleMetric {
  const metric = sampleMetrics.find((candidate) => candidate.id === id);
  if (metric === undefined) throw new RangeError(`planted: a metric of the sample is required (got ${id})`);
  return metric;
}

/** What was planted, with what the dice made of it: counted victims against those expected without a programme. */
export function plantedTruth(victims: readonly Incident[]): readonly object[] {
  return planted.map((truth) => {
    if (truth.window !== 'active-months' || truth.areas === 'Tallow Hill') return truth;
    const metric = metricOf(truth.metric);
    const expected = expectedWithoutProgram(metric, truth.areas);
    const observed = observedWithProgram(metric, truth.areas, victims);
    return {
      ...truth,
      observed,
      expectedWithoutProgram: Number(expected.toFixed(1)),
      realisedRatio: Number((observed / expected).toFixed(3)),
    };
  });
}
