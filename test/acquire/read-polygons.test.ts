import { describe, expect, test } from 'vitest';
import { readPolygons } from '../../src/acquire/index.ts';
import { formatProblem, YardlineError } from '../../src/errors.ts';
import { temporaryFolder, writeFiles } from '../conform/fixture.ts';

const ring = [
  [-90, 40],
  [-80, 40],
  [-80, 50],
  [-90, 40],
];
const feature = (properties: unknown, geometry: unknown): unknown => ({ type: 'Feature', properties, geometry });
const beat = feature({ BEAT: '007' }, { type: 'Polygon', coordinates: [ring] });
const collection = (...features: readonly unknown[]): string => JSON.stringify({ type: 'FeatureCollection', features });

async function read(content: string | Uint8Array) {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'beats.geojson': content });
  return readPolygons({ file: 'beats.geojson', name: 'BEAT', version: '2020', sha256: null }, folder);
}

async function complaintsAbout(content: string | Uint8Array): Promise<string> {
  const file = await read(content);
  try {
    file.polygons();
  } catch (error) {
    if (error instanceof YardlineError) return error.problems.map(formatProblem).join('\n');
    throw error;
  }
  return '';
}

test('polygons keep their names as text, in the order of the file; parts of several stand apart', async () => {
  const multi = feature({ BEAT: 12 }, { type: 'MultiPolygon', coordinates: [[ring], [ring, ring]] });
  const file = await read(`\uFEFF${collection(beat, multi)}`);
  expect(file).toMatchObject({ file: 'beats.geojson', version: '2020' });
  expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(file.polygons().map(({ name, rings }) => [name, rings.length])).toEqual([
    ['007', 1],
    ['12', 1],
    ['12', 2],
  ]);
});

describe('a file of polygons that cannot be used is told', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['that is no JSON', 'area,x\n', 'must be GeoJSON (this is not JSON)'],
    ['in another encoding', new Uint8Array([0x7b, 0xe9, 0x7d]), 'must be GeoJSON (this is not UTF-8)'],
    ['of another shape', '[1]', 'must be a GeoJSON FeatureCollection (got no object)'],
    ['that is one feature', JSON.stringify(beat), 'must be a GeoJSON FeatureCollection (got Feature)'],
    ['of TopoJSON', '{"type":"Topology"}', 'this is TopoJSON'],
    ['without a feature', collection(), 'must have at least one polygon (got none)'],
    [
      'without the name',
      collection(beat, feature({ beat: 'x', OTHER: 1 }, { type: 'Polygon', coordinates: [ring] })),
      'beats.geojson: feature 2: must have a property "BEAT" with the name of its area [polygons]\n  → its properties: beat, OTHER',
    ],
    [
      'with a blank name',
      collection(feature({ BEAT: ' ' }, { type: 'Polygon', coordinates: [ring] })),
      'must have a property "BEAT"',
    ],
    [
      'with a point',
      collection(feature({ BEAT: 'a' }, { type: 'Point', coordinates: [1, 2] })),
      'must be a Polygon or a MultiPolygon (got Point)',
    ],
    ['without geometry', collection(feature({ BEAT: 'a' }, null)), '(got no geometry)'],
    [
      'of a local grid',
      collection(
        feature(
          { BEAT: 'a' },
          {
            type: 'Polygon',
            coordinates: [
              [
                [1000012, 200],
                [1000020, 200],
                [1000020, 210],
                [1000012, 200],
              ],
            ],
          },
        ),
      ),
      'must be in degrees, longitude from -180 to 180 and latitude from -90 to 90',
    ],
    [
      'with an open ring',
      collection(feature({ BEAT: 'a' }, { type: 'Polygon', coordinates: [ring.slice(0, 3)] })),
      'must have rings of four positions or more, the last the same as the first',
    ],
    [
      'with text for a number',
      collection(feature({ BEAT: 'a' }, { type: 'Polygon', coordinates: [[['1', '2']]] })),
      'must be made of rings of [longitude, latitude]',
    ],
    ['with no ring', collection(feature({ BEAT: 'a' }, { type: 'Polygon', coordinates: [] })), 'must be made of rings'],
  ])('%s', async (_, content, words) => {
    expect(await complaintsAbout(content)).toContain(words);
  });

  test('with every mistake at once', async () => {
    const wrong = collection(feature({}, null), beat, feature(null, { type: 'LineString', coordinates: [] }));
    const complaints = await complaintsAbout(wrong);
    expect(complaints.match(/feature \d/g)).toEqual(['feature 1', 'feature 1', 'feature 3', 'feature 3']);
  });

  test('when it is not there', async () => {
    const missing = readPolygons(
      { file: 'no.geojson', name: 'x', version: '1', sha256: null },
      await temporaryFolder(),
    );
    await expect(missing).rejects.toThrow('no.geojson: must be there (there is no such file)');
  });
});
