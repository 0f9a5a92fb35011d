import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movements, reasons, type Sentence, waysShown } from '../../src/spec/findings.ts';
import { type Language, languages } from '../../src/spec/report.ts';
import { english, type Words, wordsIn } from '../../src/words/index.ts';

type Params = Record<string, string | number | boolean>;

const whole = fc.integer({ min: 0, max: 2_000_000 });
const ratio = fc.double({ min: 0.001, max: 12, noNaN: true });
const day = fc
  .date({ min: new Date('2001-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const some = <T extends string>(...all: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...all);
/** Present or absent: many parameters are. */
const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined });

const common = {
  events: whole,
  n: whole,
  of: whole,
  expected: whole,
  least: whole,
  most: whole,
  fewer: whole,
  more: whole,
  all: whole,
  none: whole,
  areas: whole,
  out: whole,
  checks: fc.integer({ min: 1, max: 60 }),
  answers: whole,
  worth: whole,
  linked: whole,
  items: whole,
  averaged: whole,
  unweighted: whole,
  unknown: whole,
  members: whole,
  partners: whole,
  ties: whole,
  pairs: whole,
  components: whole,
  figures: whole,
  version: whole,
  added: whole,
  changed: whole,
  removed: whole,
  one: fc.constant('shooting'),
  many: fc.constant('shootings'),
  who: fc.constant('areas'),
  title: fc.constant('Shootings'),
  what: some('the median', 'the share'),
  period: some('2026-Q3', '2025-01 to 2026-06'),
  periods: fc.constant('2026-Q3, 2026-Q4'),
  window: some('2019', 'the 3 years before the programme began'),
  movement: some(...movements),
  reason: some(...reasons),
  as: some(...waysShown),
  unit: some('', 'dollars'),
  measure: some('in-time', 'survey-mean', 'scale', 'share', 'mean'),
  loss: some('rejected', 'not-located', 'unmapped'),
  rule: some('adjust', 'average', 'certainty', 'withhold'),
  rules: some('rejected', 'rejected,freshness', 'null-share/age,volume-drift'),
  names: some('Upton', 'Upton, Penn North'),
  numbers: fc.constant('Shootings in 2026-Q3'),
  places: some('all', '3'),
  text: fc.constant('Declared words.'),
  used: fc.constant('22 months'),
  by: fc.constant('age'),
  origin: fc.constant('census'),
  wave: fc.constant('2026'),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  rate: fc.double({ min: 0, max: 1, noNaN: true }),
  worthwhile: fc.double({ min: 0.01, max: 0.6, noNaN: true }),
  kept: fc.double({ min: 0, max: 1, noNaN: true }),
  back: fc.double({ min: -0.6, max: 0, noNaN: true }),
  value: ratio,
  was: maybe(ratio),
  is: maybe(ratio),
  low: ratio,
  high: maybe(ratio),
  effect: maybe(ratio),
  change: maybe(fc.double({ min: -0.9, max: 2, noNaN: true })),
  alpha: maybe(fc.double({ min: 0, max: 1, noNaN: true })),
  chance: maybe(fc.double({ min: 0, max: 1, noNaN: true })),
  centralisation: maybe(fc.double({ min: 0, max: 1, noNaN: true })),
  ranged: fc.boolean(),
  group: maybe(fc.constant('Aged 18 to 24')),
  now: whole,
  next: some('', '2026-12-31'),
  to: some('', '2026-12-31'),
  from: day,
  date: day,
  declared: day,
  why: fc.constant('the form changed.'),
};

/** Where a name means something else than in most sentences. */
const rule = {
  parts: some('', 'alpha', 'alpha,date', 'target,baseline'),
  was: fc.constant('["0.05","2025-01-01"]'),
  is: fc.constant('["0.1",null]'),
};
const special: Readonly<Record<string, Record<string, fc.Arbitrary<string | number | boolean | undefined>>>> = {
  'caveat.scale': { high: ratio },
  'caveat.rule-edited': rule,
  'since.rule': rule,
  'since.verdict': { from: some(...movements), to: some(...movements) },
  'since.given': { from: some(...movements), to: some(...movements) },
  'since.stands-not': { from: some(...movements), to: some(...movements) },
  'since.design': { from: some('before-after', ''), to: some('synthetic-control', 'before-after') },
  'caveat.design-anew': { from: some('before-after', ''), to: some('synthetic-control', 'before-after') },
  'caveat.definition-changed': { what: fc.constant('counts hospital visits too.') },
  'since.definition-logged': { what: fc.constant('counts hospital visits too.') },
  'caveat.effect-months': {
    arm: some('program', 'comparison', 'everywhere'),
    months: whole,
    names: some('', 'Police'),
    check: fc.constant('crime/silent-months'),
  },
  'caveat.neediest': { from: day, to: day, events: fc.constant('shootings'), areas: whole, of: whole },
  'caveat.baseline-shorter': { declared: fc.constant('3 years') },
  'since.restated': { was: whole },
  'warning.shown-before': { reason: fc.constant('They are public.') },
  'caveat.high-levels': { reason: fc.constant('the worst of last year') },
  'caveat.high-levels-shrunk': { reason: fc.constant('the worst of last year') },
};
const values = ['value-moved', 'value-unclear', 'value-too-few'];

function paramsOf(key: string): fc.Arbitrary<Params> {
  const own = values.includes(key) ? { was: ratio } : {};
  return fc
    .record({ ...common, ...own, ...special[key] })
    .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Params);
}

