import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { waysShown } from '../../src/spec/findings.ts';
import {
  differenceWords,
  directionOfChange,
  formatDistance,
  formatDuration,
  formatShare,
  formatShown,
} from '../../src/words/index.ts';

describe('formatDuration', () => {
  it.each([
    [0, '0 s'],
    [0.4, '0 s'],
    [59.6, '1 min'],
    [60, '1 min'],
    [560, '9 min 20 s'],
    [3600, '1 h'],
    [3725, '1 h 2 min'],
    [-75, '−1 min 15 s'],
  ])('%d: %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text));
});

describe('a value', () => {
  const rate = { as: 'rate', unit: '' } as const;
  it.each([
    [9.994, '9.99'],
    [9.996, '10'],
    [10, '10'],
    [99.94, '99.9'],
    [99.96, '100'],
  ])('of %d has three digits on either side of a round number: %s', (x, text) =>
    expect(formatShown(x, rate)).toBe(text),
  );
});

describe('formatShare', () => {
  it.each([
    [0, '0 %'],
    [1, '100 %'],
    [0.72, '72 %'],
    [0.0301, '3 %'],
    [0.004, '0.4 %'],
    [0.0004, 'under 0.1 %'],
    [0.9996, 'over 99.9 %'],
    [0.996, '99.6 %'],
  ])('%d: %s', (share, text) => expect(formatShare(share)).toBe(text));

  it('never shows none or all of what is neither', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (share) => {
        expect(['0 %', '100 %']).not.toContain(formatShare(share));
      }),
    );
  });
});

describe('differences in words', () => {
  const shown = fc.record({ as: fc.constantFrom(...waysShown), unit: fc.constantFrom('', 'dollars') });
  const ends = fc
    .tuple(fc.double({ min: -500, max: 500, noNaN: true }), fc.double({ min: -500, max: 500, noNaN: true }))
    .map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }));

  it('name one direction exactly where the interval leaves out no difference', () => {
    fc.assert(
      fc.property(ends, shown, (interval, way) => {
        const words = differenceWords(interval, way);
        const { down, up } = directionOfChange(way);
        const isClear = interval.low > 0 || interval.high < 0;
        expect(words.startsWith('anything from')).toBe(!isClear);
        if (interval.low > 0) expect(words.endsWith(` ${up}`)).toBe(true);
        if (interval.high < 0) expect(words.endsWith(` ${down}`)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('never word a difference as none', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e6, noNaN: true }), shown, (distance, way) => {
        expect(formatDistance(distance, way)).not.toMatch(/^0( |$)/);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    [{ low: 0.01, high: 0.01 }, 'percent', 'about 1 point more'],
    [{ low: -0.2, high: -0.004 }, 'percent', 'between 0.4 and 20.0 points fewer'],
    [{ low: -0.14, high: 0.0058 }, 'percent', 'anything from 14 points fewer to 1 point more'],
    [{ low: -0.14, high: 0.0041 }, 'percent', 'anything from 14.0 points fewer to 0.4 points more'],
    [{ low: 0.000001, high: 0.2 }, 'percent', 'between under 1 and 20 points more'],
    [{ low: 3, high: null }, 'days', 'at least 3 days longer'],
    [{ low: -3, high: null }, 'days', 'anything from 3 days shorter up'],
    [{ low: 0, high: 12 }, 'duration', 'anything from no difference to 12 s longer'],
  ] as const)('%o of %s: %s', (interval, as, text) => expect(differenceWords(interval, { as, unit: '' })).toBe(text));
});
