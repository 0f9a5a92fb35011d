import { rename, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Source } from '../../src/spec/index.ts';
import { openWarehouse, type Warehouse } from '../../src/store/index.ts';
import {
  type Ingested,
  ingestFolder,
  mapping,
  type SourceOptions,
  sourceOf,
  temporaryFolder,
  writeFiles,
} from './fixture.ts';

/** Whatever happens to the files of a source, its facts, ledger and rejects are those of a first run over what is there. */

const columns = [
  mapping('id', 'text', 'id'),
  mapping('area', 'text', 'area'),
  mapping('changed', 'whole', 'changed'),
  mapping('note', 'text', 'note'),
  mapping('at', 'timestamp', 'at', { formats: ['%Y-%m-%d %H'] }),
];
const header = 'id,area,changed,note,at';

/** Few keys and values, so that records meet; defects, quoted breaks and bad values among them. */
const record = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .tuple(
        fc.constantFrom('1', '2', '3', '4', ''),
        fc.constantFrom('North', 'South'),
        fc.constantFrom('1', '2', ''),
        fc.constantFrom('a', 'b', '"c\nd"'),
        fc.constantFrom('2024-01-01 08', '2024-01-01 10', '2024-01-01 12', '2024-01-01 13', ''),
      )
      .map((cells) => cells.join(',')),
  },
  { weight: 1, arbitrary: fc.constantFrom('1,North', '2,South,soon,a,', '"3,North,1,a,', '') },
);
const content = fc
  .array(record, { minLength: 1, maxLength: 8 })
  .map((records) => `${[header, '4,North,1,z,', ...records].join('\n')}\n`);
const name = fc.constantFrom('a.csv', 'b.csv', 'c.csv', 'd.csv', 'e.csv');

type Step =
  | { readonly kind: 'write'; readonly file: string; readonly content: string }
  | { readonly kind: 'copy' | 'rename' | 'swap'; readonly file: string; readonly to: string }
  | { readonly kind: 'withdraw' | 'touch'; readonly file: string };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('write'), file: name, content }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('copy', 'rename', 'swap'), file: name, to: name }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('withdraw', 'touch'), file: name }) },
) as fc.Arbitrary<Step>;
/** What happens between two runs. */
const visit = fc.array(step, { minLength: 1, maxLength: 3 });

interface Folder {
  readonly path: string;
  readonly files: Map<string, string>;
}

async function take(step: Step, { path, files }: Folder): Promise<void> {
  const own = files.get(step.file);
  if (step.kind === 'write') {
    files.set(step.file, step.content);
    return writeFiles(path, { [step.file]: step.content });
  }
  if (own === undefined) return;
  if (!('to' in step)) {
    if (step.kind === 'touch') return utimes(join(path, step.file), new Date(), new Date(2020, 0, files.size));
    if (files.size === 1) return;
    files.delete(step.file);
    return rm(join(path, step.file));
  }
  if (step.file === step.to) return;
  const other = files.get(step.to);
  files.set(step.to, own);
  if (step.kind === 'copy') return writeFiles(path, { [step.to]: own });
  if (step.kind === 'swap' && other !== undefined) {
    files.set(step.file, other);
    await rename(join(path, step.to), join(path, 'other'));
    await rename(join(path, step.file), join(path, step.to));
    return rename(join(path, 'other'), join(path, step.file));
  }
  files.delete(step.file);
  return rename(join(path, step.file), join(path, step.to));
}

const sources: Readonly<Record<string, SourceOptions>> = {
  'equal rows are different records': { repeats: 'keep' },
  'equal rows are different records, filtered': { repeats: 'keep', filter: { area: 'North' } },
  'equal rows are one record': { repeats: 'drop' },
  'a key, the first stands': { repeats: 'drop', key: ['id'] },
  'a key of two columns, filtered': { repeats: 'drop', key: ['id', 'area'], filter: { note: { not: 'a' } } },
  'a key, the later file stands': { repeats: 'drop', key: ['id'], revisedBy: 'file' },
  'a key, the later file stands, filtered': {
    repeats: 'drop',
    key: ['id'],
    revisedBy: 'file',
    filter: { area: 'North' },
  },
  'a key, the highest value stands': {
    repeats: 'drop',
    key: ['id'],
    revisedBy: { column: 'changed' },
    filter: { area: 'North' },
  },
  'near records are one, apart from the same': {
    repeats: 'drop',
    nearDuplicates: { same: ['area'], time: 'at', withinSeconds: 7200, keep: 'first' },
    filter: { note: { not: 'a' } },
  },
  'near records are one, and a key besides': {
    repeats: 'drop',
    key: ['id'],
    revisedBy: { column: 'changed' },
    nearDuplicates: { same: ['agency', 'area', 'note'], time: 'at', withinSeconds: 3600, keep: 'first' },
    files: [
      { match: '[b-c].csv', agency: 'East' },
      { match: '[ade].csv', agency: 'West' },
    ],
  },
  'a key with the agency of each group': {
    repeats: 'drop',
    key: ['agency', 'id'],
    revisedBy: 'file',
    files: [
      { match: '[b-c].csv', agency: 'East' },
      { match: '[ade].csv', agency: 'West' },
    ],
  },
};

async function reading(source: Source, folder: string, address: string): Promise<Ingested> {
  const warehouse = await openWarehouse({ address, project: folder, threads: 2, memory: null, debug: () => undefined });
  try {
    await warehouse.begin();
    const found = await ingestFolder(source, {
      folder,
      warehouse,
      columns: ['_file', 'agency', 'id', 'area', 'changed', 'note'],
    });
    await warehouse.commit();
    return found;
  } finally {
    await close(warehouse);
  }
}
const close = async (warehouse: Warehouse): Promise<void> => warehouse.close();

const asRead = ({ facts, ledger, rejects }: Ingested): unknown => ({ facts, ledger, rejects });

describe('files come, change, move and go', () => {
  test.each(Object.keys(sources))('%s', { timeout: 120_000 }, async (which) => {
    await fc.assert(
      fc.asyncProperty(fc.array(visit, { minLength: 1, maxLength: 4 }), async (visits) => {
        const folder: Folder = { path: await temporaryFolder(), files: new Map() };
        const kept = join(await temporaryFolder(), 'w.duckdb');
        const start: readonly Step[] = ['b.csv', 'd.csv'].map((file) => ({
          kind: 'write',
          file,
          content: `${header}\n1,North,1,${file},\n2,South,2,"x\ny",2024-01-01 10\n`,
        }));
        // groups that match nothing are a mistake of their own
        const source = sourceOf(columns, sources[which]);
        for (const steps of [start, ...visits]) {
          for (const one of steps) await take(one, folder);
          if (
            source.files.some(
              ({ match }) => ![...folder.files.keys()].some((file) => new RegExp(match.replace('*', '.*')).test(file)),
            )
          )
            continue;
          const now = await reading(source, folder.path, kept);
          const anew = await reading(source, folder.path, ':memory:');
          expect(asRead(now)).toEqual(asRead(anew));
        }
      }),
      { numRuns: Number(process.env.RUNS ?? 6) },
    );
  });
});
