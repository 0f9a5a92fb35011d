import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  byArea,
  byCohort,
  byPeriodWindow,
  bySinceLaunch,
  type CountPanel,
  countPanel,
  type ImputationOptions,
  imputeCounts,
  imputedEffects,
  NEVER,
  studentQuantile,
} from '../../../src/stats/index.ts';
import { cellTable } from '../../../src/stats/panels/cell-table.ts';
import { cellRole, cellRoles } from '../../../src/stats/panels/count-panel.ts';
import { fitTwoWayPoisson } from '../../../src/stats/panels/two-way-poisson.ts';
import { draws, madePanel, panelOf } from './made-panel.ts';

const anySize = { level: 0.95, fewest: { treated: 2, comparison: 2 } } satisfies ImputationOptions;

/** Rows taken out of a panel, and exposures other than 1. */
function uneven(panel: CountPanel, keeps: (row: number) => boolean, exposure: (row: number) => number): CountPanel {
  const rows = Int32Array.from(panel.area.keys());
  return {
    ...panel,
    kept: Uint8Array.from(rows, (row) => (keeps(row) ? 1 : 0)),
    exposure: Float64Array.from(rows, exposure),
  };
}

const untreatedOf = (panel: CountPanel) => cellTable(panel, cellRoles(panel), cellRole.untreated);

