import fc from 'fast-check';
import { expect, test } from 'vitest';
import { YardlineError } from '../../src/errors.ts';
import { ingest, mapping, sourceOf } from '../conform/fixture.ts';
import { encode, type FileEncoding, linesInEditor } from './corpus/encode.ts';
import { type Packing, pack } from './corpus/pack.ts';
import { createWriter, type LineEnd, type Style, spoiled, written } from './corpus/written-file.ts';

const letters = [
  'a',
  'Z',
  '7',
  'é',
  '“',
  'ß',
  ' ',
  '\t',
  '-',
  "'",
  '.',
  '=',
  '\\',
  ',',
  ';',
  '|',
  '"',
  '\n',
  '\r\n',
  '\r',
];
const wideLetters = [...letters, '日', '😀', 'e\u0301', '\u2028', '\u00a0x', '一'];
const windowsLetters = letters.map((letter) => (letter === 'ß' ? 'œ' : letter));
const texts = (units: readonly string[]): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...units), maxLength: 9 });

/** What is wrong with a record: nothing, its number of fields, its quotes, its bytes. */
const faults = fc.constantFrom(null, null, null, null, 'few', 'many', 'after', 'bytes', 'nul');

interface Row {
  readonly values: readonly string[];
  readonly fault: 'few' | 'many' | 'after' | 'bytes' | 'nul' | null;
  readonly blanks: number;
}

const dialects = fc.record({
  encoding: fc.constantFrom<FileEncoding>(
    'utf-8',
    'utf-8 with mark',
    'utf-16le with mark',
    'utf-16be with mark',
    'utf-16le',
    'utf-16be',
    'windows-1252',
  ),
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  end: fc.constantFrom<LineEnd>('LF', 'CRLF', 'CR', 'mixed'),
  quoting: fc.constantFrom<Style['quoting']>('all', 'needed'),
  packing: fc.constantFrom<Packing>('plain', 'plain', 'gzip', 'zstd'),
  lastEnd: fc.boolean(),
});

const tables = dialects.chain((dialect) => {
  const unit = texts(dialect.encoding === 'windows-1252' ? windowsLetters : wideLetters);
  const rows = fc
    .integer({ min: 1, max: 4 })
    .chain((width) =>
      fc.array(
        fc.record({ values: fc.array(unit, { minLength: width, maxLength: width }), fault: faults, blanks: fc.nat(2) }),
        { minLength: 1, maxLength: 9 },
      ),
    );
  return fc.record({ dialect: fc.constant(dialect), rows });
});

const held = (value: string): string | null => value.replace(/^[ \t\u00a0]+|[ \t\u00a0]+$/g, '') || null;

/** The line of a row with a fault, and the rule that it breaks. */
function faulty({ values, fault }: Row, id: string, style: Style): readonly [line: string, rule: string] {
  const join = (fields: readonly string[]): string =>
    fields.map((field) => written(field, style)).join(style.delimiter);
  switch (fault) {
    case 'many':
      return [join([id, ...values, 'more']), 'too-many-fields'];
    case 'after':
      return [[id, '"a" b', ...values.slice(1).map(() => 'q')].join(style.delimiter), 'text-after-quote'];
    case 'bytes':
      return [join([id, spoiled(values[0] ?? ''), ...values.slice(1)]), 'bad-bytes'];
    case 'nul':
      return [join([id, `${values[0] ?? ''}\u0000`, ...values.slice(1)]), 'bad-bytes'];
    default:
      return [join([id, ...values.slice(1)]), 'too-few-fields'];
  }
}

const nameOf = (encoding: FileEncoding): string => encoding.replace(' with mark', '');

