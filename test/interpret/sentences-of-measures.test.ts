import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeOf } from '../../src/estimate/change.ts';
import { measureMethods } from '../../src/estimate/measures/index.ts';
import type { Pair } from '../../src/estimate/measures/measure.ts';
import type { Subject } from '../../src/estimate/subjects.ts';
import { shownOf } from '../../src/interpret/describe.ts';
import { directionOf, movementOf } from '../../src/interpret/movement.ts';
import { countsEvents, sentenceOf } from '../../src/interpret/sentence.ts';
import type { Change, EstimatedChange, Level, Metric } from '../../src/spec/index.ts';
import { wordsIn } from '../../src/words/index.ts';
import { everyoneIn, pairsOf } from '../estimate/any-answers.ts';
import { anyScatter, measureCases, measured } from '../estimate/any-measure.ts';

const [english, spanish] = [wordsIn('en'), wordsIn('es')];
const now = { from: '2023-01-01', to: '2023-12-31', label: '2023' };
const before = { from: '2022-01-01', to: '2022-12-31', label: '2022', kind: 'fixed', reason: 'x' };

interface Asked {
  readonly own: Metric;
  readonly pairs: readonly Pair[];
  readonly scatter: { readonly dispersion: number; readonly df: number };
  readonly level: number;
}

/** What the measure's own methods give for two windows, as it would be published. */
function estimated({ own, pairs, scatter, level }: Asked): { readonly level: Level; readonly change: Change } {
  const methods = measureMethods()(own);
  const all = everyoneIn(pairs);
  const numbers = methods.level(all.now, { metric: own, pairs: () => pairs, everyone: () => all.now });
  const contrast = methods.compare(pairs, { metric: own, scatter, windows: { now, before }, everyone: () => all });
  const { compared } = contrast;
  const change = changeOf(
    compared.status === 'withheld'
      ? { ...compared, window: before }
      : {
          status: 'comparable',
          subject: { metric: own } as Subject,
          window: before,
          compared,
          now: contrast.now,
          before: contrast.before,
          areas: pairs.length,
          p: compared.p,
          isOfBoth: false,
        },
    { q: compared.status === 'withheld' ? 1 : compared.p, level },
  );
  return { level: { ...numbers, ...now } as Level, change };
}

/** The words that may stand at the end of an interval on one side, or on both. */
function directionWords(own: Metric): { readonly down: string; readonly up: string } {
  if (countsEvents(own)) return english.directionOfChange({ as: 'count', unit: '' });
  return english.directionOfChange(shownOf(own, english));
}

const numbersIn = (text: string): readonly number[] =>
  (text.match(/[\d,]+(\.\d+)?/g) ?? []).map((digits) => Number(digits.replaceAll(',', '')));
/** Times such as "1 h 2 min" and "4 min 10 s", in seconds. */
const secondsIn = (text: string): readonly number[] =>
  [...text.matchAll(/(?:(\d+) h ?)?(?:(\d+) min ?)?(?:([\d.]+) s)?/g)]
    .filter(([whole]) => whole !== '')
    .map(([, h = 0, min = 0, s = 0]) => 3600 * Number(h) + 60 * Number(min) + Number(s));

/** Holds a sentence against the interval that it is made of. */
function expectTrue(text: string, own: Metric, { change, movement }: { change: EstimatedChange; movement: string }) {
  const { down, up } = directionWords(own);
  const direction = directionOf(change);
  const verdict = text.slice(0, text.indexOf(':'));
  const size = text.slice(text.indexOf('. ') + 2);
  expect(['Better', 'Worse', 'Went up', 'Went down'].includes(verdict)).toBe(direction !== 'unclear');
  expect(verdict === 'Better').toBe(movement === 'better');
  expect(verdict === 'Worse').toBe(movement === 'worse');
  if (direction === 'unclear') {
    expect(size).toMatch(/^(Anything from|With so few|With numbers this small|The numbers are too small)/);
    return;
  }
  expect(size).toContain(` ${direction === 'down' ? down : up}`);
  expect(size.toLowerCase()).not.toMatch(
    direction === 'down' ? new RegExp(`anything| ${up}`) : new RegExp(`anything| ${down}`),
  );
  const { low, high } = change.absolute;
  // a share is told in points
  const unit = own.shownAs === 'percent' ? 100 : 1;
  const ends = [low, typeof high === 'number' ? high : low].map((end) => unit * Math.abs(end));
  // rounded; and what is less than one event is one, for none would be another answer
  for (const told of own.shownAs === 'duration' ? secondsIn(size) : numbersIn(size))
    expect(ends.some((end) => Math.abs(told - end) <= Math.max(0.5, 0.06 * end) || (told === 1 && end < 1))).toBe(true);
}

describe.each(measureCases)('a sentence about %s', (_, measure, stats) => {
  const pairs = pairsOf(stats);
  const declared = fc.record({
    better: fc.constantFrom('lower', 'higher', 'neutral'),
    level: fc.constantFrom(0.95, 0.99, 0.8),
  });

  it('is there whatever was counted, and never contradicts its interval or its verdict', () => {
    fc.assert(
      fc.property(pairs, anyScatter, declared, (areas, scatter, { better, level: at }) => {
        const own: Metric = { ...measured(measure), better };
        const { level, change } = estimated({ own, pairs: areas, scatter, level: at });
        const movement = movementOf(change, better, { blocked: false, monitoring: false });
        const sentence = sentenceOf(own, { now: level, change, movement });
        for (const words of [english, spanish])
          expect(words.wordSentence(sentence).text).not.toMatch(/NaN|undefined|Infinity|null/);
        const { text } = english.wordSentence(sentence);
        if (level.status === 'withheld') expect(text).toMatch(/^No number is given/);
        else if (change.status === 'withheld') expect(text).toMatch(/No (comparison|verdict) is given/);
        else expectTrue(text, own, { change, movement });
      }),
      { numRuns: 150 },
    );
  });
});
