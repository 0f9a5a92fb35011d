import { describe, expect, it } from 'vitest';
import { resolveText, sound, wordsOf } from './resolve-text.ts';

const polygons = (file = 'beats.geojson'): string =>
  `polygons: { file: ${file}, name: BEAT, version: "2020", longitude: [LON, Longitude], latitude: LAT }`;
const withArea = (area: string): string => sound.replace('area: BEAT\n', `area: ${area}\n`);

describe('polygons of a source', () => {
  it('are read beside its columns, and leave no coordinates among those that are stored', () => {
    const { pipeline, problems } = resolveText(withArea(`{ from: BEAT, ${polygons()} }`));
    expect(wordsOf(problems)).toBe('');
    const crime = pipeline?.sources.find(({ id }) => id === 'crime');
    expect(crime?.polygons).toEqual({ file: 'beats.geojson', name: 'BEAT', version: '2020', sha256: null });
    expect(crime?.columns.map(({ name }) => name)).toEqual([
      'id',
      'occurred_at',
      'area',
      'offense',
      'category',
      '_placed',
    ]);
    const coordinates = crime?.files[0]?.mappings.filter(({ column }) => column.startsWith('_'));
    expect(coordinates?.map(({ column, type, parts, refuse }) => [column, type, parts[0]?.headers, refuse])).toEqual([
      ['_longitude', 'decimal', ['LON', 'Longitude'], 'value'],
      ['_latitude', 'decimal', ['LAT'], 'value'],
    ]);
  });

  it('are where maps come from, unless a file of outlines is declared', () => {
    const text = withArea(`{ from: BEAT, ${polygons()} }`);
    expect(resolveText(text).pipeline?.areas.outlines).toMatchObject({ file: 'beats.geojson', name: 'BEAT' });
    const declared = '  outlines: { file: city.geojson, name: HOOD, version: "2010" }\nwindows:\n';
    const own = { file: 'city.geojson', name: 'HOOD', version: '2010', sha256: null };
    expect(resolveText(text.replace('windows:\n', declared)).pipeline?.areas.outlines).toEqual(own);
    expect(resolveText(sound).pipeline?.areas.outlines).toBeNull();
  });

  it('may be the only place that an area comes from', () => {
    expect(wordsOf(resolveText(withArea(`{ ${polygons()} }`)).problems)).toBe('');
  });

  it.each<[string, string, string]>([
    [
      'for a column that is no area',
      sound.replace('id: INCIDENT_NO', `id: { from: INCIDENT_NO, ${polygons()} }`),
      'polygons give an area, and "id" is none',
    ],
    [
      'for residents, who are counted by name',
      sound.replace('{ area: area, year', `{ area: { from: area, ${polygons()} }, year`),
      'populations must name their area',
    ],
    [
      'of two files in one source',
      withArea(`{ from: BEAT, ${polygons()} }`).replace(
        'files: data/rms/*.csv',
        `files: [{ match: a.csv, columns: { area: { from: BEAT, ${polygons('other.json')} } } }]`,
      ),
      'a source has polygons of one file and one version (beats.geojson, 2020, and here other.json, 2020)',
    ],
    [
      'without their version',
      withArea('{ from: BEAT, polygons: { file: a, name: b, longitude: X, latitude: Y } }'),
      'version',
    ],
  ])('%s are refused', (_, text, words) => {
    const { pipeline, problems } = resolveText(text);
    expect(pipeline).toBeUndefined();
    expect(wordsOf(problems)).toContain(words);
  });
});

it('an area of the list without a site belongs to its parent', () => {
  const listed =
    '[{ area: 007, role: program, start: 2024-01-01, parent: District 1 }, { area: 008, role: program, site: East, parent: District 1 }]';
  const { pipeline, problems } = resolveText(
    sound.replace('[{ area: 007, role: program, start: 2024-01-01 }]', listed),
  );
  expect(wordsOf(problems)).toBe('');
  expect(pipeline?.areas.list.map(({ area, site }) => [area, site])).toEqual([
    ['007', 'District 1'],
    ['008', 'East'],
  ]);
});

it('smaller areas come with the edition of their boundaries', () => {
  const { pipeline, problems } = resolveText(
    sound.replace('  universe: people', '  universe: people\n  parents: { file: beats.csv, version: "2020" }'),
  );
  expect(wordsOf(problems)).toBe('');
  expect(pipeline?.areas).toMatchObject({ parents: 'smaller areas file', parentsVersion: '2020' });
  expect(pipeline?.sources.at(-1)).toMatchObject({ id: 'smaller areas file', kind: 'parents', repeats: 'drop' });
});
