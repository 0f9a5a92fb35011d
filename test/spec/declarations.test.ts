import { describe, expect, it } from 'vitest';
import { placesOf, resolveText, sound, wordsOf } from './resolve-text.ts';

const mistaken = `id: east
title: Eastside Safety Coalition
calendar: { grain: quarter, timezone: America/Chicgo, fiscal-year-starts: July }
sources:
  crime:
    kind: incidents
    covers: { from: 2018-01-01, to: 2026-09-31 }
    reporting_lag: 45d
    repeats: drop
    key: [incident]
    files: data/rms/*.csv
    columns:
      id: INCIDENT_NO
      occurred_at: { from: OCC_DATE, formats: ["%m/%d/%Y"] }
      beat: BEAT
      offence: { from: OFFENSE, codes: { robbery: [120], homicide: [09A] } }
  calls:
    kind: incident
    repeats: keep
    files: data/cad/*.csv
    columns: {}
  people:
    kind: populations
    repeats: drop
    files: data/population.csv
    columns: { area: area, year: year, population: population }
windows:
  baseline: { kind: fixed, from: 2022-01-01, to: 2023-12-31 }
metrics:
  - { use: outcomes/robberies, source: crime }
  - { use: outcomes/homicide, source: crime }
  - use: outcomes/homicides
    source: crimes
    target: { by: 2027, set-by: board, set-on: 2024-02-12 }
privacy: { minimum: 1 }
reports: [bord]
`;

describe('a pipeline with mistakes of every kind', () => {
  const { pipeline, problems } = resolveText(mistaken);
  const at = (place: string): string => wordsOf(problems.filter((problem) => problem.place.endsWith(`:${place}`)));

  it('tells each of them once, in one pass, where it stands', () => {
    expect(pipeline).toBeUndefined();
    expect(placesOf(problems)).toEqual([
      '3:39 timezone',
      '3:75 invalid-value',
      '7:37 invalid-value',
      '8:5 unknown-key',
      '10:11 unknown-column',
      '12:5 missing-column',
      '15:7 unknown-column',
      '16:7 unknown-column',
      '18:11 unknown-kind',
      '28:3 missing-key',
      '30:5 exposure',
      '31:12 unknown-metric',
      '33:13 unknown-source',
      '34:5 target',
      '35:21 privacy',
      '36:11 unknown-report',
    ]);
  });

  it.each([
    ['3:39', 'did you mean "America/Chicago"?'],
    ['3:75', '"fiscal-year-starts" must be a whole number from 1 to 12 (got "July")'],
    ['7:37', '"to" must be a day of the calendar: 2026-09 has 30 days (got "2026-09-31")'],
    ['8:5', '"reporting_lag" is not a key of sources.crime'],
    ['8:5', 'did you mean "reporting-lag"?'],
    ['10:11', 'key "incident" is not a mapped column of this source'],
    ['12:5', 'incidents need a column "area"'],
    ['15:7', '"beat" is not a column of incidents'],
    ['16:7', 'did you mean "offense"?'],
    ['18:11', 'did you mean "incidents"?'],
    ['28:3', '"reason" is required in "baseline" (text)'],
    ['28:3', 'Why this baseline'],
    ['30:5', '"outcomes/robberies" is told for residents and needs an exposure'],
    ['30:5', 'add exposure: people'],
    ['31:12', 'did you mean "outcomes/homicides"?'],
    ['33:13', 'did you mean "crime"?'],
    ['34:5', 'a target needs either change or value (got neither)'],
    ['35:21', 'needs public-record'],
    ['36:11', 'did you mean "board"?'],
  ])('at %s says: %s', (place, words) => {
    expect(at(place)).toContain(words);
  });

  it('shows the lines around each place, with a caret under it', () => {
    for (const { frame, place } of problems) {
      const [, line = '', column = ''] = place.split(':');
      const lines = frame.split('\n');
      expect(lines.at(-2)).toContain(`${line} | ${mistaken.split('\n')[Number(line) - 1]}`);
      expect(lines.at(-1)?.indexOf('^')).toBe(2 + line.length + 3 + Number(column) - 1);
    }
  });
});

describe('a sound pipeline', () => {
  const { pipeline, problems } = resolveText(sound);

  it('has no problems', () => {
    expect(wordsOf(problems)).toBe('');
  });

  it('keeps codes and area names as they are written', () => {
    const offense = pipeline?.sources[0]?.files[0]?.mappings.find((mapping) => mapping.column === 'offense');
    expect(offense?.codes?.entries.map((entry) => entry.code)).toEqual(['120', '007', '1E3', '4E', '09A', '2903.10']);
    expect(pipeline?.areas.list[0]?.area).toBe('007');
  });

  it('fills in every default', () => {
    expect(pipeline?.windows).toEqual({ current: 'last-quarter', also: ['last-4-quarters'] });
    expect(pipeline?.areas.defaultRole).toBe('comparison');
    expect(pipeline?.metrics[0]?.decision).toMatchObject({ design: 'strongest', alpha: 0.05, declared: null });
    expect(pipeline?.metrics[0]?.target).toMatchObject({ change: -0.15, by: 'FY2027-Q4' });
    expect(pipeline?.warehouse).toBe('out/warehouse.duckdb');
  });
});

