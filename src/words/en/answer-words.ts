import { capital } from '../params.ts';

/** "Is it us?": what was counted and expected, how it was found, and what could speak against it. */
export const answerWords = {
  heading: 'Is it us?',
  verdict: (said: string): string => `${said}.`,
  shortComparisons: (all: string, like: string, date: string): string =>
    `Since ${date}: ${all} against all comparison areas, ${like} against those of like level.`,
  shortAlone: (all: string, alone: string, date: string): string =>
    `Since ${date}: ${all} against all comparison areas, ${alone} without them, for none is of like level.`,
  since: (ends: string, date: string): string => `${ends} since ${date}.`,
  sinceFitting: (counted: string, date: string, fitting: string): string =>
    `${counted} counted since ${date}; without the programme ${fitting} (small counts).`,
  /** Where and when, to begin a sentence. */
  whereOne: 'In the programme area',
  whereMany: (areas: string): string => `In ${areas} programme areas`,
  time: (from: string, to: string): string => `from ${from} to ${to}`,
  plain: (where: string, time: string, ends: string): string => `${where} ${time}: ${ends}.`,
  counted: (
    where: string,
    time: string,
    { counted, expected, ends }: Readonly<Record<'counted' | 'expected' | 'ends', string>>,
  ): string =>
    `${where} there were ${counted} ${time}. ${capital(expected)} would have been expected without the programme: ${ends}.`,
  level: (
    where: string,
    time: string,
    { unit, was, of, would, ends }: Readonly<Record<'unit' | 'was' | 'of' | 'would' | 'ends', string>>,
  ): string =>
    `${where} ${time} the ${unit} was ${was} (of ${of}). About ${would} would have been expected without the programme: ${ends}.`,
  small: (range: string): string => `${range} (small counts)`,
  /** All the numbers that could have been expected without the programme. */
  fitting: (from: string, to: string): string => `anything from ${from} to ${to} would fit`,
  fittingFrom: (from: string): string => `anything from ${from} up would fit`,
  fittingTo: (to: string): string => `anything up to ${to} would fit`,
  fittingAny: 'any number would fit',
  noNumber: (many: string): string => `No number of ${many} is given.`,
  soNoNumber: (many: string): string => `So no number of ${many} is given.`,
  againstAll: (n: string, said: string, date: string): string =>
    `Since ${date}, against all ${n} comparison areas: ${said}.`,
  againstLike: (said: string): string => `Against those that were of like level before the programme began: ${said}.`,
  againstNone: (said: string): string =>
    `None of them was of like level before the programme began. Without any of them: ${said}.`,
  smallestDifference: (size: string): string =>
    `The smallest difference that this design would show 80 times in 100: ${size}.`,
  smallestFall: (size: string): string => `The smallest fall that this design would show 80 times in 100: ${size}.`,
  smallestRise: (size: string): string => `The smallest rise that this design would show 80 times in 100: ${size}.`,
  noEffect: (reason: string): string => `No effect is given: ${reason}.`,
  already: (told: string): string => `But a pretended start shows something already: ${told}.`,
  more: (n: string): string => `And ${n} more, each in its own section.`,
} as const;

const counted = (n: string, isOne: boolean, word: string): string => `${n} ${word}${isOne ? '' : 's'}`;

/** Facts about an effect, a line each. */
export const factWords = {
  terms: {
    found: 'How it was found',
    comparison: 'Comparison areas',
    pretended: 'Pretended starts',
    estimates: 'Other estimates',
    choices: 'Other choices',
    nextDoor: 'Did it move next door?',
    evidence: 'Evidence',
    strongerRefused: 'Stronger designs refused',
    refused: 'Designs refused',
    designs: 'Designs',
    notUsed: 'Designs not used',
    chance: 'Chance',
    unmeasured: 'Unmeasured causes',
  },
  programAreas: (n: string, isOne: boolean): string => counted(n, isOne, 'programme area'),
  comparisonAreas: (n: string, isOne: boolean): string => counted(n, isOne, 'comparison area'),
  noComparisonAreas: 'no comparison areas',
  design: (
    name: string,
    { program, comparison, grain, launch }: Readonly<Record<'program' | 'comparison' | 'grain' | 'launch', string>>,
  ): string => `${name}. That is ${program} and ${comparison}, ${grain} by ${grain}. The first start was on ${launch}.`,
  byThemselves: (change: string): string => `${change} over the same time, by themselves.`,
  notGiven: (reason: string): string => `Not given: ${reason}.`,
  early: (periods: string): string => `${periods} too early`,
  placebo: (early: string, size: string, verdict: string): string =>
    `With starts pretended ${early}, the same sum should show nothing. It gives ${size}: ${verdict}.`,
  otherPlacebo: (early: string, size: string, verdict: string): string => `${early}: ${size}; ${verdict}.`,
  neighboursLevel: (unit: string, range: string): string =>
    `In neighbouring areas the ${unit} was ${range}, against what the other areas led us to expect.`,
  neighbours: (range: string, many: string): string =>
    `Neighbouring areas saw ${range} ${many} than the other areas led us to expect.`,
  opinionWithheld: (name: string, reason: string): string => `${name}: not given, ${reason}.`,
  opinion: (name: string, size: string, agrees: string): string => `${name}: ${size}; it ${agrees}.`,
  choice: (name: string, size: string, verdict: string): string => `${name}: ${size}; ${verdict}.`,
  verdictTurns: 'the verdict turns',
  verdictStays: 'the verdict stays',
  turnsWithout: (areas: string): string => `the verdict turns without ${areas}`,
  withoutAny: (verdict: string): string => `Without any one area: ${verdict}.`,
  withoutAnyFrom: (low: string, high: string, verdict: string): string =>
    low === high
      ? `Without any one area: ${low} still; ${verdict}.`
      : `Without any one area: from ${low} to ${high}; ${verdict}.`,
  evidence: (level: string): string => `Level ${level} of 5 (Maryland scale, as economists use it)`,
  allRefused: (n: string, reason: string): string => `All ${n}: ${reason}.`,
  refusedFor: (designs: string, reason: string): string => `${designs}: ${reason}.`,
  seen: (observed: string, limit: string): string => ` (${observed}; limit ${limit})`,
  chosenOn: (design: string): string => `Chosen on data from before the start alone: ${design}`,
  stamp: (hash: string): string => `; stamp ${hash}`,
  oneLess: (why: string): string => `one level less, for ${why}`,
  by: (inference: string): string => `by ${inference}`,
  degrees: (df: string): string => `t with ${df} degrees of freedom`,
  interval: (level: string): string => `the interval shown is of ${level} %`,
  noPBelow: (p: string): string => `no p below ${p} was possible`,
  eValue: (estimate: string, limit: string | null): string =>
    `An unmeasured cause would have to go with both the programme and the outcome by a factor of ${estimate} each to explain all of it${limit === null ? '' : `, and of ${limit} to make it unclear`}.`,
} as const;
