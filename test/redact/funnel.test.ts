import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Funnel, FunnelStep } from '../../src/estimate/index.ts';
import { protectFunnel } from '../../src/redact/index.ts';

const steps: readonly FunnelStep[] = [
  'no-time',
  'filter',
  'repeats',
  'outside-cover',
  'outside-window',
  'no-known-area',
  'other-areas',
  'not-counting',
];
const funnelOf = (counts: readonly number[], left = 50): Funnel => ({
  records: counts.reduce((sum, n) => sum + n, left),
  removed: steps.map((step, place) => ({ steps: [step], n: counts[place] ?? 0 })),
  left,
});
const shown = (funnel: Funnel): readonly string[] =>
  funnel.removed.filter(({ n }) => n > 0).map(({ steps: own, n }) => `${n} ${own.join('+')}`);
const open = { minimum: 5, hidesPeriods: false, hidesAreas: false };

describe('a funnel as it may be shown', () => {
  it('is as it was where nothing is small or hidden', () => {
    const funnel = funnelOf([0, 900, 0, 12, 300, 21, 7, 0]);
    expect(shown(protectFunnel(funnel, open))).toEqual([
      '900 filter',
      '12 outside-cover',
      '300 outside-window',
      '21 no-known-area',
      '7 other-areas',
    ]);
  });

  it('puts a small step together with the next that took any, and the last with the one before it', () => {
    expect(shown(protectFunnel(funnelOf([0, 900, 0, 3, 300, 0, 0, 2]), open))).toEqual([
      '900 filter',
      '305 outside-cover+outside-window+no-known-area+other-areas+not-counting',
    ]);
  });

  it('does not tell periods apart where one of them is hidden, nor areas', () => {
    const funnel = funnelOf([0, 900, 0, 12, 300, 21, 7, 9]);
    expect(shown(protectFunnel(funnel, { minimum: 5, hidesPeriods: true, hidesAreas: true }))).toEqual([
      '1212 no-time+filter+repeats+outside-cover+outside-window',
      '28 no-known-area+other-areas',
      '9 not-counting',
    ]);
  });

  it('always adds up, and shows no small step beside another', () => {
    const counts = fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.nat({ max: 900 })), {
      minLength: 8,
      maxLength: 8,
    });
    fc.assert(
      fc.property(counts, fc.boolean(), fc.boolean(), (drawn, hidesPeriods, hidesAreas) => {
        const funnel = funnelOf(drawn);
        const { records, removed, left } = protectFunnel(funnel, { minimum: 5, hidesPeriods, hidesAreas });
        expect(removed.reduce((sum, { n }) => sum + n, left)).toBe(records);
        expect(removed.flatMap((entry) => entry.steps).sort()).toEqual([...steps].sort());
        const taken = removed.filter(({ n }) => n > 0);
        if (taken.length > 1) for (const { n } of taken) expect(n).toBeGreaterThanOrEqual(5);
      }),
      { numRuns: 300 },
    );
  });
});
