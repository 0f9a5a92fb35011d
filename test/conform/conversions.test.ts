import { describe, expect, test } from 'vitest';
import type { Mapping } from '../../src/spec/index.ts';
import {
  codeList,
  type IngestOptions,
  ingest,
  ingestFolder,
  mapping,
  openInMemory,
  sourceOf,
  temporaryFolder,
  writeFiles,
} from './fixture.ts';

type Outcome = string | number | boolean | null;

/** One value through one mapping: what it becomes, or the rule that it breaks. */
async function convert(
  values: readonly string[],
  one: Mapping,
  { missing = [], ...options }: { missing?: readonly string[] } & Omit<IngestOptions, 'folder'> = {},
): Promise<readonly Outcome[]> {
  const content = `n,x\n${values.map((value, index) => `${index},"${value.replaceAll('"', '""')}"`).join('\n')}\n`;
  const source = sourceOf([mapping('n', 'whole', 'n'), one], { missing });
  const { facts, rejects } = await ingest({ 'a.csv': content }, source, { ...options, columns: ['n', one.column] });
  const kept = new Map(facts.map(([n, value]) => [Number(n), value ?? null]));
  const broken = new Map(rejects.map(({ line, rule }) => [line - 2, rule]));
  for (const { line, value } of rejects) expect(value ?? '').toBe(values[line - 2]);
  return values.map((_, index) => broken.get(index) ?? kept.get(index) ?? null);
}

const date = (...formats: string[]): Mapping => mapping('x', 'date', 'x', { formats });

describe('whole numbers', () => {
  const no = 'not-a-whole-number';
  test.each<[string, Outcome]>([
    ['12', 12],
    ['12.0', 12],
    ['12.', 12],
    ['12.5', no],
    ['1e3', 1000],
    ['1e-3', no],
    [' 7 ', 7],
    ['\t7', 7],
    ['\u00a07\u00a0', 7],
    ['one', no],
    ['-3', -3],
    ['+3', 3],
    ['007', 7],
    ['12345678901234567890', no],
    ['9007199254740991', 9007199254740991],
    ['1_000', no],
    ['0x1F', no],
    ['1,000', no],
    ['NaN', no],
    ['inf', no],
    ['', null],
    ['  ', null],
    ['--', no],
  ])('%j', async (text, expected) => expect(await convert([text], mapping('x', 'whole', 'x'))).toEqual([expected]));

  test('a default stands for what is missing, not for what is wrong', async () => {
    expect(await convert(['', 'x', '2'], mapping('x', 'whole', 'x', { default: '1' }))).toEqual([1, no, 2]);
  });
  test('decimals are finite and plain', async () => {
    expect(
      await convert(['1.5', '.5', '1e2', 'nan', 'infinity', '1_0', '1e999'], mapping('x', 'decimal', 'x')),
    ).toEqual([1.5, 0.5, 100, 'not-a-number', 'not-a-number', 'not-a-number', 'not-a-number']);
  });
});

describe('dates', () => {
  const no = 'not-a-date';
  test('that cannot be, and 29 February', async () => {
    expect(
      await convert(
        [
          '2021-02-30',
          '2021-13-01',
          '2021-04-31',
          '2023-02-29',
          '2024-02-29',
          '1900-02-29',
          '2000-02-29',
          '1900-01-01',
        ],
        date('%Y-%m-%d'),
      ),
    ).toEqual([no, no, no, no, '2024-02-29', no, '2000-02-29', '1900-01-01']);
  });
  test('of the first and the last year', async () => {
    expect(await convert(['0001-01-01', '9999-12-31', '0000-01-01', '12021-01-01'], date('%Y-%m-%d'))).toEqual([
      '0001-01-01',
      '9999-12-31',
      no,
      no,
    ]);
  });
  test('in another format', async () => {
    expect(
      await convert(
        ['01/31/2021', '2021-01-31', '31.01.2021', '2021-01-31x', 'infinity', 'epoch', 'today'],
        date('%Y-%m-%d'),
      ),
    ).toEqual([no, '2021-01-31', no, no, no, no, no]);
  });
  test('whose year has two digits are not of the first century', async () => {
    expect(await convert(['3/4/21', '3/4/2021'], date('%m/%d/%Y'))).toEqual([no, '2021-03-04']);
    expect(await convert(['3/4/21'], date('%m/%d/%y'))).toEqual(['2021-03-04']);
  });
  test('in several formats, the first that fits', async () => {
    expect(await convert(['03/04/2021', '2021-04-03', '13/04/2021'], date('%m/%d/%Y', '%Y-%m-%d', '%d/%m/%Y'))).toEqual(
      ['2021-03-04', '2021-04-03', '2021-04-13'],
    );
  });
  test('given by the declaration', async () => {
    expect(
      await convert(['', ''], mapping('x', 'date', [], { how: 'constant', value: '2021-04-01', parts: [] })),
    ).toEqual(['2021-04-01', '2021-04-01']);
  });
});

