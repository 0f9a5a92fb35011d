import { describe, expect, test } from 'vitest';
import type { Mapping, WideSet } from '../../src/spec/index.ts';
import { type Files, type Ingested, ingest, mapping, type SourceOptions, sourceOf } from './fixture.ts';

const years = { pattern: 'viol*' };
const place = mapping('area', 'text', 'area', { filled: true });
const year = mapping('year', 'whole', [], { how: 'wide-name', parts: [{ headers: [], formats: [], nth: null }] });
const rate = mapping('value', 'decimal', [], { how: 'wide-cell', parts: [{ headers: [], formats: [], nth: null }] });

const wideSource = (mappings: readonly Mapping[], wide: WideSet, more: SourceOptions = {}) =>
  sourceOf(mappings, { ...more, files: [{ match: '*.csv', mappings, wide }] });
const load = (
  files: Files,
  wide: WideSet = years,
  mappings: readonly Mapping[] = [place, year, rate],
): Promise<Ingested> => ingest(files, wideSource(mappings, wide));
const told = ({ rejects }: Ingested): readonly string[] =>
  rejects.map(({ file, line, fate, column, rule, value, survivor }) =>
    [`${file}:${line}`, fate, column, rule, value ?? '', survivor ?? ''].join(' ').trimEnd(),
  );

describe('a record of a wide file', () => {
  test('becomes one fact for each cell that is not blank, in the order of the file', async () => {
    const { facts, ledger } = await load({
      'a.csv': 'viol10,area,viol11,note\n1.5,North,2,x\n7,South, ,y\n3,East,,z\n',
    });
    expect(facts).toEqual([
      ['North', 10, 1.5],
      ['North', 11, 2],
      ['South', 10, 7],
      ['East', 10, 3],
    ]);
    expect(ledger[0]).toMatchObject({ read: 3, loaded: 3, rejected: 0, facts: 4, refusedValues: 0 });
  });

  test('with no cell at all, with a bad cell, and with nothing but bad cells', async () => {
    const content = 'area,viol10,viol11\nNorth,x,2\nSouth,,\n\n"Ea\nst",n/a,\n,1,2\nWest,y,z\nHill,1\n';
    const found = await ingest({ 'a.csv': content }, wideSource([place, year, rate], years, { missing: ['n/a'] }));
    expect(told(found)).toEqual([
      'a.csv:2 value viol10 not-a-number x',
      'a.csv:3 rejected  value-missing',
      'a.csv:5 rejected  value-missing',
      'a.csv:7 rejected area value-missing',
      'a.csv:8 rejected  value-missing',
      'a.csv:8 value viol10 not-a-number y',
      'a.csv:8 value viol11 not-a-number z',
      'a.csv:9 rejected  too-few-fields',
    ]);
    expect(found.facts).toEqual([['North', 11, 2]]);
    expect(found.ledger[0]).toMatchObject({ read: 6, loaded: 1, rejected: 5, facts: 1, refusedValues: 3 });
  });

  test('keeps the order of 5,000 records at any number of readers', async () => {
    const content = `area,${Array.from({ length: 4 }, (_, n) => `viol${n + 10}`).join(',')}\n${Array.from({ length: 5_000 }, (_, n) => `a${n},${Array.from({ length: 4 }, (__, m) => n * 4 + m).join(',')}`).join('\n')}\n`;
    const { facts, ledger } = await load({ 'a.csv': content });
    expect(facts.map(([, , value]) => value)).toEqual(Array.from({ length: 20_000 }, (_, n) => n));
    expect(ledger[0]).toMatchObject({ read: 5_000, loaded: 5_000, facts: 20_000 });
  });

  test('has names that are periods, units of their own, and values that cost only themselves', async () => {
    const named: WideSet = { headers: ['Median (sec)', 'Mean (min)'] };
    const measure = { ...year, column: 'measure', type: 'text' as const, rename: { 'Median (sec)': 'median' } };
    const seconds = { ...rate, units: { 'Median (sec)': 'seconds', 'Mean (min)': 'minutes' } } as const;
    const tract = mapping('tract', 'whole', 'tract', { refuse: 'value' });
    const found = await load({ 'a.csv': 'tract,Median (sec),Mean (min)\n1,446,7.5\nx,,8\n' }, named, [
      measure,
      seconds,
      tract,
    ]);
    expect(found.facts).toEqual([
      ['median', 446, 1],
      ['Mean (min)', 450, 1],
      ['Mean (min)', 480, null],
    ]);
    expect(told(found)).toEqual(['a.csv:3 value tract not-a-whole-number x']);
    expect(found.ledger[0]).toMatchObject({ read: 2, loaded: 2, facts: 3, refusedValues: 1 });

    const period = mapping('at', 'period', [], {
      how: 'wide-name',
      parts: [{ headers: [], formats: ['%y'], nth: null }],
      pivot: 50,
    });
    const dated = await load({ 'a.csv': 'area,viol10,viol99,violx\nN,1,2,3\n' }, years, [place, period, rate]);
    expect(dated.facts.map(([area, at, value]) => [area, String(at), value])).toEqual([
      ['N', '2010-01-01', 1],
      ['N', '1999-01-01', 2],
    ]);
    expect(told(dated)).toEqual(['a.csv:2 value violx not-a-date x']);
  });

  test('whose facts repeat others is a duplicate when all of them do, and loses those that do otherwise', async () => {
    const source = wideSource([place, year, rate], years, { key: ['area', 'year'], repeats: 'drop' });
    const found = await ingest(
      {
        'a.csv': 'area,viol10,viol11\nNorth,1,\n,,\nSouth,2,2\nNorth,5,6\nSouth,7,8\n',
        'b.csv': 'area,viol11\nSouth,9\n',
      },
      source,
    );
    expect(told(found).slice(1)).toEqual([
      'a.csv:5 value area+year same-key  a.csv:2',
      'a.csv:6 duplicate area+year same-key  a.csv:4',
      'b.csv:2 duplicate area+year same-key  a.csv:4',
    ]);
    expect(found.facts).toEqual([
      ['North', 10, 1],
      ['South', 10, 2],
      ['South', 11, 2],
      ['North', 11, 6],
    ]);
    expect(found.ledger).toMatchObject([
      { read: 5, loaded: 3, rejected: 1, duplicate: 1, facts: 4, refusedValues: 1 },
      { read: 1, loaded: 0, duplicate: 1, facts: 0, refusedValues: 0 },
    ]);
  });

  test('that stands there twice repeats every one of its facts, and its equal cells repeat nothing', async () => {
    const found = await ingest(
      { 'a.csv': 'area,viol10,viol11\nNorth,1,1\nNorth,1,1\n' },
      wideSource([place, year, rate], years, { repeats: 'drop' }),
    );
    expect(found.facts).toEqual([
      ['North', 10, 1],
      ['North', 11, 1],
    ]);
    expect(told(found)).toEqual(['a.csv:3 duplicate  same-row  a.csv:2']);
    expect(found.ledger[0]).toMatchObject({ read: 2, loaded: 1, duplicate: 1, facts: 2 });
  });

  test('is filtered when none of its facts meets the filter', async () => {
    const found = await ingest(
      { 'a.csv': 'area,viol10,viol11\nNorth,1,1\nSouth,1,\nEast,,1\n' },
      wideSource([place, year, rate], years, { filter: { year: 11 } }),
    );
    expect(found.facts).toEqual([
      ['North', 11, 1],
      ['East', 11, 1],
    ]);
    expect(found.ledger[0]).toMatchObject({ read: 3, loaded: 2, filtered: 1, facts: 2 });
  });
});

