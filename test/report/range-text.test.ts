import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intervalText, likelyText } from '../../src/report/estimate-text.ts';
import { percentRange, ratioRangeText } from '../../src/report/range-text.ts';
import type { Finding } from '../../src/spec/findings.ts';
import { waysShown } from '../../src/spec/findings.ts';
import { english } from '../../src/words/index.ts';
import { wordsIn } from '../../src/words/languages.ts';

const languages = [english, wordsIn('es')];
const near = (none: number, span: number) =>
  fc
    .tuple(
      fc.oneof(fc.double({ min: -span, max: span, noNaN: true }), fc.double({ min: -0.01, max: 0.01, noNaN: true })),
      fc.oneof(fc.double({ min: -span, max: span, noNaN: true }), fc.double({ min: -0.01, max: 0.01, noNaN: true })),
    )
    .map(([a, b]) => ({ low: none + Math.min(a, b), high: none + Math.max(a, b) }))
    // none at all is "0", whatever the places of the other end
    .filter(({ low, high }) => low < high && low !== none && high !== none);
const ways = fc.constantFrom(...waysShown.filter((as) => as !== 'duration'));

/** Decimal places of each number in a text. */
const places = (text: string): readonly number[] =>
  [...text.matchAll(/\d[\d,]*(?:\.(\d+))?/g)].map(([, fraction = '']) => fraction.length);
/** One end reads as nothing, though it is something, or the other way round. */
const numbers = (text: string): readonly number[] =>
  [...text.matchAll(/[−+]?\d[\d,]*(?:\.\d+)?/g)].map(([found]) => Number(found.replace('−', '-').replaceAll(',', '')));
const isGuarded = (text: string): boolean => /under|over|menos de|más de/.test(text);

describe('both ends of a range', () => {
  it('have the same decimal places, of every kind of value and in every language', () => {
    fc.assert(
      fc.property(near(0, 300), ways, fc.constantFrom(...languages), (ends, as, words) => {
        const shown = { as, unit: as === 'number' ? 'dollars' : '' };
        const told = [
          words.differenceWords(ends, shown),
          intervalText({ ...ends, scale: 'difference' }, shown, words),
          ...(ends.low >= 0 && as !== 'percent' ? [likelyText({ shown } as Finding, ends, words)] : []),
        ];
        for (const text of told) if (!isGuarded(text)) expect(new Set(places(text)).size, text).toBeLessThanOrEqual(1);
      }),
      { numRuns: 600 },
    );
  });

  it.each(['en', 'es'] as const)(
    'of shares have the same, and read as none or all only where they are (%s)',
    (language) => {
      const shares = fc
        .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
        .map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }));
      fc.assert(
        fc.property(shares, ({ low, high }) => {
          const text = likelyText({ shown: { as: 'percent', unit: '' } } as Finding, { low, high }, wordsIn(language));
          if (isGuarded(text)) return;
          expect(new Set(places(text)).size, text).toBeLessThanOrEqual(1);
          const [from, to] = numbers(text);
          expect([from === 0, from === 100, to === 0, to === 100]).toEqual([
            low === 0,
            low === 1,
            high === 0,
            high === 1,
          ]);
        }),
        { numRuns: 600 },
      );
    },
  );

  it.each(['en', 'es'] as const)(
    'of a ratio read as no change only where they are, and lie on their side of it (%s)',
    (language) => {
      const words = wordsIn(language);
      fc.assert(
        fc.property(near(1, 0.9), ({ low, high }) => {
          const percent = percentRange({ low, high }, words);
          const ratio = ratioRangeText({ low, high }, words);
          const told = [percent, ratio].filter((text) => !/just|poco/.test(text));
          for (const text of told) expect(new Set(places(text)).size, text).toBe(1);
          for (const text of told) {
            const none = text === percent ? 0 : 1;
            expect(
              numbers(text).map((end) => Math.sign(end - none)),
              text,
            ).toEqual([low - 1, high - 1].map(Math.sign));
          }
        }),
        { numRuns: 600 },
      );
    },
  );

  it.each([
    [{ low: 0.75, high: 0.94 }, '−25 % to −6 %', '0.75 to 0.94'],
    [{ low: 0.75, high: 0.997 }, '−25.0 % to −0.3 %', '0.750 to 0.997'],
    [{ low: 1.000001, high: 1.5 }, 'just over 0 % to +50 %', 'just over 1 to 1.50'],
    [{ low: 0.2, high: 6.15 }, '−80 % to +515 %', '0.20 to 6.15'],
  ] as const)('%o: %s; %s', (ends, percent, ratio) => {
    expect(percentRange(ends, english).replaceAll('\u00a0', ' ')).toBe(percent);
    expect(ratioRangeText(ends, english)).toBe(ratio);
  });
});