/** Local minutes of the loaded times, as the panel would see their day, told by hand through a query per day. */
async function times(
  content: string,
  one: Mapping,
  zone: string,
): Promise<{ readonly seen: readonly (readonly [string, string | null])[]; readonly rules: readonly string[] }> {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'a.csv': content });
  const warehouse = await openInMemory(folder);
  const source = sourceOf([mapping('id', 'text', 'id'), one]);
  const { loaded, rejects } = await ingestFolder(source, { folder, zone, warehouse, columns: ['id'] });
  const found = await warehouse.countBy(loaded.table, ['id', one.column]);
  await warehouse.close();
  const seen = found
    .map(({ values: [id, at] }) => [String(id), at === null ? null : String(at)] as const)
    .sort((a, b) => (a[0] < b[0] ? -1 : 1));
  return { seen, rules: rejects.map(({ line, rule, value }) => `${line} ${rule} ${value}`) };
}
const stamp = (more: object = {}): Mapping => mapping('x', 'timestamp', 'x', { formats: ['%Y-%m-%d %H:%M'], ...more });

describe('times', () => {
  test('HHMM without its zeros, joined to a date', async () => {
    const clock = ['5', '130', '0130', '2359', '2460', '12345', '', '1:30', '130.0'];
    const joined = mapping('x', 'timestamp', [], {
      how: 'join',
      parts: [
        { headers: ['day'], formats: ['%m/%d/%Y'], nth: null },
        { headers: ['time'], formats: ['HHMM'], nth: null },
      ],
    });
    const { seen, rules } = await times(
      `id,day,time\n${clock.map((time, n) => `${n},03/04/2021,${time}`).join('\n')}\n8b,,0130\n`,
      joined,
      'UTC',
    );
    expect(seen).toEqual([
      ['0', '2021-03-04 00:05:00'],
      ['1', '2021-03-04 01:30:00'],
      ['2', '2021-03-04 01:30:00'],
      ['3', '2021-03-04 23:59:00'],
      ['6', '2021-03-04 00:00:00'],
      ['8b', null],
    ]);
    expect(rules).toEqual([
      '6 not-a-date 03/04/2021 2460',
      '7 not-a-date 03/04/2021 12345',
      '9 not-a-date 03/04/2021 1:30',
      '10 not-a-date 03/04/2021 130.0',
    ]);
  });

  const spring = 'id,x\n1,2021-03-14 01:59\n2,2021-03-14 02:00\n3,2021-03-14 02:59\n4,2021-03-14 03:00\n';
  const autumn = 'id,x\n1,2021-11-07 00:59\n2,2021-11-07 01:00\n3,2021-11-07 01:59\n4,2021-11-07 02:00\n';

  test('in the hour that spring skips are rejected, or moved on as declared', async () => {
    const rejected = await times(spring, stamp(), 'America/New_York');
    expect(rejected.seen.map(([id]) => id)).toEqual(['1', '4']);
    expect(rejected.rules).toEqual(['3 impossible-time 2021-03-14 02:00', '4 impossible-time 2021-03-14 02:59']);
    const kept = await times(spring, stamp({ impossible: 'later' }), 'America/New_York');
    expect(kept.seen.map(([, at]) => at)).toEqual([
      '2021-03-14 01:59:00',
      '2021-03-14 03:00:00',
      '2021-03-14 03:59:00',
      '2021-03-14 03:00:00',
    ]);
  });
  test('a column that names the pipeline’s own zone is held to it, too', async () => {
    expect((await times(spring, stamp({ zone: 'America/New_York' }), 'America/New_York')).rules).toHaveLength(2);
  });
  // Samoa and Tokelau left out a Friday, Kwajalein a Saturday
  test.each([
    ['Pacific/Apia', '2011-12-30', '2011-12-29', '2011-12-31'],
    ['Pacific/Kwajalein', '1993-08-21', '1993-08-20', '1993-08-22'],
  ])('%s had no %s: at no time of that day, nor as a day', async (zone, gap, before, after) => {
    const clocks = [`${before} 23:59`, `${gap} 00:00`, `${gap} 10:30`, `${gap} 23:59`, `${after} 00:00`];
    const content = `id,x\n${clocks.map((clock, index) => `${index},${clock}`).join('\n')}\n`;
    const { seen, rules } = await times(content, stamp(), zone);
    expect(seen.map(([id]) => id)).toEqual(['0', '4']);
    expect(rules).toHaveLength(3);
    const moved = await times(content, stamp({ impossible: 'later' }), zone);
    expect(moved.seen.map(([, at]) => at)).toContain(`${after} 10:30:00`);
    for (const type of ['date', 'timestamp'] as const) {
      const days = mapping('x', type, 'x', { formats: ['%Y-%m-%d'] });
      expect(await convert([before, gap, after], days, { zone })).toEqual([
        expect.stringContaining(before),
        'impossible-time',
        expect.stringContaining(after),
      ]);
    }
  });
  test('a day whose midnight is skipped is a day all the same', async () => {
    // in São Paulo, 4 November 2018 began at one in the morning
    expect(await convert(['2018-11-04'], date('%Y-%m-%d'), { zone: 'America/Sao_Paulo' })).toEqual(['2018-11-04']);
  });
  test('in the hour that autumn repeats are kept, or rejected as declared', async () => {
    expect((await times(autumn, stamp(), 'America/New_York')).seen).toHaveLength(4);
    expect((await times(autumn, stamp({ ambiguous: 'reject' }), 'America/New_York')).rules).toEqual([
      '3 ambiguous-time 2021-11-07 01:00',
      '4 ambiguous-time 2021-11-07 01:59',
    ]);
  });
  test('a zone without changes of the clock rejects nothing', async () => {
    expect((await times(spring, stamp({ ambiguous: 'reject' }), 'America/Phoenix')).seen).toHaveLength(4);
  });

  test('in another zone than the pipeline’s are converted', async () => {
    const { seen } = await times(
      'id,x\n1,2021-01-01 03:30\n2,2021-07-01 03:30\n',
      stamp({ zone: 'UTC' }),
      'America/New_York',
    );
    expect(seen.map(([, at]) => at)).toEqual(['2020-12-31 22:30:00', '2021-06-30 23:30:00']);
  });
  test('in another zone are judged by that zone’s clock', async () => {
    expect((await times(spring, stamp({ zone: 'America/Chicago' }), 'America/New_York')).rules).toHaveLength(2);
    expect((await times(spring, stamp({ zone: 'America/Phoenix' }), 'America/New_York')).seen).toHaveLength(4);
    const at = async (ambiguous: 'earlier' | 'later'): Promise<readonly (string | null)[]> =>
      (
        await times(
          'id,x\n1,2021-11-07 01:30\n2,2021-11-07 03:30\n',
          stamp({ zone: 'America/Chicago', ambiguous }),
          'UTC',
        )
      ).seen.map(([, time]) => time);
    expect(await at('earlier')).toEqual(['2021-11-07 06:30:00', '2021-11-07 09:30:00']);
    expect(await at('later')).toEqual(['2021-11-07 07:30:00', '2021-11-07 09:30:00']);
  });
});

