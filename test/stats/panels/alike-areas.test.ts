import { describe, expect, it } from 'vitest';
import { NEVER } from '../../../src/stats/index.ts';
import { alikeAreas, fitWithoutOne } from '../../../src/stats/panels/alike-areas.ts';
import { type CellTable, cellTable } from '../../../src/stats/panels/cell-table.ts';
import { cellRole } from '../../../src/stats/panels/count-panel.ts';
import { nestedFactors, nestedRows } from '../../../src/stats/panels/nested-rows.ts';
import { fitTwoWayPoisson } from '../../../src/stats/panels/two-way-poisson.ts';
import { draws, poissonCount } from './made-panel.ts';

interface Made {
  readonly seed: number;
  /** Last period of each area. */
  readonly until: (area: number) => number;
  readonly level?: number;
  readonly from?: (area: number) => number;
  readonly exposure?: (area: number, period: number) => number;
}

/** Twenty areas, some of which are observed for a part of the time only. */
function tableOf({ seed, until, level = 4, from = () => 0, exposure = (area) => 1 + (area % 3) }: Made): CellTable {
  const draw = draws(seed);
  const cells = Array.from({ length: 20 }, (_, area) => area).flatMap((area) =>
    Array.from({ length: 10 }, (_, period) => ({ area, period })).filter(
      ({ period }) => period >= from(area) && period < until(area),
    ),
  );
  const panel = {
    areaNames: Array.from({ length: 20 }, String),
    periodNames: Array.from({ length: 10 }, String),
    area: Int32Array.from(cells, ({ area }) => area),
    period: Int32Array.from(cells, ({ period }) => period),
    events: Float64Array.from(cells, ({ area, period }) =>
      poissonCount(draw, level * (1 + (area % 4)) * (1 + period / 9)),
    ),
    exposure: Float64Array.from(cells, ({ area, period }) => exposure(area, period)),
    launch: new Int32Array(20).fill(NEVER),
    kept: new Uint8Array(cells.length).fill(1),
  };
  return cellTable(panel, panel.kept, cellRole.untreated);
}

const staggered = (area: number): number => (area < 6 ? 3 + (area % 4) : 10);

const cases: readonly (readonly [string, Made])[] = [
  ['launches one after the other', { seed: 1, until: staggered }],
  ['few events', { seed: 2, until: staggered, level: 0.05 }],
  ['hardly any events', { seed: 3, until: staggered, level: 0.01 }],
  ['no area observed throughout', { seed: 4, until: (area) => (area < 10 ? 6 : 8) }],
  [
    'periods that are not nested',
    { seed: 5, until: (area) => (area < 6 ? 5 : 10), from: (area) => (area > 15 ? 2 : 0) },
  ],
  [
    'periods that only some areas share',
    { seed: 6, until: (area) => (area < 8 ? 5 : 10), from: (area) => (area < 8 ? 0 : 4) },
  ],
  ['exposures that grow alike', { seed: 7, until: staggered, exposure: (area, period) => (1 + area) * 1.03 ** period }],
  [
    'one cohort that grows otherwise',
    { seed: 8, until: staggered, exposure: (area, period) => (area === 0 ? 1 + period : 2) },
  ],
];

/** Products of two factors of one part are all that means anything. */
function expectedOf(table: CellTable, fit: ReturnType<typeof fitTwoWayPoisson>): readonly number[] {
  return Array.from({ length: table.areas * table.periods }, (_, at) => {
    const [area, period] = [Math.floor(at / table.periods), at % table.periods];
    const isLinked = fit.links.area[area] !== -1 && fit.links.area[area] === fit.links.period[period];
    return isLinked ? (fit.area[area] ?? 0) * (fit.period[period] ?? 0) : -1;
  });
}

describe('alikeAreas', () => {
  it.each(cases)('leaves each area out as the whole table does: %s', (_, made) => {
    const table = tableOf(made);
    const alike = alikeAreas(table);
    if (alike === null) throw new Error('areas must be alike');
    const wanted = Array.from({ length: table.areas }, (_area, place) => place);
    for (let area = 0; area < table.areas; area += 1) {
      const [whole, found] = [
        expectedOf(table, fitTwoWayPoisson(table, { leftOut: area })),
        expectedOf(table, fitWithoutOne(table, { alike, wanted }, area)),
      ];
      for (const [at, value] of whole.entries()) expect(found[at]).toBeCloseTo(value, 7);
    }
  });

  it('finds nothing to save where exposures move apart', () => {
    expect(
      alikeAreas(tableOf({ seed: 1, until: staggered, exposure: (area, period) => 5 + area * period })),
    ).toBeNull();
  });
});

describe('nestedFactors', () => {
  it('are the fit itself, without a round', () => {
    const table = tableOf({ seed: 9, until: staggered });
    const nested = nestedRows(table);
    const near = nested && nestedFactors(table, nested);
    if (near === null) throw new Error('rows must be nested');
    expect(fitTwoWayPoisson(table, { near }).rounds).toBe(1);
  });

  it('are not given where rows are not nested, or exposures are not in proportion', () => {
    const odd = (area: number): number => area % 2;
    expect(nestedRows(tableOf({ seed: 1, until: () => 10, from: odd }))).not.toBeNull();
    expect(nestedRows(tableOf({ seed: 1, until: (area) => 9 + odd(area), from: odd }))).toBeNull();
    const exposure = (area: number, period: number): number => 5 + area * period;
    expect(nestedRows(tableOf({ seed: 1, until: () => 10, exposure }))).toBeNull();
  });
});
