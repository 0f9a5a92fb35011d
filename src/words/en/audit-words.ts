/** Words of the sections for those who check: the quality of data, estimates, methods. */

export const qualityWords = {
  everyRecord: 'Where every record went',
  checked: 'What was checked',
  whoSent: 'Who sent what, month by month',
  grades: 'Data grades',
  gradeCaption: 'Data grade of each number',
  grade: 'Grade',
  why: 'Why',
  noRejects: 'No record was rejected.',
  rejectsCaption: 'Rejected records by rule',
  firstLines: 'File and first lines',
  files: (n: string): string => `${n} files`,
  andMore: 'and more',
  /** Checks look at what is there now: that it was recorded otherwise before is no failure of theirs. */
  otherwise: 'Even so, these were recorded or asked in another way before, and cannot be compared with that time:',
  rejectsIntro: 'Each is kept with its file, line and reason. Line numbers are those that an editor shows.',
} as const;

export const checkWords = {
  caption: 'Data checks with what was observed and the limit',
  check: 'Check',
  observed: 'Observed',
  limit: 'Limit',
  outOf: 'Out of',
  result: 'Result',
  noLimit: 'none',
  passed: 'Passed',
  noted: 'Noted',
  allPassed: (n: string): string => `${n} checks passed`,
  allNoted: (n: string): string => `${n} more only tell a number, as no limit is set`,
  items: (n: string, isOne: boolean): string => (isOne ? '1 item' : `${n} items`),
  few: 'few',
  notShown: 'not shown',
  accepted: (severity: string): string => `${severity}, accepted for now`,
  until: (date: string): string => `until ${date}, by`,
} as const;

export const delimiterWords: Readonly<Record<string, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'pipe',
};

/** The identity that must hold for every file. */
export const ledgerWords = {
  parts: {
    loaded: 'loaded',
    rejected: 'rejected',
    duplicate: 'duplicate',
    superseded: 'superseded',
    filtered: 'filtered',
  },
  near: (n: string): string => `${n} of them only near another record`,
  read: (n: string, parts: string, balances: string): string => `${n} read = ${parts}: ${balances}`,
  notShown: 'how many records is not shown: a number that is made of them is hidden',
  balances: 'it adds up',
  unbalanced: 'it does not add up',
  lines: ({
    lines,
    header,
    blank,
    records,
    balances,
  }: Readonly<Record<'lines' | 'header' | 'blank' | 'records' | 'balances', string>>): string =>
    `${lines} lines = ${header} header + ${blank} blank + ${records} of records: ${balances}`,
  from: 'from',
  file: ({
    bytes,
    encoding,
    delimiter,
    lineEnding,
    source,
    facts,
  }: Readonly<Record<'bytes' | 'encoding' | 'delimiter' | 'lineEnding' | 'source' | 'facts', string>>): string =>
    `${bytes} bytes, ${encoding}, delimiter ${delimiter}, line ends ${lineEnding}; source ${source}; ${facts} facts kept.`,
} as const;

export const monthsWords = {
  year: 'Year',
  allFiles: 'All files',
  each: (covered: string): string => `records for each of the ${covered} months covered`,
  silent: (n: string, covered: string, which: string): string =>
    `none for ${n} of the ${covered} months covered (${which})`,
  declared: (from: string, to: string): string => `Declared to cover ${from} to ${to}.`,
  span: (from: string, to: string): string => `Its records span ${from} to ${to}.`,
  byMonth: (title: string, agency: string | null): string => `${title}, ${agency ?? 'all files'}: records by month`,
  rare: (n: string, of: string): string =>
    `Records came in ${n} of ${of} months. There are so few that a month without one is no gap.`,
  seldom: (n: string, of: string): string =>
    `Records came in ${n} of ${of} months. They come when people are asked, or a board decides.`,
  /** After the words that stand in the place of a number. */
  means: {
    'not-reported': ': nothing for a month that the source covers, which is not the same as zero events.',
    'outside-cover': ': not covered.',
    few: ': too few to show.',
  },
  brackets: 'In brackets: outside the time covered.',
} as const;

