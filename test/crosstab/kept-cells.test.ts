import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Cells,
  columnsOf,
  fromKept,
  isScalar,
  type MetricPanel,
  type RecordStat,
  type StatKind,
  toKept,
} from '../../src/crosstab/index.ts';
import { openWarehouse } from '../../src/store/index.ts';
import { anyStat } from './any-stat.ts';

const areas = [{ area: 'O\'Neill "Park", 1' }, { area: 'Ñandú' }] as unknown as Parameters<typeof toKept>[1]['areas'];
const spans = [
  { from: '2024-01-15', to: '2024-01-31' },
  { from: '2024-02-01', to: '2024-02-29' },
];
const size = (areas.length + 1) * spans.length;

const column = fc
  .array(
    fc.oneof(
      fc.nat(),
      fc.double({ min: -1e18, max: 1e18, noNaN: true }).map((n) => n + 0),
    ),
    {
      minLength: size,
      maxLength: size,
    },
  )
  .map((numbers) => Float64Array.from(numbers));
const bits = fc.array(fc.nat({ max: 1 }), { minLength: size, maxLength: size }).map((own) => Uint8Array.from(own));

const cellsOf = (kind: StatKind): fc.Arbitrary<Cells> =>
  fc.record({
    kind: fc.constant(kind),
    reported: bits,
    interpolated: bits,
    columns: isScalar(kind) ? fc.tuple(...columnsOf[kind].map(() => column)) : fc.constant([]),
    stats: isScalar(kind)
      ? fc.constant(null)
      : fc.array(fc.option(anyStat[kind] as fc.Arbitrary<RecordStat>), { minLength: size, maxLength: size }),
  });

const panelOf = (kind: StatKind): fc.Arbitrary<MetricPanel> =>
  cellsOf(kind).map((cells) => ({
    metric: `m/${kind}`,
    coverage: {
      from: '2024-01-15',
      to: '2024-02-29',
      settledThrough: '2024-02-29',
      lagDeclared: true,
      longer: [],
      weeks: null,
    },
    spans,
    cells,
    hasAreas: true,
    elsewhere: 3,
    incomplete: 0,
    eventDays: [{ day: '2024-02-01', area: null }],
  }));

const memory = { address: ':memory:', project: '.', threads: 1, memory: null, debug: () => undefined };

describe('a panel that is kept', () => {
  it.each((Object.keys(anyStat) as StatKind[]).filter((kind) => kind !== 'answers'))(
    'of statistics of kind %s comes back as it was counted',
    async (kind) => {
      const warehouse = await openWarehouse(memory);
      await fc.assert(
        fc.asyncProperty(panelOf(kind), async (panel) => {
          await warehouse.saveKeptPanels('town', [toKept(panel, { areas, countedFrom: kind })]);
          const [kept] = await warehouse.keptPanels('town', [kind, 'another']);
          expect(kept?.areas).toEqual([...areas.map(({ area }) => area), '']);
          expect(kept && fromKept(kept)).toEqual(panel);
        }),
        { numRuns: 25 },
      );
      expect(await warehouse.keptPanels('city', [kind])).toEqual([]);
      await warehouse.close();
    },
  );

  it('tells how many answered, and neither who nor what', () => {
    fc.assert(
      fc.property(panelOf('answers'), (panel) => {
        const kept = toKept(panel, { areas, countedFrom: 'x' });
        const people = (panel.cells.stats ?? []).map((stat) =>
          stat?.kind === 'answers' ? stat.rows.reduce((sum, own) => sum + (own.isCounted ? own.n : 0), 0) : 0,
        );
        expect(kept.quantities).toEqual(['answers']);
        expect(kept.columns).toEqual([Float64Array.from(people)]);
        expect(kept.stats).toBeNull();
        expect(fromKept(kept)).toBeNull();
      }),
    );
  });
});

it('writes lengths of time as three plain numbers each, which others read as well', () => {
  const bars = { values: [60, 90], n: [2, 0], censored: [0, 1] };
  const stats: readonly RecordStat[] = [{ kind: 'durations', bars, missing: 3 }];
  const none = new Uint8Array(size);
  const [panel] = fc.sample(panelOf('durations'), 1) as [MetricPanel];
  const own = { ...panel, cells: { ...panel.cells, reported: none, interpolated: none, stats } };
  const kept = toKept(own, { areas, countedFrom: '0' });
  expect(kept.stats).toBe('[{"kind":"durations","bars":[60,2,0,90,0,1],"missing":3}]');
  expect(fromKept(kept)?.cells.stats).toEqual(stats);
});