test('what went in comes out, or is rejected at its line; and the lines are those of the file', async () => {
  const property = fc.asyncProperty(tables, async ({ dialect, rows }) => {
    const { encoding, delimiter, packing, lastEnd } = dialect;
    const width = rows[0]?.values.length ?? 0;
    const names = ['k', ...Array.from({ length: width }, (_, n) => `c${n}`)];
    const writer = createWriter(dialect);
    writer.header(names);
    // records whose bytes are no text must be the few
    const sound = Math.max(4, rows.length);
    for (let n = 0; n < sound; n++)
      writer.good([`s${n}`, ...names.slice(1).map(() => 'é')], [`s${n}`, ...names.slice(1).map(() => 'é')]);
    for (const [n, row] of rows.entries()) {
      for (let blank = 0; blank < row.blanks; blank++) writer.blank();
      if (row.fault === null) writer.good([`r${n}`, ...row.values], [`r${n}`, ...row.values.map(held)]);
      else writer.broken(...faulty(row, `r${n}`, dialect));
    }
    const { text, ledger, rejects, facts, lineEnding } = writer.finish(lastEnd);
    const bytes = encode(text, encoding);
    const found = await ingest(
      { 'a.csv': pack(bytes, packing) },
      sourceOf(
        names.map((name) => mapping(name, 'text', name)),
        { files: [{ match: '*.csv', delimiter, encoding: nameOf(encoding) }] },
      ),
    );
    const lines = linesInEditor(bytes, encoding);
    expect(found.facts).toEqual(facts);
    expect(found.rejects.map(({ line, rule }) => ({ line, rule }))).toEqual(
      rejects.map(({ line, rule }) => ({ line, rule })),
    );
    for (const { line, id } of rejects) expect(lines[line - 1]?.replace(/^"/, '').startsWith(id)).toBe(true);
    expect(found.ledger[0]).toMatchObject({ ...ledger, lineEnding, lines: lines.length });
  });
  await fc.assert(property, { numRuns: 120 });
}, 240_000);

/** Bytes that mean something to some part of a reader. */
const telling = fc.constantFrom(0, 9, 10, 13, 34, 44, 59, 92, 0x80, 0x81, 0xc3, 0xe9, 0xef, 0xfe, 0xff, 0x1f, 0x28);
const changes = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    byte: telling,
    how: fc.constantFrom('set', 'insert', 'cut'),
  }),
  { minLength: 1, maxLength: 6 },
);

function changed(bytes: Buffer, list: readonly { at: number; byte: number; how: string }[]): Buffer {
  let result = bytes;
  for (const { at, byte, how } of list) {
    const place = Math.floor(at * result.length);
    const rest = result.subarray(how === 'insert' ? place : place + 1);
    const middle = how === 'cut' ? [] : [Buffer.from([byte])];
    result = Buffer.concat([result.subarray(0, place), ...middle, rest]);
  }
  return result;
}

test('a good file with some bytes changed is read to the last record or refused, and always balances', async () => {
  const columns = [mapping('id', 'text', 'id'), mapping('n', 'whole', 'n'), mapping('note', 'text', 'note')];
  const rows = Array.from(
    { length: 30 },
    (_, n) => `r${n},${n},${n % 4 === 0 ? '"a, ""b""\nc"' : n % 5 === 0 ? 'é' : 'x'}`,
  );
  const good = Buffer.from(`id,n,note\n${rows.join('\n')}\n`);
  const property = fc.asyncProperty(
    changes,
    fc.constantFrom<Packing>('plain', 'gzip', 'zstd'),
    fc.boolean(),
    async (list, packing, isPacked) => {
      const bytes = isPacked ? changed(pack(good, packing), list) : pack(changed(good, list), packing);
      const outcome = await ingest({ 'a.csv': bytes }, sourceOf(columns)).catch((error: unknown) => {
        expect(error).toBeInstanceOf(YardlineError);
        expect((error as YardlineError).exitCode).toBe(3);
        expect((error as YardlineError).problems.map(({ id }) => id)).not.toContain('ledger');
        return null;
      });
      if (outcome === null) return;
      const [line] = outcome.ledger;
      expect(line?.read).toBe((line?.loaded ?? 0) + outcome.rejects.length);
      expect(outcome.facts).toHaveLength(line?.loaded ?? -1);
      for (const reject of outcome.rejects) expect(reject.line).toBeGreaterThan(1);
    },
  );
  await fc.assert(property, { numRuns: 200 });
}, 240_000);