/** One change to the sound pipeline, and everything that is said of it. */
const slips: readonly (readonly [what: string, from: string, to: string, place: string, words: string])[] = [
  [
    'a required key misspelt',
    'repeats: drop\n    key: [id]',
    'repeat: drop\n    key: [id]',
    '9:5',
    'did you mean "repeats"?',
  ],
  ['a block misspelt', 'windows:\n', 'window:\n', '26:1', 'did you mean "windows"?'],
  [
    'a value of a list misspelt',
    'repeats: drop\n    key: [id]',
    'repeats: dorp\n    key: [id]',
    '9:14',
    'must be one of: keep, drop (got "dorp")',
  ],
  ['a key left empty', 'kind: incidents', 'kind:', '6:10', '(got nothing)'],
  [
    'a list where a text belongs',
    'title: Eastside Safety Coalition',
    'title: [a, b]',
    '2:8',
    '"title" must be text (got a list of 2)',
  ],
  [
    'a group where a text belongs',
    'title: Eastside Safety Coalition',
    'title: { a: b }',
    '2:8',
    '"title" must be text (got a group of lines)',
  ],
  ['a text of spaces', 'reason: two years before launch', 'reason: "  "', '27:70', 'must be some text'],
  ['a window misspelt', 'windows:\n', 'windows:\n  current: last-quater\n', '27:12', 'did you mean "last-quarter"?'],
  [
    'a baseline of unknown kind',
    'kind: fixed',
    'kind: fix',
    '27:21',
    'one of: fixed, before-launch, same-season, trailing, previous (got "fix")',
  ],
  [
    'a key of another baseline',
    'kind: fixed,',
    'kind: fixed, years: 3,',
    '27:28',
    '"years" does not go with kind: fixed',
  ],
  ['a change without a percent sign', 'change: -15%', 'change: -15', '32:23', 'a change such as -15% (got "-15")'],
  [
    'a lag that is no number of days',
    'reporting-lag: 45d',
    'reporting-lag: 45 days',
    '8:20',
    'a number of days such as 45d',
  ],
  [
    'dates the wrong way round',
    'from: 2022-01-01, to: 2023-12-31',
    'from: 2023-12-31, to: 2022-01-01',
    '27:50',
    'this ends (2022-01-01) before it begins',
  ],
  [
    'a date in another order',
    'from: 2018-01-01',
    'from: 01/01/2018',
    '7:21',
    'a date such as 2024-01-31 (got "01/01/2018")',
  ],
  [
    'a time column without formats',
    '{ from: OCC_DATE, formats: ["%m/%d/%Y"] }',
    'OCC_DATE',
    '14:20',
    'dates are never guessed',
  ],
  [
    'a flag without its values',
    'area: BEAT',
    'area: BEAT\n      gun: WEAPON',
    '16:7',
    'a flag of your own needs true: [values]',
  ],
  [
    'a column name in capitals',
    'area: BEAT',
    'area: BEAT\n      Gun: { from: W, true: [Y] }',
    '16:7',
    'cannot be a name here',
  ],
  [
    'one code in two categories',
    'homicide: [09A,',
    'homicide: [120,',
    '16:72',
    'code "120" stands under both "robbery" and "homicide"',
  ],
  [
    'the same title twice',
    '- use: outcomes/homicides\n    source: crime',
    '- use: outcomes/robberies\n    source: crime\n    exposure: people',
    '33:5',
    'two metrics have the title "Robberies"',
  ],
  [
    'a metric on the wrong kind',
    '- use: outcomes/homicides\n    source: crime',
    '- use: outcomes/homicides\n    source: people',
    '34:13',
    '"people" holds populations',
  ],
  [
    'a category that no code leads to',
    'homicide: [09A,',
    'murder: [09A,',
    '33:10',
    '"homicide" is not a category of the code list',
  ],
  ['a city instead of its zone', 'America/Chicago', 'Chicago', '3:39', 'did you mean "America/Chicago"?'],
  [
    'a metric without its folder',
    'use: outcomes/homicides',
    'use: homicides',
    '33:10',
    'did you mean "outcomes/homicides"?',
  ],
  ['one value where a list belongs', 'key: [id]', 'key: id', '10:10', 'write it in brackets: [id]'],
  [
    'a list without anything in it',
    'reports: [board]',
    'reports: []',
    '36:10',
    'a list of at least 1 (got an empty list)',
  ],
  [
    'formats that are no list',
    'formats: ["%m/%d/%Y"]',
    'formats: "%m/%d/%Y"',
    '14:47',
    'write it in brackets: ["%m/%d/%Y"]',
  ],
  [
    'a baseline without a kind',
    'kind: fixed, ',
    '',
    '27:3',
    '"kind" is required in "baseline" (one of: fixed, before-launch',
  ],
  ['a target by a calendar quarter', 'by: FY2027-Q4', 'by: 2027-Q4', '32:33', 'write FY2027-Q4'],
  ['both lists of areas', 'areas:\n', 'areas:\n  file: areas.csv\n', '25:3', 'not from both'],
  ['a universe misspelt', 'universe: people', 'universe: peple', '25:13', 'did you mean "people"?'],
  ['the same key twice', 'privacy:', 'title: again\nprivacy:', '35:1', 'this key stands here twice'],
  ['a second colon', 'title: Eastside Safety Coalition', 'title: Eastside: Safety', '2:8', 'put the text in quotes'],
  ['a tab', '    kind: incidents', '\tkind: incidents', '6:1', 'indent with spaces'],
  [
    'a pattern without quotes',
    'files: data/rms/*.csv',
    'files: *.csv',
    '11:12',
    'a text that starts with * needs quotes',
  ],
  [
    'a line indented too far',
    '    repeats: drop\n    key: [id]',
    '    repeats: drop\n      key: [id]',
    '9:14',
    'check the next line',
  ],
  ['no space after a colon', 'privacy: { minimum: 5 }', 'privacy:5', '35:1', 'write a space after the colon'],
  ['a bracket left open', 'reports: [board]', 'reports: [board', '37:1', 'a bracket or brace is not closed'],
];

