import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  poissonInteraction,
  rateRatio,
  relativeIncidentRateRatio,
  weightedDisplacementDifference,
  weightedDisplacementQuotient,
} from '../../src/stats/index.ts';

const pair = (least: number) =>
  fc.record({ before: fc.integer({ min: least, max: 900 }), after: fc.integer({ min: least, max: 900 }) });
const counts = fc.record({ treated: pair(1), control: pair(1) });

describe('weightedDisplacementDifference', () => {
  it('turns its sign when programme and comparison are swapped', () => {
    fc.assert(
      fc.property(counts, ({ treated, control }) => {
        const one = weightedDisplacementDifference({ treated, control }, { level: 0.95 }).total;
        const other = weightedDisplacementDifference({ treated: control, control: treated }, { level: 0.95 }).total;
        expect(other.estimate).toBeCloseTo(-one.estimate, 9);
        expect(other.high).toBeCloseTo(-one.low, 9);
      }),
    );
  });

  it('multiplies the variance by the dispersion', () => {
    const table = { treated: { before: 90, after: 60 }, control: { before: 80, after: 82 } };
    const plain = weightedDisplacementDifference(table, { level: 0.95 }).total;
    const loose = weightedDisplacementDifference(table, { level: 0.95, dispersion: 4 }).total;
    expect(loose.standardError).toBeCloseTo(2 * plain.standardError, 10);
    expect(loose.z).toBeCloseTo((plain.z ?? 0) / 2, 10);
  });

  it('has no z where nothing happened, and refuses weights of zero', () => {
    const empty = { treated: { before: 0, after: 0 }, control: { before: 0, after: 0 } };
    expect(weightedDisplacementDifference(empty, { level: 0.95 }).total).toMatchObject({
      z: null,
      p: null,
      low: 0,
      high: 0,
    });
    expect(() => weightedDisplacementDifference(empty, { level: 0.95, timeWeights: { before: 0, after: 1 } })).toThrow(
      RangeError,
    );
  });
});

describe('weightedDisplacementQuotient', () => {
  it('is null where there is nothing to divide by', () => {
    const area = { before: 10, after: 5 };
    const parts = weightedDisplacementQuotient({ action: area, buffer: area, control: { before: 0, after: 4 } });
    expect(parts).toEqual({
      bufferDisplacement: null,
      success: null,
      quotient: null,
      grossEffect: null,
      netTotal: null,
    });
    const still = weightedDisplacementQuotient({
      action: { before: 3, after: 7 },
      buffer: area,
      control: { before: 30, after: 70 },
    });
    expect([still.success, still.quotient]).toEqual([0, null]);
  });
});

describe('relativeIncidentRateRatio', () => {
  it('is a ratio of ratios, and the interaction of the Poisson regression', () => {
    fc.assert(
      fc.property(counts, (table) => {
        const { ratio, logRatio, standardError, low, high } = relativeIncidentRateRatio(table, {
          dispersion: 1,
          level: 0.95,
        });
        const change = (side: typeof table.treated) =>
          rateRatio({ events: side.after, exposure: 1 }, { events: side.before, exposure: 1 }, 0.95).ratio ?? 0;
        expect(ratio).toBeCloseTo(change(table.treated) / change(table.control), 8);
        expect(low < ratio && ratio < high).toBe(true);
        const regression = poissonInteraction(table);
        expect(regression?.logRatio).toBeCloseTo(logRatio, 5);
        expect((regression?.standardError ?? 0) / standardError).toBeCloseTo(1, 2);
      }),
    );
  });

  it('adds one half where a cell is empty, and says so', () => {
    const table = { treated: { before: 6, after: 0 }, control: { before: 12, after: 14 } };
    expect(relativeIncidentRateRatio(table, { dispersion: 1, level: 0.95 })).toMatchObject({ halfAdded: true });
    expect(poissonInteraction(table)).toBeNull();
  });
});
