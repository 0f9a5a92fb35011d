import { describe, expect, test } from 'vitest';
import { estimate } from '../../src/estimate/index.ts';
import { firstCells } from '../crosstab/list-cells.ts';
import { cellsOf, complaintsOf, loadTown, town } from './town-project.ts';

const crime = 'ID,DATE,BEAT\n1,2024-01-05,A\n2,2024-02-05,A\n3,2024-03-05,B\n4,2024-03-06,Nowhere\n';
const people = 'area,year,population\nA,2024,100\nB,2024,200\nC,2024,300\n';
const dated =
  'start: { from: start, formats: ["%Y-%m-%d", "%Y-%m"] }, end: { from: end, formats: ["%Y-%m-%d", "%Y-%m"] }';
const areas = `file: areas.csv\nuniverse: people\ncolumns: { area: area, role: role, site: site, parent: parent, ${dated} }`;
const header = 'area,role,site,parent,start,end\n';
const load = (list: string) =>
  town({ areas }, { 'crime.csv': crime, 'people.csv': people, 'areas.csv': header + list });

describe('an areas file', () => {
  test.each<[string, string, string, string]>([
    [
      'with times that share a day',
      'A,program,,,2024-01-01,2024-02-01\nB,comparison,,,,\nA,program,,,2024-02-01,\n',
      'areas.csv:4',
      'area "A" works from 2024-02-01 while it already works from 2024-01-01 to 2024-02-01 (areas.csv:2)',
    ],
    [
      'with a time that never ended',
      'A,program,,,2024-01-01,\n\n"A",program,,,2024-02-01,\n',
      'areas.csv:4',
      'while it already works from 2024-01-01 (areas.csv:2)',
    ],
    [
      'with an end before its start',
      'A,program,,,2024-02-01,2024-01-01\n',
      'areas.csv:2',
      'the work in area "A" ends (2024-01-01) before it begins (2024-02-01)',
    ],
    ['with an end alone', 'A,program,,,,2024-01-01\n', 'areas.csv:2', 'area "A" has an end of work without a start'],
    [
      'with two roles',
      'A,program,,,2024-01-01,2024-01-31\nA,buffer,,,2024-02-01,\n',
      'areas.csv:3',
      'area "A" has two roles: program and buffer (areas.csv:2)',
    ],
    [
      'with two sites',
      'A,program,East,,2024-01-01,2024-01-31\nA,program,West,,2024-02-01,\n',
      'areas.csv:3',
      'area "A" has two sites: East and West (areas.csv:2)',
    ],
    [
      'with an area twice and no dates',
      'A,comparison,,,,\nA,comparison,A,,,\n',
      'areas.csv:3',
      'area "A" stands here twice (areas.csv:2)',
    ],
    [
      'with a role misspelt',
      'A,programme,,,,\n',
      'areas.csv:2',
      'must be one of: program, comparison, buffer, excluded (got programme)',
    ],
    [
      'with a month that overlaps a day in it',
      'A,program,,,2024-01,2024-02\nA,program,,,2024-02-29,\n',
      'areas.csv:3',
      'already works from 2024-01-01 to 2024-02-29 (areas.csv:2)',
    ],
  ])('%s is told at its line', async (_, list, place, words) => {
    const complaints = await complaintsOf(load(list));
    expect(complaints).toContain(`${place}: `);
    expect(complaints).toContain(words);
    expect(complaints.match(/\[areas\]/g)).toHaveLength(1);
  });

  test('tells the lines of all mistakes at once, behind rejected and repeated rows', async () => {
    const list = 'A,program,,,someday,\nB,buffer,,,,\nB,buffer,,,,\nC,helper,,,,\nA,program,,,,2024-01-01\n';
    const complaints = await complaintsOf(load(list));
    expect(complaints.match(/areas\.csv:\d+: /g)).toEqual(['areas.csv:5: ', 'areas.csv:6: ']);
  });

  test('gives an area several times of work, the site of its parent, and whole months', async () => {
    const loaded = await load(
      'A,program,,East,2024-03,\nB,buffer,West,East,,\nA,program,,East,2023-11-15,2024-01\nC,excluded,,,,\n',
    );
    const { areaList, checks } = loaded.conformed;
    expect(areaList.areas).toEqual([
      {
        area: 'A',
        role: 'program',
        site: 'East',
        intervals: [
          { start: '2023-11-15', end: '2024-01-31' },
          { start: '2024-03-01', end: null },
        ],
      },
      { area: 'B', role: 'buffer', site: 'West', intervals: [] },
      { area: 'C', role: 'excluded', site: 'C', intervals: [] },
    ]);
    expect(checks.find(({ rule }) => rule === 'partial-dates')).toMatchObject({ observed: 2, passed: true });
    await loaded.warehouse.close();
  });

  test('is read under the titles that it gives, and what areas are called', async () => {
    const titled = areas.replace('file:', 'called: Beat\nfile:').replace('columns: {', 'columns: { title: title,');
    const list = `title,${header}The Docks,A,program,,,2024-01-01,\n,Beat 9,comparison,,,,\n`;
    const files = { 'crime.csv': crime, 'people.csv': `${people}Beat 9,2024,100\n`, 'areas.csv': list };
    const loaded = await town({ areas: titled }, files);
    expect(loaded.conformed.areaList.areas.map(({ area, title }) => [area, title])).toEqual([
      ['A', 'The Docks'],
      ['B', 'Beat B'],
      ['Beat 9', undefined],
      ['C', 'Beat C'],
    ]);
    const { subjects } = estimate(loaded.pipeline, loaded.panel, '2024-03-31');
    expect(subjects.map(({ subject }) => [subject.code, subject.title])).toContainEqual(['B', 'Beat B']);
    await loaded.warehouse.close();
  });

  test('that closes an area for a month leaves that month out of its estimates, and says so', async () => {
    const loaded = await load(
      'A,program,,,2024-01-01,2024-01-31\nA,program,,,2024-03-01,\nB,comparison,,,,\nC,comparison,,,,\n',
    );
    await loaded.warehouse.close();
    expect(cellsOf(loaded).A).toEqual([1, 1, 0]);
    const { subjects } = estimate(loaded.pipeline, loaded.panel, '2024-03-31');
    const own = subjects.find(({ subject }) => subject.role === 'program')?.subject;
    expect([...(own?.ofArea.get('A')?.counting ?? [])]).toEqual([0, 1, 1, 2]);
    expect(own?.suspended).toEqual(['A']);
  });
});

