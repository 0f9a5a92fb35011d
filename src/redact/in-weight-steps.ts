import type { Finding, Level, SeriesPoint, SurveyFacts } from '../spec/index.ts';
import { withhold } from './cells/conceal.ts';
import { digits } from './coarse.ts';
import { timesOf } from './told-answers.ts';
import { type Days, isExact, type Reach, type Reaching, reachOf, reachOfEnds, toldInSteps } from './weight-step.ts';
import { changeInSteps } from './weighted-change.ts';
import { caveatsInSteps, judgedAlike } from './weighted-words.ts';

type Answers = SurveyFacts['answers'][number];

/** By how much answers of some days that stand for each other may differ, in average ones; 0 where none do. */
export interface Apart {
  /** In weight. */
  readonly spread: number;
  /** The weight of the heaviest, where they were drawn with others: the width of a range hangs on that. */
  readonly heaviest: number;
}
export type Spread = (days: Days) => Apart;

interface Steps {
  readonly minimum: number;
  readonly spread: Spread;
  readonly scale: SurveyFacts['scale'];
}

/** Shares of answers go from 0 to 1. */
function reaching(
  { measure }: Finding,
  { minimum, spread, scale }: Steps,
  isShare = measure === 'survey-share',
): Reaching {
  const ends: Reach['ends'] = isShare ? [0, 1] : [scale.min, scale.max];
  return (days, n) => reachOf({ n, ...spread(days), ends, minimum });
}

/** A finding with all that is made of weights in steps, ranges outward; without a verdict that these do not bear. */
export function valuesInSteps(finding: Finding, steps: Steps): Finding {
  const { now, changes } = finding;
  const reach = reaching(finding, steps);
  const level = levelInSteps(now, reach);
  if (now.status === 'estimated' && level.status === 'withheld') return withhold(finding);
  return judgedAlike(finding, {
    ...finding,
    now: level,
    also: finding.also.map((own) => levelInSteps(own, reach)),
    series: finding.series.map((point) => pointInSteps(point, reach)),
    changes: {
      primary: changes.primary,
      baseline: changeInSteps(changes.baseline, now, reach),
      sameSeason: changeInSteps(changes.sameSeason, now, reach),
      previous: changeInSteps(changes.previous, now, reach),
    },
    survey: finding.survey && {
      ...finding.survey,
      answers: finding.survey.answers.map((own) => worthInSteps(own, reach)),
    },
    caveats: caveatsInSteps(
      finding.caveats,
      timesOf(finding).some((days) => reach(days, 1).moved > 0),
    ),
  });
}

function worthInSteps(own: Answers, reach: Reaching): Answers {
  const step = reach(own, own.n);
  if (isExact(step)) return own;
  const counted = own.counted === undefined ? null : toldInSteps(own.counted, step);
  const rounded = { ...own, effectiveN: digits(own.effectiveN, Math.round), designEffect: null };
  return counted === null ? rounded : { ...rounded, counted };
}

const gone = { status: 'withheld', reason: 'suppressed' } as const;

/** What was withheld for another reason says so. */
const withoutValue = <Of extends { readonly status: string }>(told: Of): Of | typeof gone =>
  told.status === 'estimated' ? gone : told;

/** Without what is worked out of all answers at once, and is no share or mean of them. */
export function withoutDerived(finding: Finding): Finding {
  const { survey, effect, gap, process: chart } = finding;
  const noEffect = { effect: gone, contribution: 'no-design', evidence: null, evidenceRule: null } as const;
  return {
    ...finding,
    ...(effect.status === 'estimated' ? noEffect : {}),
    process: withoutValue(chart),
    gap: gap && {
      ...gap,
      now: withoutValue(gap.now),
      before: withoutValue(gap.before),
      change: withoutValue(gap.change),
      fared: 'not-told',
    },
    expected: null,
    regressionToMean: null,
    survey: survey && { ...survey, ...(survey.profile === undefined ? {} : { profile: [] }) },
  };
}

function levelInSteps(level: Level, reach: Reaching): Level {
  if (level.status === 'withheld') return level;
  const { from, to, label } = level;
  const step = reach(level, level.n);
  if (isExact(step)) return level;
  const told = inSteps(level, step);
  if (told === null) return { status: 'withheld', reason: 'suppressed', from, to, label };
  if (step.moved === 0) return told;
  const { beside: _, ...own } = told;
  return { ...own, missing: null, effectiveN: own.effectiveN === null ? null : digits(own.effectiveN, Math.round) };
}

function pointInSteps(point: SeriesPoint, reach: Reaching): SeriesPoint {
  const { n, value } = point;
  if (n === null || value === null) return point;
  const told = inSteps({ ...point, value }, reach(point, n));
  if (told !== null) return told;
  return { ...point, value: null, low: null, high: null, events: null, exposure: null, n: null, state: 'suppressed' };
}

/** The nearest multiple of its step; a range of which an end has none is not told. */
function inSteps<Own extends Pick<SeriesPoint, 'low' | 'high'> & { readonly value: number }>(
  own: Own,
  reach: Reach,
): Own | null {
  const value = toldInSteps(own.value, reach);
  if (value === null) return null;
  const low = own.low === null ? null : toldInSteps(own.low, reachOfEnds(reach), Math.floor);
  const high = typeof own.high === 'number' ? toldInSteps(own.high, reachOfEnds(reach), Math.ceil) : own.high;
  if (low === null || high === null) return { ...own, value, low: null, high: null };
  // of a narrow range the value may have been rounded past an end
  const most = typeof high === 'number' ? Math.max(high, value) : high;
  return { ...own, value, low: Math.min(low, value), high: most };
}

/** Places on the scale in steps; a time of which one has none tells no answers. */
export function placesInSteps(finding: Finding, steps: Steps): Finding {
  const { survey } = finding;
  if (survey === null) return finding;
  const reach = reaching(finding, steps, true);
  const answers = survey.answers.flatMap((own): Answers[] => {
    const step = reach(own, own.n);
    if (isExact(step)) return [own];
    const shares = own.shares.flatMap((share) => shareInSteps(share, step) ?? []);
    return shares.length < own.shares.length ? [] : [{ ...own, ...countedOf(own, survey), shares }];
  });
  const caveat = { key: 'caveat.answers-in-steps', params: {}, text: '' };
  const isMoved = survey.answers.some((own) => reach(own, own.n).moved > 0);
  return {
    ...finding,
    caveats: isMoved ? [...finding.caveats, caveat] : finding.caveats,
    survey: { ...survey, answers },
  };
}

/** What the value says: its places are rounded each by itself. */
function countedOf({ shares }: Answers, { counted }: SurveyFacts): Pick<Answers, 'counted'> {
  if (counted === null) return {};
  const own = shares.filter(({ places }) => places.every((place) => counted.includes(place)));
  return { counted: own.reduce((sum, { share }) => sum + share, 0) };
}

function shareInSteps(own: Answers['shares'][number], reach: Reach): Answers['shares'][number] | null {
  const told = inSteps({ value: own.share, low: own.low, high: own.high }, reach);
  return told && { places: own.places, n: own.n, share: told.value, low: told.low, high: told.high };
}
