import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { avertedOf } from '../../src/estimate/designs/effect.ts';
import { contributionOf, directionOf } from '../../src/interpret/contribution.ts';
import { answerText, shortAnswer } from '../../src/report/effect-answer.ts';
import { ratioRange } from '../../src/report/effect-size.ts';
import type { Bound, EstimatedEffect, Finding } from '../../src/spec/findings.ts';
import { type Language, languages } from '../../src/spec/report.ts';
import { english, wordsIn } from '../../src/words/index.ts';
import { effect } from '../interpret/effects.ts';
import { findingsOf } from './fixture.ts';

/** Words of an effect, whatever it is: they may say less than the interval, and never anything that it excludes. */

const none = { bound: 'none' } as const;
const positive = (max: number): fc.Arbitrary<number> => fc.double({ min: 0, max, noNaN: true });
/** Ends on the log scale, so that intervals close to no effect, where rounding bites, are as common as wide ones. */
const nearOne = fc.oneof(
  fc.double({ min: -0.02, max: 0.02, noNaN: true }),
  fc.double({ min: -4, max: 4, noNaN: true }),
);

const ratioEffect: fc.Arbitrary<EstimatedEffect> = fc
  .record({
    ends: fc.tuple(nearOne, nearOne, nearOne),
    observed: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 200_000 })),
    isOpen: fc.boolean(),
  })
  .map(({ ends, observed, isOpen }) => {
    const [low = 0, estimate = 0, high = 0] = [...ends].sort((a, b) => a - b).map(Math.exp);
    const top = isOpen ? Number.POSITIVE_INFINITY : high;
    const ratio = observed === 0 ? 0 : estimate;
    const least = observed === 0 ? 0 : low;
    const expected = observed === 0 ? 7 : observed / estimate;
    const facts = { scale: 'ratio', estimate: ratio, observed, expected } as const;
    return effect({
      estimate: ratio,
      low: least,
      high: isOpen ? none : high,
      adjusted: { level: 0.95, low: least, high: isOpen ? none : high },
      observed,
      expected,
      averted: avertedOf(facts, { low: least, high: top }),
    });
  });

const differenceEffect: fc.Arbitrary<EstimatedEffect> = fc
  .tuple(fc.double({ min: -500, max: 500, noNaN: true }), positive(400), positive(400))
  .map(([estimate, below, above]) => {
    const [low, high] = [estimate - below, estimate + above];
    return effect({
      scale: 'difference',
      estimate,
      low,
      high,
      adjusted: { level: 0.95, low, high },
      averted: avertedOf({ scale: 'difference', estimate, observed: 80, expected: 80 - estimate }, { low, high }),
    });
  });

const anyEffect = fc.oneof(ratioEffect, differenceEffect);
const better = fc.constantFrom('lower', 'higher', 'neutral' as const);
const [template] = findingsOf().findings as readonly [Finding];
const plain = (text: string): string => text.replaceAll(' ', ' ');

/** How a language says fewer and more, and where the ends of an effect stand in its two texts. */
const spoken: Readonly<Record<Language, { fewer: RegExp; more: RegExp; sided: RegExp; long: RegExp; short: RegExp }>> =
  {
    en: {
      fewer: /fewer/,
      more: /more/,
      sided: /^(?:at least |\d[\d,]* to [\d,]+ (?:fewer|more))/i,
      long: / without the programme: (.*)\.$/,
      short: /^[^.]*\. (.*) since \d.*\.$/,
    },
    es: {
      fewer: /(?<!al )menos/i,
      more: /más/i,
      sided: /^(?:al menos |\d[\d,]* a [\d,]+ (?:menos|más))/i,
      long: / esperado era [^:]*: (.*)\.$/,
      short: /^[^.]*\. (.*) desde el \d.*\.$/,
    },
  };

const said = (
  of: EstimatedEffect,
  wanted: Finding['better'],
  words = english,
): { readonly long: string; readonly short: string } => {
  const facts = { better: wanted, isBlocked: false, isBetweenLooks: false };
  const finding = { ...template, better: wanted, contribution: contributionOf(of, facts) };
  return {
    long: plain(answerText(finding, of, words).slice(0, 2).join(' ')),
    short: plain(shortAnswer(finding, of, words)),
  };
};
const beyond = (of: EstimatedEffect): 'down' | 'up' | 'unclear' => directionOf(of);

describe('the words of an effect', () => {
  it.each(languages)(
    'say fewer, and only fewer, exactly where the whole interval is below no effect: %s',
    (language) => {
      const { fewer, more, sided, ...where } = spoken[language];
      fc.assert(
        fc.property(anyEffect, better, (of, wanted) => {
          const texts = said(of, wanted, wordsIn(language));
          for (const kind of ['long', 'short'] as const) {
            const text = texts[kind];
            const [, ends = ''] = where[kind].exec(text) ?? [];
            expect(ends, text).not.toBe('');
            const found = [fewer.test(ends), more.test(ends)];
            if (beyond(of) === 'down') expect(found, text).toEqual([true, false]);
            if (beyond(of) === 'up') expect(found, text).toEqual([false, true]);
            if (beyond(of) === 'unclear') expect(sided.test(ends), text).toBe(false);
          }
        }),
        { numRuns: 1500 },
      );
    },
  );

  it('give no percentage on the other side of none than the interval', () => {
    fc.assert(
      fc.property(ratioEffect, (of) => {
        const text = plain(ratioRange({ ...of.adjusted, estimate: of.estimate }, english));
        if (beyond(of) === 'down') expect(text).not.toMatch(/\+|[( ]0 %/);
        if (beyond(of) === 'up') expect(text).not.toMatch(/−|[( ]0 %/);
      }),
      { numRuns: 2000 },
    );
  });

  it('call an effect supported or contrary only where the interval leaves none out, on that side', () => {
    fc.assert(
      fc.property(anyEffect, fc.constantFrom('lower', 'higher' as const), (of, wanted) => {
        const [{ long }, { long: spanish }] = [said(of, wanted), said(of, wanted, wordsIn('es'))];
        const isGood = beyond(of) === (wanted === 'lower' ? 'down' : 'up');
        expect(long.startsWith('An effect of the programme is supported.')).toBe(isGood);
        expect(spanish.startsWith('Los datos apoyan un efecto del programa.')).toBe(isGood);
        expect(long.startsWith('It went the wrong way')).toBe(!isGood && beyond(of) !== 'unclear');
        expect(spanish.startsWith('Fue en la dirección equivocada')).toBe(!isGood && beyond(of) !== 'unclear');
      }),
      { numRuns: 1000 },
    );
  });

  it('count no more events averted than the interval of the ratio allows', () => {
    const number = (bound: Bound): number => (typeof bound === 'number' ? bound : Number.POSITIVE_INFINITY);
    fc.assert(
      fc.property(ratioEffect, ({ averted, adjusted, observed }) => {
        if (averted === null || observed === 0 || observed === null) return;
        for (const [events, ratio] of [
          [number(averted.low), number(adjusted.high)],
          [number(averted.high), adjusted.low],
        ] as const)
          if (Number.isFinite(events)) expect(observed / (observed + events)).toBeCloseTo(ratio, 6);
      }),
    );
  });
});
