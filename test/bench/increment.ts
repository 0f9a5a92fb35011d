import { randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ingest, keyed, revised, writeCsv } from './bench-source.ts';

/**
 * What a run costs when little is new: a second run over the same files, one file more beside ten, and one that comes
 * before them all, against the load of that file alone. Arguments: rows of a file (default 500,000), files (10).
 */
const [first = '500000', second = '10'] = process.argv.slice(2);
const rows = Number(first);
const files = Number(second);
const named = (number: number): string => `crime-${String(number).padStart(3, '0')}.csv`;
const seconds = (value: number): string => `${value.toFixed(2)} s`;

async function compare(title: string, repeats: string, overlap: number): Promise<void> {
  const folder = join(tmpdir(), `yardline-bench-${randomUUID()}`);
  const alone = join(folder, 'alone');
  mkdirSync(alone, { recursive: true });
  try {
    for (let file = 1; file <= files; file++) writeCsv(join(folder, named(file)), { first: file * rows, rows });
    const request = { repeats, files: '"*.csv"' };
    const all = await ingest(folder, request);
    const again = await ingest(folder, request);
    writeCsv(join(folder, named(files + 1)), { first: (files + 1) * rows - overlap, rows });
    cpSync(join(folder, named(files + 1)), join(alone, named(files + 1)));
    const own = await ingest(alone, request);
    const more = await ingest(folder, request);
    writeCsv(join(folder, named(0)), { first: 0, rows });
    const before = await ingest(folder, request);
    const [source] = before.conformed.sources;
    const loaded = source?.ledger.reduce((sum, line) => sum + line.loaded, 0) ?? 0;
    const expected = (files + 2) * rows - overlap;
    if (loaded !== expected) throw new Error(`${loaded} records stand, not ${expected}`);
    const ratio = (value: number): string => `${(value / own.seconds).toFixed(2)} × that file alone`;
    console.log(`${title}: ${files} files of ${rows.toLocaleString('en')} rows in ${seconds(all.seconds)}`);
    console.log(`  nothing new              ${seconds(again.wholeSeconds)}, opening and closing included`);
    console.log(
      `  one more, at the end     ${seconds(more.seconds)}  ${ratio(more.seconds)} (${seconds(own.seconds)})`,
    );
    console.log(`  one more, at the front   ${seconds(before.seconds)}  ${ratio(before.seconds)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await compare('repeats: keep', 'repeats: keep', 0);
await compare('a key', keyed, 0);
await compare('a key, a tenth of the new file corrects old records', revised, Math.floor(rows / 10));
