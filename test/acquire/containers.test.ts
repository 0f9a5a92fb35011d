import { createHash } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { stageFile } from '../../src/acquire/index.ts';
import { xxh64 } from '../../src/acquire/xxh64.ts';
import { ingestFolder, mapping, sourceOf, temporaryFolder, writeFiles } from '../conform/fixture.ts';

const columns = [mapping('id', 'text', 'id'), mapping('note', 'text', 'note')];
const source = (match: string): ReturnType<typeof sourceOf> => sourceOf(columns, { files: [{ match }] });

const table = (rows: number): string =>
  `SELECT i AS id, CASE i % 5 WHEN 0 THEN repeat('x', 300) ELSE md5(i::VARCHAR) END AS note FROM range(${rows}) t(i)`;

/** A real zstd archive, made by DuckDB, which writes blocks of every kind and no checksum. */
async function zstdOf(folder: string, rows: number): Promise<{ readonly packed: Buffer; readonly text: Buffer }> {
  const database = await DuckDBInstance.create(':memory:');
  const connection = await database.connect();
  await connection.run(`COPY (${table(rows)}) TO '${join(folder, 'made.csv.zst')}' (FORMAT csv, COMPRESSION zstd)`);
  await connection.run(`COPY (${table(rows)}) TO '${join(folder, 'made.txt')}' (FORMAT csv)`);
  connection.closeSync();
  return { packed: await readFile(join(folder, 'made.csv.zst')), text: await readFile(join(folder, 'made.txt')) };
}

/** The same archive as the zstd program writes it: with a checksum behind its one frame. */
function withChecksum(packed: Buffer, text: Buffer): Buffer {
  const hash = xxh64();
  hash.update(text);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32LE(hash.low32());
  const copy = Buffer.concat([packed, checksum]);
  copy[4] = (copy[4] ?? 0) | 4;
  return copy;
}

describe('zstd', () => {
  test('an archive of many blocks gives the text that went in', async () => {
    const folder = await temporaryFolder();
    const { packed, text } = await zstdOf(folder, 60_000);
    const { ledger, facts } = await ingestFolder(source('made.csv.zst'), { folder });
    expect(ledger[0]).toMatchObject({ container: 'zstd', read: 60_000, loaded: 60_000, bytes: packed.length });
    expect(facts[3]).toEqual(['3', createHash('md5').update('3').digest('hex')]);
    expect(facts.at(-2)).toEqual(['59998', createHash('md5').update('59998').digest('hex')]);
    await writeFile(join(folder, 'made.csv.zst'), withChecksum(packed, text));
    expect((await ingestFolder(source('made.csv.zst'), { folder })).facts).toEqual(facts);
  });

  test('no changed byte of an archive with a checksum gives another text silently', async () => {
    const folder = await temporaryFolder();
    const made = await zstdOf(folder, 400);
    const packed = withChecksum(made.packed, made.text);
    await writeFile(join(folder, 'made.csv.zst'), packed);
    const whole = await ingestFolder(source('made.csv.zst'), { folder });
    let refused = 0;
    for (let at = 0; at < packed.length; at += 97) {
      const damaged = Buffer.from(packed);
      damaged[at] = (damaged[at] ?? 0) ^ 0x10;
      await writeFile(join(folder, 'made.csv.zst'), damaged);
      const outcome = await ingestFolder(source('made.csv.zst'), { folder }).catch((error: { exitCode?: number }) => {
        expect(error.exitCode).toBe(3);
        return null;
      });
      if (outcome === null) refused += 1;
      else expect(outcome.facts).toEqual(whole.facts);
    }
    expect(refused).toBeGreaterThan(10);
  }, 120_000);

  test.each([
    ['', 0x51d8e999],
    ['a', 0xa98c6e5b],
    ['abc', 0xad770999],
    ['Nobody inspects the spammish repetition', 0x8a378bf1],
  ])('the checksum of %j is that of the specification, in however many pieces', (text, expected) => {
    for (let piece = 1; piece <= text.length + 1; piece++) {
      const hash = xxh64();
      for (let at = 0; at < text.length; at += piece) hash.update(Buffer.from(text.slice(at, at + piece)));
      expect(hash.low32()).toBe(expected);
    }
  });
});

