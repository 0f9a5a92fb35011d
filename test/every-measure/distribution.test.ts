import { beforeAll, describe, expect, it } from 'vitest';
import { csv, type Outcome, readings, runSmall, type SmallCoalition } from './small-coalition.ts';

/** How the values behind a quantile are spread, from records to the page; small enough to be counted by loops. */

const two = (n: number): string => String(n).padStart(2, '0');
/** Seconds from receipt to arrival: of 2023 one call in twelve takes very long, and all others are faster than in 2022. */
const secondsOf = (year: number): readonly number[] =>
  Array.from({ length: year === 2023 ? 120 : 90 }, (_, n) => {
    if (n % 12 === 11) return 900 + 15 * n;
    return (year === 2023 ? 180 : 260) + ((n * 37) % 240);
  });
const calls = [2022, 2023].flatMap((year) =>
  secondsOf(year).map((seconds, n): readonly string[] => {
    const day = `${year}-${two(1 + (n % 12))}-${two(1 + (n % 28))}`;
    const clock = `${two(8 + Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
    return [`${day} 08:00:00`, `${day} ${clock}`];
  }),
);
const measure = (p: number): string => `{ kind: quantile, p: ${p}, interval: response, empty: zero }`;
const coalition: SmallCoalition = {
  sources: `  calls:
    kind: responses
    covers: { from: 2022-01-01, to: 2023-12-31 }
    repeats: keep
    files: data/calls.csv
    columns:
      received_at: { from: received, formats: ["%Y-%m-%d %H:%M:%S"] }
      arrived_at: { from: arrived, formats: ["%Y-%m-%d %H:%M:%S"] }
    answering: all
    intervals: { response: { from: received_at, to: arrived_at } }`,
  metrics: { slow: { kind: 'responses', source: 'calls', measure: measure(0.9) } },
  files: { 'data/calls.csv': csv('received,arrived', calls) },
  minimum: 5,
};

let run: Outcome;
let of: ReturnType<typeof readings>;
beforeAll(async () => {
  run = await runSmall(coalition);
  of = readings(run);
}, 120_000);

describe('how values are spread', () => {
  it('is counted in bands of both windows, none of them small and none left out', () => {
    const found = of.finding('slow').distribution;
    expect(found).toMatchObject({ p: 0.9, target: null, now: { n: 120 }, before: { n: 90 } });
    expect(found?.now.value).toBe(of.now('slow').value);
    expect(found?.before.value).toBe(of.change('slow').value);
    expect(found?.bands.length).toBeGreaterThan(4);
    for (const { from, to, now, before } of found?.bands ?? []) {
      const count = (year: number): number =>
        secondsOf(year).filter((value) => (value > from || from === 0) && value <= (to ?? Number.POSITIVE_INFINITY))
          .length;
      expect([now, before]).toEqual([count(2023), count(2022)]);
      for (const n of [now, before]) expect(n === 0 || n >= 5).toBe(true);
    }
  });

  it('is drawn on the page, with what nine of ten did not exceed', () => {
    expect(run.board).toMatch(/9 of 10 records took \d+ min( \d+ s)? or less now, \d+ min( \d+ s)? or less before\./);
    expect(run.board).toMatch(/Full line: 2023-Q1 to 2023-Q4 \(120\)\. Dashed: 2022 \(90\)\./);
  });
});
