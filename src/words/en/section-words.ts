/** Words of the sections of a report: heads of columns, notes, terms. */

/** Heads and terms that several sections share. */
export const sharedWords = {
  area: 'Area',
  role: 'Role',
  rate: 'Rate',
  share: 'Share',
  value: 'Value',
  count: 'Count',
  numberOf: (many: string): string => `Number of ${many}`,
  likelyRange: 'Likely range',
  change: 'Change',
  verdict: 'Verdict',
  now: 'Now',
  period: 'Period',
  state: 'State',
  group: 'Group',
  againstOthers: 'Against others',
  source: 'Source',
  file: 'File',
  column: 'Column',
  records: 'Records',
  rule: 'Rule',
  none: 'none',
  notGiven: 'not given',
  notGivenFor: (reason: string): string => `Not given: ${reason}`,
  notMeasured: 'not measured',
  notDeclared: 'not declared',
  notAsked: 'not asked',
  by: (date: string): string => `by ${date}`,
  /** A label of its own before what it is of. */
  of: (title: string, what: string): string => `${title}: ${what}`,
} as const;

export const pageWords = {
  firstReport: 'This is the first report, so there is nothing to compare it with.',
  valueIn: (value: string, period: string): string => `${value} in ${period}`,
  nothingTold: 'Nothing that may be told is different.',
  andMore: (n: string): string => `And ${n} more.`,
  furtherNumbers: (n: string, isOne: boolean): string =>
    isOne ? `${n} more number follows further on.` : `${n} more numbers follow further on.`,
  lastReport: 'Last report: run',
  baseline: (window: string): string => `Baseline: ${window}.`,
  usualBaseline: (window: string): string => `Baseline: ${window}, where a row names no other.`,
  ranges: 'Changes are ranges, as counts go up and down by chance.',
  /** Of two comparisons or more. */
  comparisons: (n: string): string =>
    `Of ${n} comparisons some show a change by chance alone; the verdicts allow for that.`,
  comparisonAreas: (said: string): string => `Comparison areas: ${said}`,
  comparisonNotGiven: (reason: string): string => `Comparison areas: not given, ${reason}`,
  comparisonWindow: (said: string, from: string, to: string): string =>
    `Comparison areas: ${said} (against ${from} to ${to})`,
  comparisonBaseline: (from: string, to: string): string => `Comparison areas are held against ${from} to ${to}.`,
  notRated: 'not rated',
  level: (level: number): string => `Level ${level} of 5`,
  dataGrade: (grade: string): string => `Data grade ${grade}`,
  isItUs: (said: string): string => `Is it us? ${said}`,
  mayHaveMoved: 'May have moved next door',
  inBoardReport: (n: string): string => `${n} more in the board report.`,
} as const;

export const readWords = {
  takenApart: 'One line of the table, taken apart',
  counted: (period: string): string => `What we counted in ${period}.`,
  measured: (period: string): string => `What we measured in ${period}.`,
  asRate: (value: string, unit: string): string => `Set against the population, that is a rate of ${value} ${unit}.`,
  differs: (window: string): string =>
    `How that differs from what the baseline (${window}) would lead us to expect. It is a range, as counts go up and down by chance.`,
  asPercent: 'The same change as a percentage, with its likely range.',
  tooFewForPercent: 'Too few to use a percentage.',
  target: (value: string, by: string): string =>
    `The target is ${value} by ${by}, and the way to it is a straight line from the baseline.`,
  whichWay: 'Which way did it move?',
  onTheWay: 'Is it on the way to its target?',
  otherWords: 'Other words',
} as const;

export const metricWords = {
  changeCounted: (against: string, amount: string, reason: string): string =>
    `The change ${against} is ${amount}: ${reason}.`,
  changeNotGiven: (against: string, reason: string): string => `The change ${against} is not given: ${reason}.`,
  compared: (window: string, reason: string, change: string): string =>
    `Compared with ${window} (${reason}): ${change}.`,
  smallest: (size: string): string => `The smallest change that these counts could have shown: ${size}.`,
  nowNotGiven: (period: string, reason: string): string => `The number for ${period} is not given: ${reason}.`,
  now: (period: string, value: string, range: string): string => `${period}: ${value} (likely range ${range}).`,
  nowAlone: (period: string, value: string): string => `${period}: ${value}; no range can be given.`,
  ratio: 'Ratio',
  difference: 'Difference',
  technical: ({
    scale,
    estimate,
    level,
    range,
    method,
    dispersion,
  }: Readonly<Record<'scale' | 'estimate' | 'level' | 'range' | 'method' | 'dispersion', string>>): string =>
    `${scale} ${estimate}, ${level} % interval ${range}; ${method}${dispersion}.`,
  dispersed: (dispersion: string, df: string): string => `; dispersion ${dispersion} on ${df} degrees of freedom`,
  overTime: (title: string): string => `${title}, over time.`,
  plotted: (area: string, unit: string): string => `${area}; ${unit}.`,
  byPeriod: 'numbers by period',
  /** Where the same months a year earlier are the time just before; and where neither can be given, for one reason. */
  changeInYear: 'Change against the year just before',
  changeTwice: 'Change against the same season and the period before',
  manyNotes: 'Notes on many of the numbers',
  alsoNotes: 'Notes on many numbers:',
  otherTimes: 'Other times',
  change: (against: string): string => `Change ${against}`,
  changesTitle: 'How far each number moved.',
  changesPlotted:
    'A dot is our best estimate and the bar its likely range. A bar that crosses “same” shows no clear change. Only counts and rates are drawn: shares, times and scores have their change beside their verdict.',
  changesCaption: 'Change of each number',
  asPercentage: 'As a percentage',
  changeOfEach: 'What we count',
  seriesRate: (many: string, unit: string): string => `count of ${many}, and rate ${unit}`,
  interpolated: '* Population estimated between two counts, or as in the nearest count',
} as const;