describe('fitTwoWayPoisson', () => {
  const anyPanel = fc
    .record({
      areas: fc.integer({ min: 1, max: 9 }),
      periods: fc.integer({ min: 1, max: 9 }),
      seed: fc.nat(),
      filled: fc.double({ min: 0.3, max: 1, noNaN: true }),
      most: fc.constantFrom(1, 3, 50),
    })
    .map(({ areas, periods, seed, filled, most }) => {
      const draw = draws(seed);
      const counts = Array.from({ length: areas }, () =>
        Array.from({ length: periods }, () => Math.floor(draw() ** 2 * (most + 1))),
      );
      const panel = panelOf(counts, new Array(areas).fill(null));
      return uneven(
        panel,
        () => draw() < filled,
        () => 0.2 + draw() * 30,
      );
    });

  it('meets the margins of every area and period, which only the maximum of the likelihood does', () => {
    fc.assert(
      fc.property(anyPanel, (panel) => {
        const table = untreatedOf(panel);
        const fit = fitTwoWayPoisson(table);
        const [byAreas, byPeriods] = [new Float64Array(table.areas), new Float64Array(table.periods)];
        for (let cell = 0; cell < table.events.length; cell += 1) {
          const [area, period] = [table.area[cell]!, table.period[cell]!];
          if (fit.links.area[area] !== fit.links.period[period]) {
            // a cell that can hold no events: the likelihood pushes its mean to 0
            expect(table.events[cell]).toBe(0);
            continue;
          }
          const mean = table.exposure[cell]! * fit.area[area]! * fit.period[period]!;
          byAreas[area]! += mean;
          byPeriods[period]! += mean;
        }
        for (const [area, mean] of byAreas.entries()) expect(mean).toBeCloseTo(table.areaEvents[area]!, 7);
        for (const [period, mean] of byPeriods.entries()) expect(mean).toBeCloseTo(table.periodEvents[period]!, 7);
      }),
      { numRuns: 400 },
    );
  });

  it('is the same when an area is left out as when it was never there', () => {
    fc.assert(
      fc.property(anyPanel, fc.nat({ max: 8 }), (panel, which) => {
        const area = which % panel.areaNames.length;
        const table = untreatedOf(panel);
        const warm = fitTwoWayPoisson(table, { leftOut: area, start: fitTwoWayPoisson(table) });
        const cold = fitTwoWayPoisson(
          untreatedOf({ ...panel, kept: panel.kept.map((kept, row) => (panel.area[row] === area ? 0 : kept)) }),
        );
        expect([...warm.links.area].filter((_, place) => place !== area)).toEqual(
          [...cold.links.area].filter((_, place) => place !== area),
        );
        expect(warm.links.period).toEqual(cold.links.period);
        for (const [place, part] of cold.links.area.entries()) {
          for (const [period, other] of cold.links.period.entries()) {
            if (part === -1 || part !== other || place === area) continue;
            const expected = cold.area[place]! * cold.period[period]!;
            expect(Math.abs(warm.area[place]! * warm.period[period]! - expected)).toBeLessThan(1e-6 * expected + 1e-9);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('takes no more than a few dozen rounds where a chain of missing cells makes scaling slow', () => {
    const draw = draws(7);
    const size = 40;
    const counts = Array.from({ length: size }, () => Array.from({ length: size }, () => 1 + Math.floor(draw() * 9)));
    const chain = uneven(
      panelOf(counts, new Array(size).fill(null)),
      (row) => Math.abs((row % size) - Math.floor(row / size)) < 2,
      () => 1,
    );
    const table = untreatedOf(chain);
    expect(fitTwoWayPoisson(table).rounds).toBeLessThan(60);
  });
});

describe('imputeCounts', () => {
  it('is the share of its area in the events before, where no cell is missing', () => {
    const counts = [
      [4, 9, 2, 7],
      [11, 6, 5, 3],
      [8, 8, 1, 12],
    ];
    const { row, expected, without } = imputeCounts(panelOf(counts, [3, null, null]));
    expect([...row]).toEqual([3]);
    expect(expected[0]).toBeCloseTo(((3 + 12) * (4 + 9 + 2)) / (11 + 6 + 5 + 8 + 8 + 1), 9);
    expect(Object.values(without).flat()).toEqual([]);
  });

  it('scales with exposure', () => {
    const panel = panelOf(
      [
        [10, 4],
        [20, 10],
        [30, 5],
      ],
      [1, null, null],
    );
    const longer = uneven(
      panel,
      () => true,
      (row) => (row % 2 === 0 ? 91 : 182),
    );
    expect(imputeCounts(longer).expected[0]).toBeCloseTo(imputeCounts(panel).expected[0]!, 9);
    const larger = uneven(
      panel,
      () => true,
      (row) => (row === 1 ? 3 : 1),
    );
    expect(imputeCounts(larger).expected[0]).toBeCloseTo(3 * imputeCounts(panel).expected[0]!, 9);
  });

  it('does not depend on the order of rows', () => {
    const panel = madePanel(draws(3), {
      areas: 9,
      periods: 12,
      treated: 4,
      ratio: 0.7,
      levels: [1, 9],
      shape: 3,
      firstLaunch: 4,
    });
    const order = Array.from(panel.area.keys()).sort((a, b) => ((a * 37) % 108) - ((b * 37) % 108));
    const pick = <T extends Int32Array | Float64Array | Uint8Array>(column: T): T =>
      column.map((_, row) => column[order[row]!]!) as T;
    const mixed = { ...panel, area: pick(panel.area), period: pick(panel.period), events: pick(panel.events) };
    expect([...imputeCounts(mixed).expected]).toEqual([...imputeCounts(panel).expected]);
  });

  it('leaves out anticipation and phase-in on both sides', () => {
    const panel = panelOf([new Array(10).fill(5), new Array(10).fill(5)], [5, null]);
    const { row } = imputeCounts(panel, { anticipation: 1, phaseIn: 2 });
    expect([...row]).toEqual([7, 8, 9]);
    expect([...cellRoles(panel, { anticipation: 1, phaseIn: 2 }).subarray(0, 10)]).toEqual([
      1, 1, 1, 1, 0, 0, 0, 2, 2, 2,
    ]);
  });

  it('expects nothing in a period in which the comparison areas had nothing', () => {
    const { expected } = imputeCounts(
      panelOf(
        [
          [4, 4, 2],
          [6, 2, 0],
          [5, 1, 0],
        ],
        [2, null, null],
      ),
    );
    expect([...expected]).toEqual([0]);
  });

  it('names what has no expected count', () => {
    const counts = [
      [0, 0, 3, 1], // no events before
      [5, 6, 4, 2], // treated throughout
      [5, 6, 4, 2],
      [7, 5, 3, 2],
    ];
    const { row, without } = imputeCounts(panelOf(counts, [2, 0, 1, 3]));
    expect([...row]).toEqual([9, 10]);
    expect(without).toEqual({
      noEventsBefore: ['area 0'],
      noPeriodBefore: ['area 1'],
      noComparison: ['period 3'],
      notLinked: [],
    });
  });

  it('names areas that missing cells separate from the comparison of their periods', () => {
    const panel = panelOf(
      [
        [5, 6, 4, 2],
        [6, 5, 3, 2],
        [7, 5, 3, 2],
        [3, 3, 4, 4],
      ],
      [2, null, null, null],
    );
    // areas 0 and 1 are observed early, the others late; area 0 late as well, but it is treated then
    const early = uneven(
      panel,
      (row) => (row < 8 && row !== 6 && row !== 7) || (row >= 8 && row % 4 > 1),
      () => 1,
    );
    expect(imputeCounts(early).without.notLinked).toEqual(['area 0']);
  });

  it('names areas whose factor runs off, rather than expecting nothing of them', () => {
    // all events of period 0 are in area 0, and it has none in period 1: its factor goes to infinity against period 1
    const panel = panelOf(
      [
        [5, 0, 4],
        [0, 3, 4],
        [0, 2, 5],
      ],
      [2, null, null],
    );
    const separated = uneven(
      panel,
      (row) => row !== 3 && row !== 6,
      () => 1,
    );
    expect(imputeCounts(separated).without.notLinked).toEqual(['area 0']);
  });

  it.each([
    ['events[1]', { events: Float64Array.of(1, -1, 1, 1) }],
    ['exposure[0]', { exposure: Float64Array.of(0, 1, 1, 1) }],
    ['row 1: is a second one', { period: Int32Array.of(0, 0, 0, 1) }],
    ['area[3]', { area: Int32Array.of(0, 0, 1, 2) }],
    ['period[0]', { period: Int32Array.of(2, 1, 0, 1) }],
    ['kept: must have 4', { kept: Uint8Array.of(1) }],
    ['launch: must have 2', { launch: Int32Array.of(1) }],
  ])('refuses a panel that is none: %s', (said, wrong) => {
    const panel = {
      ...panelOf(
        [
          [1, 2],
          [3, 4],
        ],
        [1, null],
      ),
      ...wrong,
    };
    expect(() => imputeCounts(panel)).toThrow(said);
  });
});

describe('imputedEffects', () => {
  // Two periods: the ratio of the arms' ratios, whose replicates can be written down.
  const treated = [
    [12, 9],
    [30, 16],
    [7, 7],
    [21, 11],
  ] as const;
  const comparison = [
    [14, 15],
    [9, 12],
    [25, 22],
    [18, 18],
    [11, 9],
  ] as const;
  const panel = panelOf([...treated, ...comparison], [...treated.map(() => 1), ...comparison.map(() => null)]);
  const logOdds = (rows: readonly (readonly [number, number])[]): number =>
    Math.log(rows.reduce((sum, [, after]) => sum + after, 0) / rows.reduce((sum, [before]) => sum + before, 0));
  const jackknife = (rows: readonly (readonly [number, number])[]): number => {
    const values = rows.map((_, leftOut) => logOdds(rows.filter((_, row) => row !== leftOut)));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return ((values.length - 1) / values.length) * values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  };

  it('is the ratio of ratios in a 2 × 2, with each arm its own jackknife stratum', () => {
    const { overall, treatedAreas, comparisonAreas } = imputedEffects(panel, anySize);
    const theta = logOdds(treated) - logOdds(comparison);
    const standardError = Math.sqrt(jackknife(treated) + jackknife(comparison));
    const reach = studentQuantile(0.975, 3) * standardError;
    expect(overall).toMatchObject({ observed: 43, ratio: expect.closeTo(Math.exp(theta), 9), areas: 4 });
    expect(overall.averted).toBeCloseTo(43 / Math.exp(theta) - 43, 8);
    expect([treatedAreas, comparisonAreas]).toEqual([4, 5]);
    expect(overall.inference).toMatchObject({
      standardError: expect.closeTo(standardError, 9),
      df: 3,
      interval: { low: expect.closeTo(Math.exp(theta - reach), 8), high: expect.closeTo(Math.exp(theta + reach), 8) },
    });
  });

  it('says the same of ratio, averted events and p', () => {
    const { overall } = imputedEffects(panel, anySize);
    if (overall.inference.status !== 'given') throw new Error('withheld');
    const { interval, averted, p } = overall.inference;
    expect(overall.observed / interval.high - overall.observed).toBeCloseTo(averted.low, 9);
    expect(averted.low < overall.averted && overall.averted < averted.high).toBe(true);
    expect(p < 0.05).toBe(interval.low > 1 || interval.high < 1);
  });

  it('withholds intervals below five treated or seven comparison areas', () => {
    expect(imputedEffects(panel, { level: 0.95 }).overall.inference).toEqual({
      status: 'withheld',
      reason: 'few-treated-areas',
    });
    const more = panelOf([...treated, [8, 9], ...comparison], [1, 1, 1, 1, 1, ...comparison.map(() => null)]);
    expect(imputedEffects(more, { level: 0.95 }).overall.inference).toEqual({
      status: 'withheld',
      reason: 'few-comparison-areas',
    });
  });

  it.each([
    [
      'nothing-observed',
      [
        [5, 0],
        [6, 0],
        [4, 4],
        [5, 3],
      ],
      [1, 1, null, null],
    ],
    [
      'nothing-expected',
      [
        [5, 2],
        [6, 1],
        [4, 0],
        [5, 0],
      ],
      [1, 1, null, null],
    ],
    [
      'rests-on-one-area',
      [
        [5, 2],
        [6, 0],
        [4, 4],
        [5, 3],
      ],
      [1, 1, null, null],
    ],
    [
      'rests-on-one-area',
      [
        [5, 2],
        [6, 1],
        [4, 0],
        [5, 3],
      ],
      [1, 1, null, null],
    ],
    [
      'no-variation',
      [
        [5, 5],
        [6, 6],
        [4, 4],
        [5, 5],
      ],
      [1, 1, null, null],
    ],
  ] as const)('withholds an interval: %s', (reason, counts, launches) => {
    expect(imputedEffects(panelOf(counts, launches), anySize).overall.inference).toEqual({
      status: 'withheld',
      reason,
    });
  });

  it('has no interval where one comparison area alone reaches a period', () => {
    const counts = [
      [5, 4, 3],
      [6, 3, 4],
      [4, 4, 4],
      [5, 3, 6],
      [8, 7, 5],
    ];
    const full = panelOf(counts, [1, 1, null, null, null]);
    const short = uneven(
      full,
      (row) => row !== 11 && row !== 14,
      () => 1,
    );
    const grouped = { ...anySize, groupings: { since: bySinceLaunch(short) } };
    const { overall, groups } = imputedEffects(short, grouped);
    expect(overall.inference).toEqual({ status: 'withheld', reason: 'rests-on-one-area' });
    expect(groups['since']?.map(({ inference }) => inference.status)).toEqual(['given', 'withheld']);
  });

  it('divides the events by area, cohort, time since launch and window, without losing one', () => {
    const made = madePanel(draws(11), {
      areas: 24,
      periods: 20,
      treated: 9,
      ratio: 0.8,
      levels: [2, 9],
      shape: 4,
      firstLaunch: 6,
    });
    const years = [0, 1, 2, 3, 4].map((year) => ({ label: `${year}`, first: 4 * year, last: 4 * year + 3 }));
    const groupings = {
      since: bySinceLaunch(made),
      binned: bySinceLaunch(made, { last: 4 }),
      area: byArea(made),
      cohort: byCohort(made),
      year: byPeriodWindow(made, years),
    };
    const { overall, groups } = imputedEffects(made, { level: 0.95, groupings });
    for (const [name, effects] of Object.entries(groups)) {
      expect(
        effects.reduce((sum, { observed }) => sum + observed, 0),
        name,
      ).toBe(overall.observed);
      expect(
        effects.reduce((sum, { expected }) => sum + expected, 0),
        name,
      ).toBeCloseTo(overall.expected, 7);
    }
    expect(groups['area']?.map(({ label }) => label)).toEqual(made.areaNames.slice(0, 9));
    expect(groups['binned']?.map(({ label }) => label)).toEqual([0, 1, 2, 3, 4]);
    expect(groups['area']?.every(({ inference }) => inference.status === 'withheld')).toBe(true);
    expect(groups['binned']?.[0]?.inference).toMatchObject({ status: 'given', df: 8 });
  });

  it('bounds the effect with areas that had no events before, none expected there', () => {
    const { overall, bound, without } = imputedEffects(
      panelOf([...treated, [0, 3], ...comparison], [1, 1, 1, 1, 1, ...comparison.map(() => null)]),
      anySize,
    );
    expect(without.noEventsBefore).toEqual(['area 4']);
    expect([overall.observed, bound?.observed]).toEqual([43, 46]);
    expect(bound?.expected).toBe(overall.expected);
    expect(bound?.inference).toMatchObject({ status: 'given', df: 4 });
    expect(imputedEffects(panel, anySize).bound).toBeNull();
  });

  it('is not moved by areas without any events', () => {
    const quiet = panelOf(
      [...treated, ...comparison, [0, 0], [0, 0]],
      [...treated.map(() => 1), ...comparison.map(() => null), null, null],
    );
    expect(imputedEffects(quiet, anySize)).toEqual(imputedEffects(panel, anySize));
  });

  it('finds a planted effect', () => {
    const made = {
      areas: 60,
      periods: 30,
      treated: 25,
      ratio: 0.8,
      levels: [3, 12],
      shape: 5,
      firstLaunch: 10,
    } as const;
    const { overall } = imputedEffects(madePanel(draws(5), made), { level: 0.95 });
    expect(overall.ratio).toBeGreaterThan(0.7);
    expect(overall.ratio).toBeLessThan(0.9);
  });
});

describe('countPanel', () => {
  it('takes cells by name', () => {
    const made = countPanel(
      [
        { area: 'b', period: 'q2', events: 4, exposure: 92 },
        { area: 'a', period: 'q1', events: 3, exposure: 90, kept: false },
      ],
      { a: 'q2' },
      ['q1', 'q2'],
    );
    expect(made.areaNames).toEqual(['b', 'a']);
    expect([...made.launch]).toEqual([NEVER, 1]);
    expect([...cellRoles(made)]).toEqual([1, 0]);
    expect(() => countPanel([{ area: 'a', period: 'q9', events: 1 }], {}, ['q1'])).toThrow('lacks q9');
  });
});
