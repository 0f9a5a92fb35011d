/** What is written on charts themselves: short, for there is little room. */

/** At the ticks of an axis: a board reads "half", not "0.5". */
export const axisWords = {
  eighth: 'an eighth',
  quarter: 'a fourth',
  half: 'half',
  same: 'same',
  double: 'double',
  times: (n: number): string => `${n} times`,
  noEffect: 'no effect',
  asExpected: 'as expected',
  countedOver: (many: string, period: string): string => `${many} a ${period}`,
  inSeconds: 'in seconds',
  inMinutes: 'in minutes',
  inDays: 'in days',
  inUnit: (unit: string): string => `in ${unit}`,
} as const;

/** At lines, rules and panels. */
export const markWords = {
  latest: (value: string): string => `latest ${value}`,
  soFar: (value: string): string => `${value} so far`,
  counted: (n: string): string => `counted ${n}`,
  was: (value: string): string => `was ${value}`,
  expectedOf: (n: string): string => `expected ${n}`,
  expected: 'expected',
  target: (value: string): string => `target ${value}`,
  start: 'Start',
  firstStart: 'First start',
  nextStart: 'Next start',
  lastStart: 'Last start',
  laterStart: 'Later start',
  baseline: 'baseline',
  baselineToFirst: 'baseline (up to the first start)',
  baselineToNext: 'baseline (up to the next start)',
  before: { wide: 'before the start', narrow: 'before' },
  since: { wide: 'since the start of each area', narrow: 'since the start' },
  comparison: 'comparison',
  neighbour: 'neighbour',
} as const;

/** What a specification is of, for whoever opens it by itself. */
export const describedWords = {
  areas: (title: string, unit: string): string => `${title}, area by area: ${unit}`,
  changes: 'Change of each number, as a ratio, with its likely range',
  choices: (title: string): string => `${title}: the effect under other choices`,
  comparison: (title: string): string => `${title}: counted, and expected without the programme`,
  coverage: (title: string): string => `${title}: records by agency and month`,
  displacement: (title: string): string => `${title}: programme, neighbouring and comparison areas as an index`,
  eventStudy: (title: string): string => `${title}: the effect by time since the start`,
  placebos: (title: string): string => `${title}: the gap of programme areas, and of comparison areas in their place`,
  process: (title: string): string => `${title}: process-behaviour chart`,
  survey: (title: string): string => `${title}: all answers`,
  distribution: (title: string): string => `${title}: the share that does not exceed each value, now and before`,
  profile: (title: string): string => `${title}: each question beside the score`,
} as const;
