import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  histogramOf,
  noDurations,
  poissonCdf,
  poissonUpperTail,
  rateInterval,
  waitingRate,
} from '../../src/stats/index.ts';
import { seeded } from './seeded.ts';

const waits = (values: readonly number[]) => histogramOf(values.map((value) => ({ value, n: 1 })));

describe('a rate from waits', () => {
  it('with an open wait is that of events over all the time, exactly', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400), { maxLength: 30 }), fc.nat(500), (values, open) => {
        const time = values.reduce((sum, value) => sum + value, open);
        fc.pre(time > 0);
        const { rate, meanWait } = waitingRate(waits(values), { open, level: 0.95 });
        const exact = rateInterval({ events: values.length, exposure: time }, 0.95);
        expect(rate?.estimate).toBeCloseTo(values.length / time, 12);
        expect(rate?.low).toBeCloseTo(exact.low, 10);
        expect(rate?.high).toBeCloseTo(exact.high, 10);
        expect(meanWait?.low).toBeCloseTo(1 / exact.high, 6);
      }),
    );
  });

  it('that ends at an event has the tails of a gamma sum: as many events sooner, or later', () => {
    const { rate, ended } = waitingRate(waits([12, 40, 7, 95, 61]), { open: null, level: 0.9 });
    expect(ended).toBe('at-an-event');
    // five events within 215 days is five or more of a Poisson count
    expect(poissonUpperTail(5, (rate?.low ?? 0) * 215)).toBeCloseTo(0.05, 9);
    expect(poissonCdf(4, (rate?.high ?? 0) * 215)).toBeCloseTo(0.05, 9);
  });

  it('does not forget the quiet stretch at the end', () => {
    const values = [30, 41, 25];
    const [still, quiet] = [0, 300].map((open) => waitingRate(waits(values), { open, level: 0.95 }));
    expect(quiet?.rate?.estimate).toBeLessThan((still?.rate?.estimate ?? 0) / 4);
    expect(quiet?.meanWait?.low).toBeGreaterThan(still?.meanWait?.low ?? Infinity);
  });

  it('bounds the mean wait from below alone where no event has come', () => {
    expect(waitingRate(noDurations, { open: 90, level: 0.95 })).toEqual({
      events: 0,
      time: 90,
      rate: { estimate: 0, low: 0, high: expect.closeTo(3.688879454 / 90, 10) },
      meanWait: { estimate: Infinity, low: expect.closeTo(90 / 3.688879454, 7), high: Infinity },
      ended: 'at-a-time',
    });
  });

  it('is not known where no time has passed, and refused for waits that cannot be', () => {
    expect(waitingRate(noDurations, { open: null, level: 0.95 })).toMatchObject({ rate: null, meanWait: null });
    expect(waitingRate(waits([0, 0]), { open: 0, level: 0.95 })).toMatchObject({ events: 2, rate: null });
    expect(() => waitingRate(waits([-1]), { open: 0, level: 0.95 })).toThrow(RangeError);
    expect(() => waitingRate(noDurations, { open: Number.NaN, level: 0.95 })).toThrow('open');
  });

  it.each([
    ['at the sixth event', 6],
    ['after 200 days', null],
  ])('covers its level when the watch ends %s', (_, last) => {
    const dice = seeded(11);
    let held = 0;
    for (let round = 0; round < 4000; round += 1) {
      const seen: number[] = [];
      let [open, day]: [number | null, number] = [null, 0];
      while (last === null ? open === null : seen.length < last) {
        const wait = 40 * dice.exponential();
        if (last === null && day + wait > 200) open = 200 - day;
        else seen.push(wait);
        day += wait;
      }
      const { rate } = waitingRate(waits(seen), { open, level: 0.95 });
      if (rate !== null && rate.low <= 1 / 40 && 1 / 40 <= rate.high) held += 1;
    }
    // exact at an event; at a date the count is whole, so the interval covers somewhat more
    expect(held / 4000).toBeGreaterThan(0.94);
    if (last !== null) expect(held / 4000).toBeLessThan(0.96);
  });
});