describe('words', () => {
  test('of a flag: an unknown one is rejected', async () => {
    expect(await convert(['yes', 'no', 'perhaps', ''], mapping('x', 'flag', 'x'))).toEqual([
      true,
      false,
      'not-yes-or-no',
      null,
    ]);
  });
  test('of a flag with true values alone: every other one is no', async () => {
    expect(
      await convert(['FIREARM', 'HANDS', ''], mapping('x', 'flag', 'x', { trueValues: ['FIREARM'], falseValues: [] })),
    ).toEqual([true, false, null]);
  });
  test('that stand for no value', async () => {
    expect(
      await convert(['N/A', ' N/A', 'North', '-', 'n/a'], mapping('x', 'text', 'x'), { missing: [' N/A ', '-'] }),
    ).toEqual([null, null, 'North', null, 'n/a']);
    expect(
      await convert(['N/A', 'North', ''], mapping('x', 'text', 'x', { filled: true }), { missing: ['N/A'] }),
    ).toEqual(['value-missing', 'North', 'value-missing']);
  });
  test('renamed', async () => {
    expect(
      await convert(
        ["St. Mary's", 'South', 'UNKNOWN'],
        mapping('x', 'text', 'x', { rename: { "St. Mary's": "Saint's", UNKNOWN: '' } }),
      ),
    ).toEqual(["Saint's", 'South', null]);
    expect(await convert(['one', 'two'], mapping('x', 'whole', 'x', { rename: { one: '1', two: 'zwei' } }))).toEqual([
      1,
      'not-a-whole-number',
    ]);
  });
});

