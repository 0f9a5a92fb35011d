import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { ingest, mapping, sourceOf } from '../conform/fixture.ts';
import { corpus } from './corpus/corpus.ts';
import type { HostileFile } from './corpus/hostile-file.ts';

const columns = [
  mapping('id', 'text', 'id'),
  mapping('area', 'text', ['área', 'area']),
  mapping('victims', 'whole', 'victims'),
  mapping('note', 'text', 'note'),
];

const take = ({ fileName, bytes, pinned }: HostileFile): ReturnType<typeof ingest> =>
  ingest(
    { [fileName]: bytes },
    sourceOf(columns, { files: [{ match: fileName, ...pinned }], key: ['id'], repeats: 'drop' }),
  );

const files = corpus();
const read = files.filter(({ expected }) => expected.fate === 'read');
const refused = files.filter(({ expected }) => expected.fate === 'refused');

test(`the corpus has at least 150 files that are read (${read.length}), besides ${refused.length} that are refused`, () => {
  expect(read.length).toBeGreaterThanOrEqual(150);
  expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
});

test.each(read)('every number, every line and every value of: $name', async (file) => {
  const { expected, bytes, lines } = file;
  if (expected.fate !== 'read') throw new Error('not a file that is read');
  const { ledger, rejects, facts } = await take(file);
  expect(ledger).toHaveLength(1);
  expect(ledger[0]).toMatchObject({
    ...expected.ledger,
    superseded: 0,
    filtered: 0,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
  const shape = rejects.filter(({ fate }) => fate === 'rejected');
  expect(shape.map(({ line, rule }) => ({ line, rule }))).toEqual(
    expected.rejects.map(({ line, rule }) => ({ line, rule })),
  );
  expect(rejects.length - shape.length).toBe(expected.ledger.duplicate);
  if (lines.length > 0) {
    expect(expected.ledger.lines).toBe(lines.length);
    for (const { line, id } of expected.rejects) expect(lines[line - 1]?.replace(/^"/, '').startsWith(id)).toBe(true);
  }
  expect(facts).toEqual(expected.facts);
});

test.each(refused)('a clear refusal, and nothing loaded, of: $name', async (file) => {
  const { expected } = file;
  if (expected.fate !== 'refused') throw new Error('not a file that is refused');
  await expect(take(file)).rejects.toMatchObject({
    exitCode: 3,
    problems: [
      {
        id: expected.id,
        place: expect.stringContaining(file.fileName),
        message: expect.stringContaining(expected.says),
      },
    ],
  });
});
