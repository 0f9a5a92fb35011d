import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsIn } from '../../src/words/index.ts';

const { formatPart } = wordsIn('en');
const share = fc.double({ min: 0, max: 1, minExcluded: true, maxExcluded: true, noNaN: true });

/** The share that a text says: “about 3 in 10” is 0.3. */
function saidIn(text: string): number {
  if (text === 'nearly all') return 1;
  const [, parts, of] = /(\d+) in (\d+)$/.exec(text) ?? [];
  return Number(parts) / Number(of);
}

describe('a share as a part that people say', () => {
  it.each([
    [0.004, 'fewer than 1 in 200', 'menos de 1 de cada 200'],
    [0.006, 'about 1 in 150', 'alrededor de 1 de cada 150'],
    [0.01, '1 in 100', '1 de cada 100'],
    [0.023, 'about 1 in 40', 'alrededor de 1 de cada 40'],
    [0.119, 'about 1 in 8', 'alrededor de 1 de cada 8'],
    [0.2, '1 in 5', '1 de cada 5'],
    [0.25, '1 in 4', '1 de cada 4'],
    [85 / 268, 'about 1 in 3', 'alrededor de 1 de cada 3'],
    [1 / 3, '1 in 3', '1 de cada 3'],
    [0.31, 'about 3 in 10', 'alrededor de 3 de cada 10'],
    [0.66, 'about 2 in 3', 'alrededor de 2 de cada 3'],
    [0.94, 'about 19 in 20', 'alrededor de 19 de cada 20'],
    [0.988, 'nearly all', 'casi todo'],
  ])('%d: %s', (value, en, es) => {
    expect(formatPart(value)).toBe(en);
    expect(wordsIn('es').formatPart(value)).toBe(es);
  });

  it.each([0, 1, -0.1, 1.2, Number.NaN, Number.POSITIVE_INFINITY])('of %d says nothing', (value) =>
    expect(formatPart(value)).toBeNull(),
  );

  it('is never further off than five points, nor than a fifth of the share, and “about” unless exact', () => {
    fc.assert(
      fc.property(share, (value) => {
        const text = formatPart(value);
        if (text === null) throw new Error(`nothing is said of ${value}`);
        const said = saidIn(text);
        const off = Math.abs(said - value);
        if (text.startsWith('fewer')) return value > 0 && value < said;
        expect(off).toBeLessThanOrEqual(Math.min(0.05, value / 5) + 1e-9);
        return /^(about|nearly) /.test(text) === off > 1e-9 || off < 2e-9;
      }),
      { numRuns: 2000 },
    );
  });

  it('never says less of a larger share', () => {
    fc.assert(
      fc.property(share, share, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((value) => saidIn(formatPart(value) ?? ''));
        return Number(low) <= Number(high);
      }),
    );
  });
});

describe('a sentence that tells a share so', () => {
  const base = { one: 'call', many: 'calls', period: '2025', as: 'percent', unit: '', what: 'the share', parts: true };
  const said = (params: Record<string, string | number | boolean>, language: 'en' | 'es' = 'en'): string =>
    wordsIn(language).wordSentence({
      key: 'value-moved',
      params: { ...base, movement: 'better', low: 0.01, high: 0.1, was: 0.25, window: '2020', ...params },
      text: '',
    }).text;
  const counted = { events: 85, of: 268, n: 268, value: 85 / 268 };

  it('says the part of now beside counts and percentage, and of earlier and of the difference none', () => {
    expect(said(counted)).toBe(
      'Better: 85 of 268 calls (32 %, about 1 in 3) in 2025, after 25 % in 2020. That is between 1 point and 10 points more.',
    );
    expect(said(counted, 'es')).toMatch(/^Mejor: 85 de 268 calls \(32 %, alrededor de 1 de cada 3\) /);
    expect(said({ n: 90, value: 0.31 })).toContain('the share was 31 % (about 3 in 10) in 2025, after 25 % in 2020');
    expect(said({ ...counted, parts: false })).not.toContain('1 in 3');
  });

  it('has none of fewer records than carry a percentage', () => {
    expect(said({ events: 5, of: 15, n: 15, value: 1 / 3 })).toContain('5 of 15 calls in 2025');
    expect(said({ n: 15, value: 1 / 3 })).toContain('the share was 33 % in 2025');
  });
});
