import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { areasSourceId, type Check, checkRules, intervalOutcomes, parentsSourceId } from '../../src/spec/index.ts';
import { byOutcome, checksSentence, knownRuleText, outcomeOf, ruleText, sourceText } from '../../src/words/index.ts';

const check = (changes: Partial<Check> = {}): Check => ({
  id: 'crime/rejected',
  source: 'crime',
  rule: 'rejected',
  observed: 0,
  limit: 0.01,
  bound: 'most',
  n: 1000,
  unit: 'share',
  severity: 'warn',
  passed: true,
  detail: '',
  items: [],
  waiver: null,
  ...changes,
});
const waiver = { owner: 'lead', reason: 'known', until: '2027-01-01' };
const failed = check({ severity: 'fail', passed: false });
const accepted = check({ severity: 'fail', passed: false, waiver });
const warned = check({ passed: false });
const noted = check({ severity: 'info', limit: null });
const times = (n: number, one: Check): readonly Check[] => Array.from({ length: n }, () => one);

describe('the outcome of checks', () => {
  it.each<[string, readonly Check[], string]>([
    [
      'hides no failure behind what is accepted',
      [...times(25, check()), ...times(4, warned), accepted, failed],
      '1 of 31 data checks failed; 1 failed and is accepted for now; 4 warn; 25 passed.',
    ],
    [
      'counts notes apart',
      [warned, check(), noted],
      '1 of 2 data checks warns; 1 passed. 1 more only tells a number, as no limit is set.',
    ],
    [
      'an accepted warning did not fail',
      [{ ...warned, waiver }, check()],
      '1 of 2 data checks did not pass and is accepted for now; 1 passed.',
    ],
    ['all passed', [check(), check()], 'All 2 data checks passed.'],
    ['one passed', [check()], 'The one data check passed.'],
    ['notes alone', [noted, noted], '2 data checks only tell a number, as no limit is set.'],
  ])('%s', (_, checks, words) => {
    expect(checksSentence(checks)).toBe(words);
  });

  it('puts the worst first, and keeps the order of equals', () => {
    const [one, two] = [check({ id: 'crime/a' }), check({ id: 'crime/b' })];
    expect(byOutcome([one, noted, warned, two, accepted, failed])).toEqual([failed, accepted, warned, noted, one, two]);
  });

  it('is a note without a limit, unless it warns', () => {
    expect(outcomeOf(check({ limit: null }))).toBe('noted');
    expect(outcomeOf(check({ limit: null, passed: false }))).toBe('warned');
  });
});

const conform = new URL('../../src/conform', import.meta.url).pathname;
const sources = readdirSync(conform, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(conform, name), 'utf8'));
const usual = readFileSync(join(conform, 'checks/usual.ts'), 'utf8');
const found = (pattern: RegExp): readonly string[] => [
  ...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].flatMap(([, rule]) => rule ?? []))),
];

describe('words of rules', () => {
  it('stand for every rule that a check is made with', () => {
    const literal = [
      ...found(/\brule: (?:[^,\n]*\? )?'([a-z-]+)'(?! \|)/g),
      ...found(/\bline\('([a-z-]+)'/g).map((rule) => (knownRuleText(rule) ? rule : `response-${rule}`)),
      ...[...usual.matchAll(/\bid: (?:[^,\n]*\? )?'([a-z-]+)'/g)].flatMap(([, rule]) => rule ?? []),
    ];
    const made = intervalOutcomes.flatMap((outcome) => [`response-${outcome}`, `turn-out-${outcome}`]);
    const figures = ['no-value', 'no-weight', 'weighted'].map((state) => `figures-${state}`);
    const all = [...literal, ...checkRules, ...made, ...figures, 'response-no-arrival', 'duration-mixed-units'];
    expect(all).toEqual(
      expect.arrayContaining(['rejected', 'no-coordinates', 'outside-cover', 'blank-type', 'response-clock-change']),
    );
    expect(all.filter((rule) => knownRuleText(rule) === undefined)).toEqual([]);
  });

  it('are known for every rule that is put together from parts', () => {
    // a new one needs words, and its parts a place in the test above
    expect(found(/\brule: [^\n`]*`([^`\n]+)`/g).toSorted()).toEqual(
      ['figures-${state}', 'other-values/${flag}', '${interval.name}-${rule}', '${value}-mixed-units'].toSorted(),
    );
  });

  it('name the interval or column in brackets', () => {
    expect(ruleText('response-no-arrival')).toBe('calls without an arrival (response)');
    expect(ruleText('unmapped-codes/weapon')).toBe('codes not in the list (weapon)');
    expect(ruleText('of-another-make')).toBe('of another make');
  });
});

it('names the files of a pipeline’s own as readers know them, and sources as they are declared', () => {
  expect([areasSourceId, parentsSourceId, 'crime'].map(sourceText)).toEqual([
    'the list of areas',
    'the file of smaller areas',
    'crime',
  ]);
});
