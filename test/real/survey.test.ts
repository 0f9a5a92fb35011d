import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allRejects } from '../../src/conform/index.ts';
import { conformReal, type RealRun, realDataHere, realTitle } from './conform-real.ts';

/** Expected numbers were worked out from the file by a script of their own. */

const waves = ['2011', '2013', '2015', '2017', '2019'] as const;

describe.skipIf(!realDataHere)(realTitle('the happiness survey of Somerville'), () => {
  let run: RealRun;
  beforeAll(async () => {
    run = await conformReal('somerville-happiness');
  });
  afterAll(() => run?.close());

  /** How many answered a question in each wave, and the sum of their answers. */
  async function answers(item: string): Promise<readonly (readonly [number, number])[]> {
    const rows = await run.warehouse.countBy(run.source('happiness').table, ['wave', item]);
    return waves.map((wave) => {
      const own = rows.filter(({ values }) => values[0] === wave && values[1] !== null);
      return [
        own.reduce((sum, { n }) => sum + n, 0),
        own.reduce((sum, { values, n }) => sum + Number(values[1]) * n, 0),
      ] as const;
    });
  }

  it('has 8,886 respondents in five waves', () => {
    expect(run.source('happiness').ledger[0]).toMatchObject({ read: 8886, loaded: 8886, rejected: 0, lines: 8887 });
    const respondents = run.check('happiness/respondents');
    expect(respondents.observed).toBe(8886);
    expect(respondents.items.map(({ value, n }) => [value, n])).toEqual([
      ['2011', 6167],
      ['2013', 193],
      ['2015', 185],
      ['2017', 845],
      ['2019', 1496],
    ]);
  });

  it('never has a 999 in a mean', async () => {
    expect(await answers('happy')).toEqual([
      [5987, 44_677],
      [190, 1455],
      [184, 1443],
      [826, 6269],
      [1463, 10_949],
    ]);
  });

  it('asked for the effectiveness of the police in 2013 and for trust in them from 2015 on: no one series', async () => {
    expect(await answers('police')).toEqual([
      [0, 0],
      [184, 715],
      [180, 676],
      [804, 3084],
      [1435, 5379],
    ]);
    const change = run.check('happiness/wording-change/police');
    expect(change).toMatchObject({ severity: 'info', observed: 2526, n: 8886 });
    expect(change.items.map(({ n, hint }) => [n, hint])).toEqual([
      [193, 'waves 2013'],
      [2526, 'waves 2015, 2017, 2019'],
    ]);
    expect(run.pipeline.events.map(({ date, kind, label }) => `${date} ${kind}: ${label}`)).toEqual([
      '2015-01-01 measurement: New wording: “How would you rate the following: your trust in the local police?”',
      '2015-01-01 measurement: New wording: “How safe do you feel walking in your community at night?”',
      '2017-01-01 measurement: New wording: “How safe do you feel walking in your neighborhood at night?”',
    ]);
  });

  it('refuses what is no answer on the scale, and lists each: halves, and numbers beyond it', async () => {
    expect(await answers('safe_at_night')).toEqual([
      [0, 0],
      [189, 1421],
      [183, 1428],
      [818, 6521],
      [1451, 11_335],
    ]);
    const refused = (item: string): readonly (readonly [string, number | null])[] =>
      run.check(`happiness/refused-answers/${item}`).items.map(({ value, n }) => [value, n]);
    expect(refused('happy')).toEqual([
      ['not a whole number', 55],
      ['off the scale', 5],
    ]);
    expect(refused('police')).toEqual([['not a whole number', 1]]);
    expect(refused('safe_at_night')).toEqual([['not a whole number', 3]]);
    expect(run.source('happiness').ledger[0]?.refusedValues).toBe(55 + 5 + 1 + 3 + 1413);
  });

  it('has damaged ages: those that are declared are mended, and any other is refused and listed', async () => {
    const groups = await run.warehouse.countBy(run.source('happiness').table, ['group']);
    expect(groups.filter(({ values }) => values[0] !== null).map(({ values, n }) => [values[0], n])).toEqual([
      ['25-34', 390],
      ['35-44', 234],
      ['55-64', 166],
      ['45-54', 143],
      ['65-74', 135],
      ['75 or older', 79],
      ['18-24', 46],
    ]);
    const ages = (await allRejects(run.source('happiness').rejects)).filter(({ column }) => column === 'group');
    expect(new Set(ages.map(({ rule, fate }) => `${fate} ${rule}`))).toEqual(new Set(['value not-among-the-values']));
    expect(ages).toHaveLength(1413);
    // the wave of 2019 has ages in years; its records are the last of the file
    expect(Math.min(...ages.map(({ line }) => line))).toBeGreaterThan(8887 - 1496);

    const unmended = await conformReal('somerville-happiness', (pipeline) => ({
      ...pipeline,
      sources: pipeline.sources.map((source) => ({
        ...source,
        files: source.files.map((group) => ({
          ...group,
          mappings: group.mappings.map((mapping) =>
            mapping.column === 'group' ? { ...mapping, rename: {} } : mapping,
          ),
        })),
      })),
    }));
    const damaged = (await allRejects(unmended.source('happiness').rejects)).filter(({ column }) => column === 'group');
    expect(damaged).toHaveLength(1413 + 1114);
    await unmended.close();
  });

  it('says that these are the views of those who answered', () => {
    expect(run.check('happiness/no-frame').detail).toContain('the views of those who answered');
  });
});