const broken = /undefined|NaN|Infinity|\[object|null| {2}|\s[.,;:]|\(\)|“”/;
const keys = Object.keys(english.sentenceTemplates);

describe.each(languages)('sentences in %s', (language) => {
  const words = wordsIn(language);

  it.each(keys)('%s is whole, whatever its numbers', (key) => {
    fc.assert(
      fc.property(paramsOf(key), (params) => {
        const { text } = words.wordSentence({ key, params, text: '' } as Sentence);
        expect(text).not.toMatch(broken);
        expect(text).toMatch(/^\P{Ll}.*[.!?:]$/u);
      }),
      { numRuns: 60 },
    );
  });

  it('says fewer only of fewer, and more only of more', () => {
    const [fewer, more] = { en: [/fewer/, /more/], es: [/(?<!al )menos/, /más/] }[language] as [RegExp, RegExp];
    const clear = some('better', 'worse', 'changed-up', 'changed-down');
    fc.assert(
      fc.property(some('fewer', 'more', 'more-open'), paramsOf('fewer'), clear, (key, params, movement) => {
        const { text } = words.wordSentence({ key, params: { ...params, movement }, text: '' } as Sentence);
        const [, , amount = ''] = /^(.*?)\. (?=That is|Son )(.*)$/.exec(text) ?? [];
        expect([fewer.test(amount), more.test(amount)], text).toEqual([key === 'fewer', key !== 'fewer']);
      }),
    );
  });
});

/** Every text of a language, by where it stands. */
function textsOf(value: unknown, path: string): readonly (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsOf(inner, path === '' ? name : `${path}.${name}`));
}

/** Names, signs, units, and words that are spelt alike in both languages. */
const alike =
  /\.reference$|\.id$|\.keys\.|formula$|^estimateWords\.columns\.[45]$|^methodsWords\.(?:hash|software)$|^methodShortWords\.newcombe|survival-quantile|^stateWords\.provisional|^coverageWords\.outside|^glossary\.7\.term|^checkUnitWords|^sharedWords\.state/;

describe('languages', () => {
  it('differ in every text, but for names', () => {
    const spanish = new Map(textsOf(wordsIn('es'), ''));
    const same = textsOf(english, '').filter(([path, text]) => spanish.get(path) === text && /[a-z]{2}/i.test(text));
    expect(same.map(([path]) => path).filter((path) => !alike.test(path))).toEqual([]);
  });

  it.each(languages)('leave no text empty in %s that English has', (language: Language) => {
    const own = new Map(textsOf(wordsIn(language), ''));
    for (const [path, text] of textsOf(english, '')) if (text !== '') expect(own.get(path), path).not.toBe('');
  });
});

describe('what agrees with a noun in Spanish', () => {
  const { describeWords, wordSentence, fromEnglish } = wordsIn('es');
  const said = (key: string, params: Params): string => wordSentence({ key, params, text: '' } as Sentence).text;

  it.each([
    ['mediana', 'la mediana'],
    ['percentil 90', 'el percentil 90'],
    [describeWords.share('dólares prometidos'), 'la proporción de dólares prometidos'],
    [describeWords.amount('por cada miembro'), 'la cantidad por cada miembro'],
  ])('the article of %s', (statistic, wanted) => expect(describeWords.the(statistic)).toBe(wanted));

  it('says from when to when of a span, and when of one period', () => {
    const value = { what: 'la media', as: 'number', unit: '', value: 3, was: 2, low: 1, high: 2, movement: 'better' };
    expect(said('value-moved', { ...value, period: '2023-Q4 a 2025-Q3', window: '2022' })).toBe(
      'Mejor: la media fue de 3 entre 2023-Q4 y 2025-Q3; en 2022 fue de 2. Son entre 1 y 2 más.',
    );
  });

  it('shares among partners and areas alike', () => {
    const spread = { members: 5, most: 0.8, ranged: false };
    for (const who of ['partners', 'areas'])
      expect(said('caveat.spread', { ...spread, who: fromEnglish(who) ?? who })).toMatch(
        /igual \(5 (?:socios|zonas)\)/,
      );
  });
});

describe('dates, numbers and lists', () => {
  const { es, en }: Readonly<Record<Language, Words>> = { es: wordsIn('es'), en: english };

  it.each<[string, string, string]>([
    ['a date', es.formatDate('2024-03-31'), '31 de marzo de 2024'],
    ['the first of a month', es.formatDate('2024-05-01'), '1.º de mayo de 2024'],
    ['a month', es.formatMonth('2024-12-01'), 'diciembre de 2024'],
    ['a number, as in the United States', es.formatDecimal(1234.5, 1), '1,234.5'],
    ['a percentage', es.formatPercent(-0.125), '−13 %'],
    ['a list', es.formatList(['a', 'b', 'c']), 'a, b y c'],
    ['a list before an i', es.formatList(['robos', 'incendios']), 'robos e incendios'],
    ['a list before hie', es.formatList(['agua', 'hielo']), 'agua y hielo'],
    ['a place in a row', es.formatOrdinal(90), '90.º'],
    ['the same date in English', en.formatDate('2024-03-31'), '31 March 2024'],
  ])('%s: %s', (_, text, wanted) => expect(text).toBe(wanted));
});