describe('one mistake is one message', () => {
  it.each(slips)('%s', (_, from, to, place, words) => {
    expect(sound).toContain(from);
    const { problems } = resolveText(sound.replace(from, to));
    expect(wordsOf(problems)).toContain(words);
    expect(placesOf(problems).map((problem) => problem.split(' ')[0])).toEqual([place]);
  });

  it('an empty file', () => {
    expect(wordsOf(resolveText('').problems)).toContain('must be a group with id, title, calendar, sources');
  });

  it('finds what is wrong under a key that is itself misspelt', () => {
    const { problems } = resolveText(sound.replace('windows:', 'windws:').replace('kind: fixed', 'kind: fix'));
    expect(placesOf(problems)).toEqual(['26:1 unknown-key', '27:21 invalid-value']);
  });

  it('no message speaks the language of programs', () => {
    const all = slips.map(([, from, to]) => wordsOf(resolveText(sound.replace(from, to)).problems)).join('\n');
    expect(all).not.toMatch(/zod|undefined|null|object|string|union|regex|schema|invalid input|NaN|\u0000/i);
  });
});

describe('a text that no page can hold', () => {
  const long = 'x'.repeat(10_000);
  const idsOf = (change: (text: string) => string): readonly string[] =>
    resolveText(change(sound)).problems.map(({ id, message, hint }) => {
      // neither the message nor what to do repeats it
      expect(message.length + hint.length).toBeLessThan(400);
      return id;
    });

  it('is told where it stands, with how long it may be and how long it is', () => {
    const { problems } = resolveText(sound.replace(/^title: .*$/m, `title: ${long}`));
    expect(problems.map(({ id, place, message, hint }) => [id, place.replace(/^.*yaml:/, ''), message, hint])).toEqual([
      [
        'too-long',
        '2:8',
        '"title" must be at most 200 characters, as names stand in tables and charts (got 10000)',
        'shorten it: The name that readers see.',
      ],
    ]);
  });

  it('is found as a header, as a value of the data, and as a key', () => {
    expect(idsOf((text) => text.replace(/^( +)id: INCIDENT_NO$/m, `$1id: ${long}`))).toEqual(['too-long']);
    expect(idsOf((text) => text.replace('robbery: [120', `robbery: [120, ${long}`))).toEqual(['too-long']);
    expect(idsOf((text) => text.replace('{ robbery:', `{ ${long}: [7], robbery:`))).toContain('too-long');
  });

  it('is no name in the data either, which other columns may hold', () => {
    const source = resolveText(sound).pipeline?.sources.find(({ id }) => id === 'crime');
    const longest = (name: string) => source?.files[0]?.mappings.find(({ column }) => column === name)?.longest;
    expect([longest('area'), longest('id')]).toEqual([200, undefined]);
  });

  it('has no sign NUL in it, with which a mistake could hide', () => {
    expect(idsOf((text) => text.replace(/^title: .*$/m, 'title: "East\\0side"'))).toEqual(['control-sign']);
    expect(idsOf((text) => text.replace('use: outcomes/robberies', 'use: "a\\0"'))).toEqual(['control-sign']);
  });
});
