import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Moved, type MovedArea, type MovedSide, whyMoved } from '../../src/interpret/why-moved.ts';

const days = 365;
const side = (events: number, residents: number, more: Partial<MovedSide> = {}): MovedSide => ({
  events,
  unsteady: [],
  exposure: residents * days,
  days,
  ...more,
});
const area = (name: string, before: MovedSide, now: MovedSide): MovedArea => ({ names: [name], before, now });
/** Per 1,000 residents and year of 365 days. */
const rate = (changes: Partial<Moved>): Moved => ({
  measure: 'rate',
  per: 1000 * days,
  areas: [],
  categories: [],
  located: null,
  mapped: null,
  ...changes,
});
const partsOf = (moved: Moved): Readonly<Record<string, number>> =>
  Object.fromEntries(whyMoved(moved).parts.map(({ part, value }) => [part, value]));
const sum = (values: readonly { readonly value: number }[]): number =>
  values.reduce((total, { value }) => total + value, 0);

describe('why a rate moved', () => {
  it('is worked out as by hand: residents move to the quiet area', () => {
    // 40 of 10,000 and 10 of 10,000; then 20 of 5,000 and 15 of 15,000: no area's rate moved
    const moved = rate({
      areas: [area('loud', side(40, 10_000), side(20, 5_000)), area('quiet', side(10, 10_000), side(15, 15_000))],
    });
    const why = whyMoved(moved);
    expect([why.before, why.now]).toEqual([expect.closeTo(2.5, 10), expect.closeTo(1.75, 10)]);
    const parts = partsOf(moved);
    expect(parts['area-mix']).toBeCloseTo(0.25 * -4 + 0.25 * 1, 10);
    // within areas, events and residents cancel
    expect((parts.numerator ?? 0) + (parts.denominator ?? 0)).toBeCloseTo(0, 10);
    expect(why.whole.events).toBeCloseTo(-0.75 * 20, 10);
  });

  it('tells events from residents', () => {
    // 30 of 10,000, then 30 of 12,000: nothing happened but that people came
    const parts = partsOf(rate({ areas: [area('A', side(30, 10_000), side(30, 12_000))] }));
    expect(parts).toEqual({ numerator: expect.closeTo(0, 12), denominator: expect.closeTo(2.5 - 3, 10) });
  });

  it('tells what is counted from what it is measured against, for a ratio as well', () => {
    // 50 reports of 100 calls a year; then, in half a year, 30 reports of 40 calls: 60 a year of 80
    const calls = (events: number, exposure: number, over: number): MovedSide =>
      side(events, 0, { exposure, days: over });
    const parts = partsOf({
      ...rate({ areas: [area('A', calls(50, 100, 365), calls(30, 40, 182.5))] }),
      measure: 'ratio',
      per: 100,
    });
    expect(parts).toEqual({
      numerator: expect.closeTo(((60 - 50) * (1 / 80 + 1 / 100) * 100) / 2, 10),
      denominator: expect.closeTo(((50 + 60) * (1 / 80 - 1 / 100) * 100) / 2, 10),
    });
    expect((parts.numerator ?? 0) + (parts.denominator ?? 0)).toBeCloseTo(75 - 50, 10);
    expect(
      Object.keys(
        partsOf({ ...rate({ areas: [area('A', calls(50, 100, 100), calls(30, 40, 40))] }), measure: 'share' }),
      ),
    ).toEqual(['numerator']);
  });

  it('tells what was recorded from what happened', () => {
    // as many events happened; now a fifth of them has no place
    const moved = rate({
      areas: [area('A', side(100, 10_000), side(80, 10_000))],
      located: { before: 1, now: 0.8 },
    });
    expect(partsOf(moved)).toEqual({
      numerator: expect.closeTo(0, 10),
      denominator: expect.closeTo(0, 10),
      located: expect.closeTo(-2, 10),
    });
  });

  it('tells an agency that stopped reporting from those that went on', () => {
    const silent = rate({
      areas: [
        area(
          'A',
          side(100, 10_000, { unsteady: [{ events: 30, reported: 1 }] }),
          side(70, 10_000, { unsteady: [{ events: 0, reported: 0 }] }),
        ),
      ],
    });
    expect(partsOf(silent)).toEqual({
      numerator: expect.closeTo(0, 10),
      denominator: expect.closeTo(0, 10),
      agencies: expect.closeTo(-3, 10),
    });
    // half of the months are missing; what it did report went down by a third as well
    const half = rate({
      areas: [
        area(
          'A',
          side(100, 10_000, { unsteady: [{ events: 30, reported: 1 }] }),
          side(80, 10_000, { unsteady: [{ events: 10, reported: 0.5 }] }),
        ),
      ],
    });
    const parts = partsOf(half);
    // 30 a year to 20 a year, in 1 and ½ of the months
    expect(parts.agencies).toBeCloseTo(((20 + 30) / 2) * -0.5 * 0.1, 10);
    expect(parts.numerator).toBeCloseTo(-10 * 0.75 * 0.1, 10);
  });

  it('says by category and by area what each brought, in events of the window now', () => {
    const moved = rate({
      areas: [area('A', side(40, 10_000), side(20, 10_000)), area('B', side(20, 10_000), side(22, 10_000))],
      categories: [
        { names: ['shooting'], before: 50, now: 30 },
        { names: ['homicide'], before: 10, now: 12 },
      ],
    });
    const { byCategory, byArea, whole } = whyMoved(moved);
    expect(byCategory.map(({ names, events }) => [names[0], events])).toEqual([
      ['shooting', expect.closeTo(-20, 10)],
      ['homicide', expect.closeTo(2, 10)],
    ]);
    expect(byArea.map(({ names, events }) => [names[0], events])).toEqual([
      ['A', expect.closeTo(-20, 10)],
      ['B', expect.closeTo(2, 10)],
    ]);
    expect(whole.events).toBeCloseTo(-18, 10);
  });

  it('has no residents where none are counted, and nothing to say of a mix of one area', () => {
    const count = { ...rate({ areas: [area('A', side(730, 1), side(300, 1))] }), measure: 'count' as const, per: days };
    const why = whyMoved(count);
    expect(why.parts.map(({ part }) => part)).toEqual(['numerator']);
    expect([why.before, why.now, why.whole.value]).toEqual([730, 300, -430].map((x) => expect.closeTo(x, 9)));
    expect([why.byArea, why.byCategory]).toEqual([[], []]);
  });
});

