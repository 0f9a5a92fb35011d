import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { outlinesOf } from '../../src/conform/outlines.ts';
import type { Pipeline } from '../../src/spec/index.ts';
import { temporaryFolder, writeFiles } from './fixture.ts';

type Ring = readonly (readonly [number, number])[];

const square = (west: number, south: number, size: number): Ring => [
  [west, south],
  [west + size / 2, south + size / 900],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];
const feature = (name: string, polygons: readonly (readonly Ring[])[]): unknown => ({
  type: 'Feature',
  properties: { NAME: name },
  geometry: { type: 'MultiPolygon', coordinates: polygons },
});
const city = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    // a rock that is smaller than a line is wide, and a hole as large as can be seen
    feature('B', [[square(1, 0, 1), square(1.4, 0.4, 0.2)], [square(0.5, 0.5, 0.0001)]]),
    feature('A', [[square(0, 0, 1)]]),
    feature('Elsewhere', [[square(5, 5, 1)]]),
  ],
});

const areaList = {
  areas: ['A', 'B', 'C'].map((area) => ({ area, role: 'comparison' as const, site: area, intervals: [] })),
  strangers: [],
  smaller: [],
  partialDates: 0,
};
const declared = { file: 'city.geojson', name: 'NAME', version: '2020', sha256: null };
const asked = (outlines: typeof declared | null): Pipeline => ({ areas: { outlines } }) as unknown as Pipeline;

describe('the outlines of areas', () => {
  it('are those of the areas of the evaluation, laid on one map, with fewer places and without rocks', async () => {
    const project = await temporaryFolder();
    await writeFiles(project, { 'city.geojson': city });
    const { outlines, boundaries } = await outlinesOf(asked(declared), { project, areaList, known: [] });
    expect(outlines.map(({ area }) => area)).toEqual(['A', 'B']);
    const [a, b] = outlines;
    // five places instead of six: the one in the middle of a side says nothing
    expect(a?.polygons).toEqual([
      [
        [
          [0, 500],
          [500, 500],
          [500, 0],
          [0, 0],
          [0, 500],
        ],
      ].map((ring) => ring.map(([x = 0, y = 0]) => [expect.closeTo(x, 0), expect.closeTo(y, 0)])),
    ]);
    expect(b?.polygons.map((rings) => rings.length)).toEqual([2]);
    expect(boundaries).toEqual([
      {
        source: 'areas',
        file: 'city.geojson',
        version: '2020',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        bytes: city.length,
      },
    ]);
  });

  it('name their file once, also where records are placed by it', async () => {
    const project = await temporaryFolder();
    await writeFiles(project, { 'city.geojson': city });
    const first = await outlinesOf(asked(declared), { project, areaList, known: [] });
    const again = await outlinesOf(asked(declared), { project, areaList, known: first.boundaries });
    expect(again.boundaries).toEqual([]);
    expect(again.outlines).toEqual(first.outlines);
  });

  it('are none where no file has them, and a mistake where the file is not there', async () => {
    const project = await temporaryFolder();
    expect(await outlinesOf(asked(null), { project, areaList, known: [] })).toEqual({ outlines: [], boundaries: [] });
    const missing = outlinesOf(asked({ ...declared, file: join('maps', 'none.geojson') }), {
      project,
      areaList,
      known: [],
    });
    await expect(missing).rejects.toMatchObject({ exitCode: 3 });
  });
});
