import { describe, expect, test } from 'vitest';
import { ingest, mapping, sourceOf } from '../conform/fixture.ts';

const columns = [mapping('id', 'text', 'id'), mapping('area', 'text', 'área')];
const content = 'id,área\r\n1,“Ñandú”\r\n2,"日本\r\n😀"\r\n\r\n3,é\r\n';
const swap = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();
const little = Buffer.from(`\uFEFF${content}`, 'utf16le');

describe('the encoding of a file is found and stated', () => {
  const expected = [
    ['1', '“Ñandú”'],
    ['2', '日本\r\n😀'],
    ['3', 'é'],
  ];
  test.each<[string, Uint8Array]>([
    ['utf-8', Buffer.from(content)],
    ['utf-8', Buffer.from(`\uFEFF${content}`)],
    ['utf-16le', little],
    ['utf-16be', swap(little)],
  ])('%s', async (encoding, bytes) => {
    const { ledger, facts } = await ingest({ 'a.csv': bytes }, sourceOf(columns));
    expect(ledger[0]).toMatchObject({ encoding, read: 3, lines: 6, blankLines: 1 });
    expect(facts).toEqual(expected);
  });

  test('windows-1252, with the bytes that latin-1 has not', async () => {
    const bytes = Buffer.concat([
      Buffer.from('id,'),
      Buffer.from([0xe1]),
      Buffer.from('rea\n1,'),
      Buffer.from([0x93, 0x43, 0x61, 0x66, 0xe9, 0x94]),
      Buffer.from('\n2,x\n'),
    ]);
    const { ledger, facts } = await ingest({ 'a.csv': bytes }, sourceOf(columns));
    expect(ledger[0]).toMatchObject({ encoding: 'windows-1252', bytes: bytes.length });
    expect(facts).toEqual([
      ['1', '“Café”'],
      ['2', 'x'],
    ]);
  });

  test('utf-16 without a byte order mark is read when the declaration says so', async () => {
    const { facts } = await ingest(
      { 'a.csv': Buffer.from(content, 'utf16le') },
      sourceOf(columns, { files: [{ match: '*.csv', encoding: 'utf-16le' }] }),
    );
    expect(facts).toEqual(expected);
  });

  test('files of several encodings and delimiters in one source', async () => {
    const { facts } = await ingest(
      {
        '1.csv': Buffer.from('id;área\n1;é\n'),
        '2.csv': Buffer.from('id\t\xe1rea\n2\t\xe9\n', 'latin1'),
        '3.csv': Buffer.from('\uFEFFid|área\n3|é\n', 'utf16le'),
      },
      sourceOf(columns),
    );
    expect(facts).toEqual([
      ['1', 'é'],
      ['2', 'é'],
      ['3', 'é'],
    ]);
  });
});