describe('the parts of a move', () => {
  const sides = fc
    .record({
      events: fc.integer({ min: 0, max: 5000 }),
      out: fc.integer({ min: 0, max: 100 }),
      residents: fc.integer({ min: 1, max: 1_000_000 }),
      days: fc.integer({ min: 1, max: 4000 }),
    })
    .map(
      ({ events, out, residents, days: length }): MovedSide => ({
        events,
        unsteady: [{ events: out === 100 ? 0 : Math.min(events, out), reported: out === 100 ? 0 : (out + 1) / 101 }],
        exposure: residents * length,
        days: length,
      }),
    );
  const share = fc.option(
    fc.record({
      before: fc.double({ min: 0.01, max: 1, noNaN: true }),
      now: fc.double({ min: 0.01, max: 1, noNaN: true }),
    }),
  );
  const moves = fc.record({
    measure: fc.constantFrom('rate' as const, 'count' as const),
    per: fc.double({ min: 1, max: 1e8, noNaN: true }),
    areas: fc.array(fc.record({ names: fc.constant(['A']), before: sides, now: sides }), {
      minLength: 1,
      maxLength: 8,
    }),
    located: share,
    mapped: share,
  });

  it('always add up to the whole, and so do areas and categories', () => {
    fc.assert(
      fc.property(moves, (drawn) => {
        const events = (which: 'before' | 'now'): number =>
          drawn.areas.reduce((total, own) => total + own[which].events, 0);
        const categories = [
          { names: ['a'], before: Math.floor(events('before') / 3), now: 0 },
          { names: ['b'], before: Math.ceil((events('before') * 2) / 3), now: events('now') },
        ];
        const why = whyMoved({ ...drawn, categories });
        const largest = Math.max(why.before, why.now, ...why.parts.map(({ value }) => Math.abs(value)), 1e-12);
        const near = (value: number): void =>
          expect(Math.abs(value - (why.now - why.before))).toBeLessThanOrEqual(1e-9 * largest);
        near(why.whole.value);
        near(sum(why.parts));
        if (why.byArea.length > 0) near(sum(why.byArea));
        if (
          categories[0]?.before !== undefined &&
          categories[0].before + (categories[1]?.before ?? 0) === events('before')
        )
          near(sum(why.byCategory));
      }),
      { numRuns: 500 },
    );
  });
});
