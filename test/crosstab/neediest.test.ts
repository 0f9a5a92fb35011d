import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDeclarations } from '../../src/acquire/index.ts';
import { type Conformed, conform, kinds } from '../../src/conform/index.ts';
import { crosstab } from '../../src/crosstab/index.ts';
import { topOf } from '../../src/crosstab/neediest.ts';
import type { Area, Pipeline } from '../../src/spec/index.ts';
import { openWarehouse, type Warehouse } from '../../src/store/index.ts';
import { smallProject, temporaryFolder, townPipeline } from '../program.ts';

/** Money that went to the areas with the most shootings before the launch, as the town of the tests has them. */

const declared = townPipeline
  .replace(
    'areas:\n',
    `  money:
    kind: resources
    repeats: keep
    files: data/money.csv
    columns: { period: { from: DAY, formats: ["%Y-%m-%d"] }, partner: WHO, area: BEAT, delivered: USD }
areas:
  neediest: { by: shooting-victims, share: 0.5 }
`,
  )
  .replace('metrics:\n', 'metrics:\n  - { use: resources/reach-of-need, source: money }\n');

/** Shootings a month in each beat, before the launch of 2022 and after it. */
const shootings = { A1: [3, 1], A2: [2, 1], B1: [1, 9], B2: [2, 9] } as const;
const crime = ['ID,DATE,BEAT,CODE,GUN'];
for (let month = 0; month < 48; month += 1)
  for (const [beat, [before, after]] of Object.entries(shootings))
    for (let n = 0; n < (month < 24 ? before : after); n += 1)
      crime.push(
        `${crime.length},${2020 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-0${n + 1},${beat},SHOT,Y`,
      );
const money =
  'DAY,WHO,BEAT,USD\n2023-10-01,City,A1,300\n2023-10-01,City,A2,100\n2023-10-01,City,B1,500\n2023-10-01,City,B2,100\n2023-10-01,City,,900\n';

describe('areas of the greatest need', () => {
  let warehouse: Warehouse;
  let conformed: Conformed;
  let pipeline: Pipeline;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    const made = await temporaryFolder();
    remove = made.remove;
    const { folder } = made;
    await smallProject(folder, {
      'pipelines/town.yaml': declared,
      'data/crime.csv': `${crime.join('\n')}\n`,
      'data/money.csv': money,
    });
    ({ pipeline } = await readDeclarations(folder, 'pipelines/town.yaml', kinds));
    warehouse = await openWarehouse({
      address: ':memory:',
      project: folder,
      threads: 2,
      memory: null,
      debug: () => undefined,
    });
    conformed = await conform(pipeline, {
      warehouse,
      pipeline: pipeline.id,
      zone: pipeline.calendar.timezone,
      project: folder,
      scratch: folder,
      onSource: () => undefined,
    });
  });
  afterAll(async () => {
    await warehouse.close();
    await remove();
  });
  const panelOf = (changed: Partial<Pipeline> = {}) =>
    crosstab({ ...pipeline, ...changed }, conformed, { warehouse, grain: 'month' });

  it('are those with the most events before the first launch, whatever came later, and all that tie', async () => {
    const { metrics } = await panelOf();
    const reach = metrics.find(({ metric }) => metric === 'reach-of-need');
    // half of four would be two: A2 and B2 have as many
    expect(reach?.ranking).toEqual({
      from: '2020-01-01',
      to: '2021-12-31',
      by: 'shooting-victims',
      many: 'shooting victims',
      areas: ['A1', 'A2', 'B2'],
      titles: ['A1', 'A2', 'B2'],
      of: 4,
    });
    expect(metrics.find(({ metric }) => metric === 'burglaries')?.ranking).toBeUndefined();
    const sums = reach?.cells.columns.map((column) => column.reduce((sum, value) => sum + value, 0));
    // three of the four placed payments, 500 of 1,000 dollars in cents; what has no place is left out
    expect(sums).toEqual([3, 50_000, 100_000]);
  });

  it('are ranked through another day where one is declared', async () => {
    const need = pipeline.areas.neediest;
    if (!need) throw new Error('nothing is ranked');
    const through = { ...pipeline.areas, neediest: { ...need, through: '2023-12-31', share: 0.25 } };
    const { metrics } = await panelOf({ areas: through });
    expect(metrics[0]?.ranking?.areas).toEqual(['B2']);
  });

  it.each([
    ['too few events to tell', { through: '2020-01-31' }, /too few shooting victims to rank areas/],
    ['no time before', { through: '2019-12-31' }, /no time before the first launch/],
  ])('are not ranked with %s', async (_, changed, message) => {
    const need = pipeline.areas.neediest;
    if (!need) throw new Error('nothing is ranked');
    await expect(panelOf({ areas: { ...pipeline.areas, neediest: { ...need, ...changed } } })).rejects.toThrow(message);
  });
});

describe('a part of all areas', () => {
  const area = (name: string): Area => ({ area: name, role: 'comparison', site: name, intervals: [] });
  const areas = ['c', 'a', 'b', 'e', 'd'].map(area);
  it.each([
    ['a fifth of five is one', { a: 5, b: 4 }, 0.2, ['a']],
    ['one at the least', { a: 5, b: 4 }, 0.01, ['a']],
    ['ties are in, in order of name', { d: 4, b: 4, a: 1 }, 0.2, ['b', 'd']],
    ['nearly all', { a: 5, b: 4, c: 3, d: 2, e: 1 }, 0.8, ['a', 'b', 'c', 'd']],
  ])('%s', (_, events, share, expected) => {
    expect(topOf(new Map(Object.entries(events)), areas, share)).toEqual(expected);
  });
});