test('what another program writes as a workbook is read as it is, in every time zone', async () => {
  const folder = await temporaryFolder();
  const day = new Date(Date.UTC(2021, 2, 14, 2, 30));
  const rows = [
    [{ value: 'id' }, { value: 'note' }],
    [
      { value: 7, type: Number },
      { value: day, type: Date, format: 'dd/mm/yyyy hh:mm' },
    ],
    [{ value: 'x & <y>' }, { value: '“line”\nbreak' }],
  ];
  await writeWorkbook([{ data: rows, sheet: 'Calls' }] as never).toFile(join(folder, 'calls.xlsx'));
  const { facts, ledger } = await ingestFolder(source('calls.xlsx'), { folder });
  expect(facts).toEqual([
    ['7', '2021-03-14 02:30:00'],
    ['x & <y>', '“line”\nbreak'],
  ]);
  expect(ledger[0]).toMatchObject({ container: 'workbook', sheet: 'Calls', lines: 3, read: 2 });
});

test.each([
  ['a plain file', 'a.csv', (text: Buffer): Buffer => text],
  ['an archive', 'a.csv.gz', (text: Buffer): Buffer => gzipSync(text)],
])('the bytes of %s are told as they are read, each once', async (_name, file, packed) => {
  const folder = await temporaryFolder();
  const text = Buffer.from(`id,note\n${'1,é\n'.repeat(2_000_000)}`, 'latin1');
  await writeFiles(folder, { [file]: packed(text) });
  const path = join(folder, file);
  const told: number[] = [];
  const common = { source: 's', agency: null, encoding: null, delimiter: null, scratch: folder };
  const staged = await stageFile({ ...common, file, path, onBytes: (bytes) => told.push(bytes) });
  expect(staged).toMatchObject({ encoding: 'windows-1252', read: 2_000_000 });
  expect(told.reduce((sum, bytes) => sum + bytes, 0)).toBe((await stat(path)).size);
});

describe('what would fill the memory', () => {
  const stage = async (name: string, content: Uint8Array): Promise<string> => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { [name]: content });
    const plain = { agency: null, encoding: null, delimiter: null, scratch: folder };
    return stageFile({ source: 's', file: name, path: join(folder, name), ...plain }).then(
      ({ read }) => `${read} read`,
      (error: Error) => error.message,
    );
  };
  test('a workbook that unpacks to more than it may is refused before it is unpacked', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'calls.xlsx');
    await writeWorkbook([
      {
        data: [
          ['id', 'note'],
          ['1', 'x'],
        ],
        sheet: 'Calls',
      },
    ] as never).toFile(path);
    const bytes = await readFile(path);
    expect(await stage('calls.xlsx', bytes)).toBe('1 read');
    // the size of a part, as the directory at the end says it
    const entry = bytes.indexOf(
      Buffer.from('xl/worksheets/sheet1.xml'),
      bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2])),
    );
    bytes.writeUInt32LE(200 * 1_048_576, entry - 46 + 24);
    expect(await stage('calls.xlsx', bytes)).toContain('must unpack to at most 160 MB (got 201 MB)');
  });
  test('a file of more than a million records that cannot be split is no table', async () => {
    const lines = (n: number): Uint8Array => Buffer.from(`a,b\n"1",2\n${'x\n'.repeat(n)}`);
    expect(await stage('a.csv', lines(1_000_000))).toBe('1000001 read');
    expect(await stage('a.csv', lines(1_000_001))).toContain(
      'a.csv:3: must be a table (more than 1,000,000 records cannot be split into its columns',
    );
  });
});