export const estimateWords = {
  columns: [
    'Area',
    'Against',
    'Estimate',
    '95 % interval',
    'p',
    'q',
    'Adjusted interval',
    'Dispersion (df)',
    'Smallest',
    'Method',
  ],
  primary: '(primary)',
  scales: { ratio: 'ratio', difference: 'difference' },
  scaled: (column: string, scale: string): string => `${column} (${scale})`,
  yearBefore: 'year before',
  notGiven: (against: string, reason: string, areas: string): string => `Not given, ${against}: ${reason} (${areas}).`,
  noneGiven: (reason: string, areas: string): string => `None given: ${reason} (${areas}).`,
  overlap: 'A window of more than a year overlaps with the same season a year earlier, and is not held against it.',
  allAreas: (n: string): string => `all ${n} areas`,
  ofAreas: (n: string, all: string): string => `${n} of ${all} areas`,
  effectNotGiven: (area: string, reason: string): string => `Effect in ${area} not given: ${reason}.`,
  effect: ({
    area,
    design,
    scale,
    estimate,
    range,
    p,
    dispersion,
  }: Readonly<Record<'area' | 'design' | 'scale' | 'estimate' | 'range' | 'p' | 'dispersion', string>>): string =>
    `Effect in ${area}, ${design}: ${scale} ${estimate} (${range}), p ${p}, dispersion ${dispersion}.`,
  own: (ratio: string): string => `Comparison areas’ own ratio: ${ratio}.`,
  displacement: (events: string): string => `Displacement, in events: ${events}.`,
  displacementNotGiven: (reason: string): string => `Displacement not given: ${reason}.`,
  areas: (n: string, isOne: boolean, family: string): string =>
    `${n} ${isOne ? 'area' : 'areas'}, judged together with family “${family.replaceAll('-', ' ')}”`,
  label: (title: string): string => `Estimates: ${title}`,
  caption: (title: string): string => `Estimates of ${title}`,
  intro: (n: string): string =>
    `${n} comparisons were made in this run. The interval and p stand for one comparison alone; q and the adjusted interval allow for all comparisons of the same family, and verdicts use those.`,
} as const;

const days = (n: string): string => `${n} days`;

export const methodsWords = {
  cannotTell: 'What this cannot tell',
  sources: 'Sources',
  settings: 'Settings of this run',
  again: 'How to run it again',
  againBefore: 'The same files, the same declarations, the same earlier runs and the same version give the same bytes:',
  againAfter: '. The files and declarations are the same where their SHA‑256 below are.',
  inputs: (n: string): string => `Input files (${n})`,
  declarations: (n: string): string => `Declarations (${n})`,
  hash: 'SHA-256',
  noPublisher: 'a publisher that is not declared',
  from: (kind: string): string => `${kind}, from`,
  licence: (licence: string): string => `; licence ${licence}`,
  covers: (from: string, to: string): string => `covers ${from} to ${to}`,
  extracted: (day: string): string => `extracted ${day}`,
  lag: (lag: string): string => `reporting lag ${lag}`,
  notSaid: {
    both: 'neither the day of extraction nor how long reports take is declared',
    extracted: 'the day of extraction is not declared',
    lag: 'how long reports take is not declared',
  },
  days,
  repeatsKept: 'repeated rows are kept',
  repeatsDropped: 'repeated rows are dropped',
  key: (columns: string): string => `, key ${columns}`,
  weekly: '; a week that lies in two periods counts whole in the one that has most of its days',
  calendar: 'Calendar',
  calendarOf: (grain: string, timezone: string, month: number): string =>
    `${grain}, time zone ${timezone}, fiscal year from month ${month}`,
  areas: 'Areas',
  areasOf: ({
    all,
    program,
    comparison,
    buffer,
    excluded,
  }: Readonly<Record<'all' | 'program' | 'comparison' | 'buffer' | 'excluded', string>>): string =>
    `${all} in all: ${program} programme, ${comparison} comparison, ${buffer} neighbouring, ${excluded} left out`,
  boundaries: 'Boundaries',
  codeLists: 'Code lists',
  version: (file: string, version: string): string => `${file}, version ${version}`,
  population: 'Population',
  interpolated: 'estimated between census years, or as counted nearest; such periods are marked',
  asGiven: 'as given for each year',
  disclosure: 'Disclosure rule',
  shownAll:
    'counts are shown however small, but for answers of people and all that has a floor by its kind: small ones of these are hidden',
  hidden: (minimum: string): string =>
    `counts under ${minimum}, and whatever would reveal them, are hidden; hidden is never shown as zero`,
  rounded: (base: string): string =>
    `. Counts are to the nearest ${base}, totals by themselves, and what is worked out of them is no finer; verdicts are of the exact numbers`,
  publicRecord: (why: string): string => `. Public record: ${why}`,
  seed: 'Seed',
  software: 'Software',
} as const;