describe('the columns of a wide file', () => {
  test.each<[string, WideSet, string, string, string]>([
    [
      'none that the pattern matches',
      { pattern: 'viol*' },
      'area,prop10\nN,1\n',
      'header-missing',
      'must have columns that match "viol*" (got "area", "prop10")',
    ],
    [
      'one of those named is missing',
      { headers: ['2010', '2011'] },
      'area,2010\nN,1\n',
      'header-missing',
      'must have a column "2011", one of the wide columns',
    ],
    [
      'one stands there twice',
      years,
      'area,viol10,viol10\nN,1,2\n',
      'header-twice',
      'a wide column must stand there once ("viol10" is column 3 as well)',
    ],
  ])('%s', async (_name, wide, content, id, message) => {
    await expect(load({ 'a.csv': content }, wide)).rejects.toMatchObject({
      exitCode: 3,
      problems: [{ id, message, place: 'a.csv:1' }],
    });
  });
  test('each have a unit, or none has', async () => {
    const some = { ...rate, units: { viol10: 'minutes' } } as const;
    await expect(load({ 'a.csv': 'area,viol10,viol11\nN,1,2\n' }, years, [place, year, some])).rejects.toMatchObject({
      problems: [{ id: 'duration-unit', message: expect.stringContaining('("viol11" has none)') }],
    });
  });
  test('leave out those with a mapping of their own', async () => {
    const { facts } = await load({ 'a.csv': 'area,a,b\nN,1,2\n' }, { pattern: '*' }, [
      place,
      { ...year, type: 'text' },
      rate,
    ]);
    expect(facts).toEqual([
      ['N', 'a', 1],
      ['N', 'b', 2],
    ]);
  });
  test('may differ from file to file', async () => {
    const { facts } = await load({ 'a.csv': 'area,viol10\nN,1\n', 'b.csv': 'viol12,viol11,area\n3,2,N\n' });
    expect(facts).toEqual([
      ['N', 10, 1],
      ['N', 12, 3],
      ['N', 11, 2],
    ]);
  });
});