/** Beside a trend: what its marks mean. */
export const keyWords = {
  judged: (time: string): string => `judged: all of ${time}`,
  expected: 'expected range: 95 of 100 periods',
  target: 'target',
  notFinal: 'not final yet',
  beyond: 'beyond the scale, with its value',
  hidden: 'hidden to protect people',
  gap: 'gap: not reported, or no number can be given',
  recorded: 'how we record changed',
} as const;

export const definitionWords = {
  follow: 'To follow it back',
  why: 'Why we watch it',
  counted: 'What is counted',
  setAgainst: 'Set against',
  owner: 'Owner',
  version: 'Version',
  versionFrom: ({ version, date, what, why }: Readonly<Record<'version' | 'date' | 'what' | 'why', string>>): string =>
    `Version ${version}, from ${date}: ${what} (${why})`,
  grade: 'Data grade',
  gradeNotGiven: 'Not given',
  target: 'Target',
  targetSet: ({ value, by, who, on }: Readonly<Record<'value' | 'by' | 'who' | 'on', string>>): string =>
    `${value} by ${by}, set by ${who} on ${on}`,
  rule: 'Rule of decision',
  declared: (date: string, when: string, alpha: string): string =>
    `declared on ${date}, ${when}; chance of a false alarm ${alpha} in 100; stamp`,
  beforeResults: 'before these results',
  afterData: 'after these data began',
  lastStamp: ', in the last report',
} as const;

export const areasWords = {
  intro:
    'Numbers now, and the verdict in words. Areas are in order of role and name, never of value: small areas swing most by chance.',
  none: 'No single areas were measured.',
  table: (titles: string): string => `Areas: ${titles}`,
  leftOut: (n: string, isOne: boolean): string => `${n} ${isOne ? 'area has' : 'areas have'} none of these numbers.`,
  dash: 'Where no number stands (–):',
  because: (titles: string, reason: string): string => `${titles}: ${reason}.`,
  hiddenIn: (titles: string): string => `To protect people, some numbers are hidden area by area. They are: ${titles}.`,
  without: (titles: string): string => `No area has a number of its own in: ${titles}.`,
  numbers: 'Numbers for each area',
  byArea: (title: string, against: string): string => `${title} by area, now and ${against}`,
  againstBaseline: 'against the baseline',
  againstBefore: 'against before',
  unitOfRate: (unit: string): string => `; rate ${unit}`,
  unitOfShare: (unit: string): string => `; ${unit}, in percent`,
  areaByArea: (title: string): string => `${title}, area by area.`,
  scale: (unit: string): string => `All panels have the same scale: ${unit}.`,
  strong: 'Strong lines: programme areas.',
  dotted: 'Dotted: their start.',
  hollow: 'Hollow: not final yet.',
  beyond: 'Triangles: beyond the scale; the table has the values.',
  notDrawn: (n: string, isOne: boolean): string =>
    isOne
      ? 'One area is not drawn: nearly all of its numbers are hidden to protect people.'
      : `${n} areas are not drawn: nearly all of their numbers are hidden to protect people.`,
  bars: 'Bars on the base line: hidden to protect people.',
  cut: (most: number, all: string): string => `The first ${most} of ${all} areas; the table has all.`,
  inAnalyst: 'Comparison areas are in the analyst report.',
  inFindings: 'Comparison areas are in findings.csv.',
} as const;

export const answersWords = {
  answer: 'Answer',
  wave: 'Wave',
  question: 'Question',
  how: 'How',
  answered: 'Answered',
  count: (n: string): string => `${n} answers`,
  worth: (n: string): string => `worth ${n} with equal weights`,
  designEffect: (x: string): string => `design effect ${x}`,
  gaveNone: (n: string): string => `${n} more gave none`,
  hidden: 'hidden to protect people',
  askedNotDeclared: (n: string): string => `${n}; how many were asked is not declared`,
  ofAsked: (n: string, of: string, percent: string): string => `${n} of ${of} (${percent})`,
  waves: 'How each wave asked',
  all: 'All answers, and how people were asked',
  label: 'all answers',
} as const;

export const cohortWords = {
  summary: 'By the time when areas began',
  label: 'effect by the time when areas began',
  began: 'began',
  areas: 'areas',
  counted: 'counted',
  expected: 'expected',
  against: 'against what was expected',
  bySince: (grain: string): string => `effect by ${grain} since the start`,
  since: (grains: string): string => `${grains} since the start`,
} as const;
