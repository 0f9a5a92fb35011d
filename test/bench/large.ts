import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ingest, keyed, writeCsv } from './bench-source.ts';

/**
 * The memory that one large file needs, with a key and some records rejected. Arguments: rows (default 10,000,000), the
 * most megabytes (2,000), one rejected record of so many (1,000).
 */
const [first = '10000000', second = '2000', third = '1000', given = ''] = process.argv.slice(2);
const rows = Number(first);
const limit = Number(second);
const badEvery = Number(third);

async function measure(folder: string): Promise<void> {
  const { wholeSeconds, conformed } = await ingest(folder, { repeats: keyed, files: 'big.csv' });
  const [line] = conformed.sources[0]?.ledger ?? [];
  const expected = rows - Math.floor(rows / badEvery);
  if (line?.loaded !== expected) throw new Error(`loaded ${line?.loaded} records, not ${expected}`);
  console.log(JSON.stringify({ seconds: wholeSeconds, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }));
}

function run(): void {
  const folder = join(tmpdir(), `yardline-bench-${randomUUID()}`);
  mkdirSync(folder, { recursive: true });
  try {
    writeCsv(join(folder, 'big.csv'), { first: 1, rows, badEvery });
    const size = Math.round(statSync(join(folder, 'big.csv')).size / 1e6);
    const { stdout, stderr } = spawnSync(process.execPath, [process.argv[1] ?? '', first, second, third, folder], {
      encoding: 'utf8',
    });
    if (stdout === '') throw new Error(stderr);
    const { seconds, megabytes } = JSON.parse(stdout) as { seconds: number; megabytes: number };
    console.log(
      `${rows.toLocaleString('en')} rows, ${size} MB: ${seconds.toFixed(1)} s, peak ${megabytes} MB (at most ${limit})`,
    );
    if (megabytes > limit) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (given === '') run();
else await measure(given);