const beats = 'area,parent\nb1,A\nb2,A\nb3,B\nA,City\nB,City\nblock 9,b1\n';
const withParents =
  'list: [{ area: A, role: program, start: 2024-02-01 }, { area: B, role: comparison }]\nparents: { file: beats.csv, version: "2020" }';
const beatCrime = `ID,DATE,BEAT
1,2024-01-05,b1
2,2024-01-06,b2
3,2024-01-07,A
4,2024-02-05,block 9
5,2024-02-06,b3
6,2024-03-01,b2
7,2024-03-02,City
8,2024-03-03,b7
`;
const beatPeople = 'area,year,population\nb1,2024,100\nb2,2023,40\nb2,2025,60\nb3,2024,300\nB,2024,500\n';
const beatFiles = { 'crime.csv': beatCrime, 'people.csv': beatPeople, 'beats.csv': beats };

describe('smaller areas', () => {
  test('are counted, records and residents, under the nearest area that they are parts of', async () => {
    const loaded = await town({ areas: withParents }, beatFiles);
    await loaded.warehouse.close();
    expect(cellsOf(loaded)).toEqual({ A: [3, 1, 1], B: [0, 1, 0] });
    expect(loaded.panel.metrics[0]).toMatchObject({ elsewhere: 2, incomplete: 0 });
    const january = firstCells(loaded.panel).filter(({ from }) => from === '2024-01-01');
    // A by its beats: 100 and, half way between two counts, 50. B by its own count, and not by its beat's as well
    expect(january.map(({ stat, interpolated }) => [stat?.exposure, interpolated])).toEqual([
      [150 * 31, true],
      [500 * 31, false],
    ]);
    const { checks, areaList } = loaded.conformed;
    expect(areaList.smaller.map(({ name, area }) => `${name} → ${area}`)).toEqual([
      'b1 → A',
      'b2 → A',
      'b3 → B',
      'block 9 → A',
    ]);
    const strange = checks.find(({ id }) => id === 'crime/unknown-area');
    expect(strange?.items.map(({ value }) => value)).toEqual(['City', 'b7']);
    expect(checks.find(({ rule }) => rule === 'without-population')).toMatchObject({ observed: 0, passed: true });
    expect(checks.find(({ rule }) => rule === 'partly-counted')?.items).toEqual([
      { value: 'block 9', n: 1, hint: 'a part of A' },
    ]);
  });

  test('of which one is silent leave no sum where silence says nothing', async () => {
    const loaded = await town({ areas: withParents, empty: 'missing' }, beatFiles);
    await loaded.warehouse.close();
    // heard of in A: b1, b2, A itself and block 9, and never all of them in one month
    expect(cellsOf(loaded)).toEqual({ A: [null, null, null], B: [null, 1, null] });
    expect(loaded.panel.metrics[0]?.incomplete).toBe(5);
  });

  test('that all report make a sum, where silence says nothing', async () => {
    const crimes = 'ID,DATE,BEAT\n1,2024-01-05,b1\n2,2024-01-06,b2\n3,2024-02-05,b1\n';
    const loaded = await town({ areas: withParents, empty: 'missing' }, { ...beatFiles, 'crime.csv': crimes });
    await loaded.warehouse.close();
    expect(cellsOf(loaded)).toEqual({ A: [2, null, null], B: [null, null, null] });
    expect(loaded.panel.metrics[0]?.incomplete).toBe(1);
  });

  test('in the universe climb as far as those of declared areas', async () => {
    const universe = `${withParents}\nuniverse: people`.replace(
      ', { area: B, role: comparison }',
      ', { area: Z, role: buffer }',
    );
    const loaded = await town(
      { areas: universe },
      { ...beatFiles, 'people.csv': 'area,year,population\nb1,2024,100\nb2,2024,40\nb3,2024,300\nLone,2024,10\n' },
    );
    await loaded.warehouse.close();
    const { areas, strangers } = loaded.conformed.areaList;
    expect(areas.map(({ area, role }) => `${area} ${role}`)).toEqual(['A program', 'B comparison', 'Lone comparison']);
    expect(strangers).toEqual(['Z']);
  });

  test('may be areas of the evaluation themselves: the nearest one has the record', async () => {
    const loaded = await town({ areas: withParents.replace('area: B', 'area: b2') }, beatFiles);
    await loaded.warehouse.close();
    expect(cellsOf(loaded)).toEqual({ A: [2, 1, 0], b2: [1, 0, 1] });
  });

  test.each<[string, string, string]>([
    [
      'parts of each other',
      'area,parent\nb1,A\nA,City\nCity,b1\n',
      'beats.csv:2: areas cannot be parts of each other in a circle (b1 → A → City → b1)',
    ],
    [
      'a part of itself',
      'area,parent\nb2,B\nb1,b1\n',
      'beats.csv:3: areas cannot be parts of each other in a circle (b1 → b1)',
    ],
    [
      'below a circle',
      'area,parent\nb1,A\nA,B\nB,A\n',
      'beats.csv:3: areas cannot be parts of each other in a circle (A → B → A)',
    ],
    [
      'a part of two areas',
      'area,parent\nb1,A\n\nb1,B\n',
      'beats.csv:4: area "b1" is a part of two areas: A and B (beats.csv:2)',
    ],
  ])('that are %s are told at their lines', async (_, list, words) => {
    expect(await complaintsOf(town({ areas: withParents }, { ...beatFiles, 'beats.csv': list }))).toContain(words);
  });

  test('listed twice alike are one, and come back from the warehouse as they were', async () => {
    const loaded = await town({ areas: withParents }, { ...beatFiles, 'beats.csv': `${beats}b1,A\n` });
    await loaded.warehouse.close();
    const again = await loadTown(loaded.folder);
    await again.warehouse.close();
    expect(again.conformed.sources.every(({ unchanged }) => unchanged)).toBe(true);
    expect(again.conformed.areaList).toEqual(loaded.conformed.areaList);
    expect(cellsOf(again)).toEqual({ A: [3, 1, 1], B: [0, 1, 0] });
  });
});