test('codes from a list: an unmapped one is loaded without a category, and the file’s order stays', async () => {
  const codes = codeList(
    Object.fromEntries(Array.from({ length: 3000 }, (_, n) => [`c${n}`, n % 2 === 0 ? 'even' : 'odd'])),
  );
  const source = sourceOf([
    mapping('id', 'text', 'id'),
    mapping('offense', 'text', 'code', { codes, codesInto: 'category' }),
  ]);
  const ids = Array.from({ length: 50 }, (_, n) => n);
  const content = `id,code\n${ids.map((id) => `${id},c${(id * 1009) % 3500}`).join('\n')}\n50,\n`;
  const { facts } = await ingest({ 'a.csv': content }, source);
  const expected = ids.map((id) =>
    (id * 1009) % 3500 >= 3000 ? null : ((id * 1009) % 3500) % 2 === 0 ? 'even' : 'odd',
  );
  expect(facts).toEqual([
    ...ids.map((id, n) => [String(id), `c${(id * 1009) % 3500}`, expected[n]]),
    ['50', null, null],
  ]);
});

test('a code that a list has twice loads its record once; an empty list maps nothing', async () => {
  const twice = {
    path: '',
    version: '',
    entries: [
      { code: 'a', category: 'x', agency: null },
      { code: 'a', category: 'x', agency: null },
    ],
  };
  for (const codes of [twice, { ...twice, entries: [] }]) {
    const source = sourceOf([mapping('offense', 'text', 'code', { codes, codesInto: 'category' })]);
    const { facts } = await ingest({ 'a.csv': 'code,y\na,1\nb,1\n' }, source);
    expect(facts).toEqual([
      ['a', codes === twice ? 'x' : null],
      ['b', null],
    ]);
  }
});

describe('columns', () => {
  test('any of several: the first that is not missing', async () => {
    const any = mapping('x', 'text', [], {
      how: 'first',
      parts: [
        { headers: ['a'], formats: [], nth: null },
        { headers: ['b'], formats: [], nth: null },
        { headers: ['gone'], formats: [], nth: null },
      ],
    });
    const { facts } = await ingest({ 'a.csv': 'a,b\n1,2\n,3\nN/A,4\n,\n' }, sourceOf([any], { missing: ['N/A'] }));
    expect(facts).toEqual([['1'], ['3'], ['4'], [null]]);
  });
  test('the same value for every record', async () => {
    const { facts } = await ingest(
      { 'a.csv': 'a,b\n1,2\n3,4\n' },
      sourceOf([
        mapping('a', 'text', 'a'),
        mapping('year', 'whole', [], { how: 'constant', value: '2020', parts: [] }),
      ]),
    );
    expect(facts).toEqual([
      ['1', 2020],
      ['3', 2020],
    ]);
  });
  test('an alias in each file', async () => {
    const { facts } = await ingest(
      { '1.csv': 'b,Area\nx,North\n', '2.csv': 'Neighbourhood,b\nSouth,x\n' },
      sourceOf([mapping('area', 'text', ['Area', 'Neighbourhood'])]),
    );
    expect(facts).toEqual([['North'], ['South']]);
  });
  test('none of the aliases: the nearest header is named, and the run ends with 3', async () => {
    const read = ingest(
      { 'a.csv': 'id,Neighborhod\n1,x\n' },
      sourceOf([mapping('area', 'text', ['Neighborhood', 'Area'])]),
    );
    await expect(read).rejects.toMatchObject({
      exitCode: 3,
      problems: [
        { id: 'header-missing', place: 'a.csv:1', hint: expect.stringContaining('did you mean "Neighborhod"?') },
      ],
    });
  });
  test('two of the aliases, or one header twice', async () => {
    for (const header of ['Area,Neighborhood', 'Area,Area']) {
      const read = ingest(
        { 'a.csv': `${header}\n1,x\n` },
        sourceOf([mapping('area', 'text', ['Neighborhood', 'Area'])]),
      );
      await expect(read).rejects.toMatchObject({ exitCode: 3, problems: [{ id: 'header-twice' }] });
    }
  });
});
