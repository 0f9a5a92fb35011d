import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { ingest, keyed, writeCsv } from './bench-source.ts';

/**
 * Side by side in one run, each measurement in a process of its own: a bare typed load of a CSV by DuckDB, our ingest
 * of the same columns (hash, independent count of the bytes, load with rules and codes, ledger, checks), and our
 * ingest with duplicates sought by key. Arguments: rows (default 5,000,000), rounds (3).
 */
const [first = '5000000', second = '3', given = ''] = process.argv.slice(2);
const single = given === '' ? null : (first as Contender);
const rows = Number(single ? second : first);
const rounds = Number(single ? 1 : second);
const folder = single ? given : join(tmpdir(), `yardline-bench-${randomUUID()}`);

const contenders = ['bare', 'ours', 'keyed'] as const;
type Contender = (typeof contenders)[number];
interface Measured {
  readonly seconds: number;
  readonly megabytes: number;
}

async function ours(repeats: string): Promise<number> {
  const { seconds, conformed } = await ingest(folder, { repeats, files: 'big.csv' });
  const [line] = conformed.sources[0]?.ledger ?? [];
  if (line?.loaded !== rows) throw new Error(`loaded ${line?.loaded} of ${rows} rows`);
  rmSync(join(folder, 'ours.duckdb'), { force: true });
  return seconds;
}

async function bare(): Promise<number> {
  const instance = await DuckDBInstance.create(join(folder, 'bare.duckdb'));
  const connection = await instance.connect();
  const columns =
    "{'RowID': 'BIGINT', 'CCNumber': 'VARCHAR', 'CrimeDateTime': 'TIMESTAMP', 'CrimeCode': 'VARCHAR', 'Description': 'VARCHAR', 'Weapon': 'VARCHAR', 'Neighborhood': 'VARCHAR', 'Latitude': 'DOUBLE', 'Longitude': 'DOUBLE', 'Total_Incidents': 'BIGINT'}";
  const started = performance.now();
  await connection.run(
    `CREATE TABLE bare AS SELECT CCNumber, CrimeDateTime, Neighborhood, CrimeCode, Total_Incidents FROM read_csv('${join(folder, 'big.csv')}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = ${columns}, timestampformat = '%Y/%m/%d %H:%M:%S')`,
  );
  const seconds = (performance.now() - started) / 1000;
  connection.closeSync();
  instance.closeSync();
  rmSync(join(folder, 'bare.duckdb'), { force: true });
  return seconds;
}

/** One measurement in a process of its own, so that its memory is its own. */
function measure(contender: Contender): Measured {
  const { stdout, stderr } = spawnSync(process.execPath, [process.argv[1] ?? '', contender, String(rows), folder], {
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Measured;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const each = (values: readonly number[]): string => values.map((value) => value.toFixed(2)).join(', ');
const titles: Readonly<Record<Contender, string>> = {
  bare: 'bare typed load',
  ours: 'yardline ingest',
  keyed: '  with a key',
};

function report(times: Readonly<Record<Contender, readonly Measured[]>>): void {
  for (const contender of contenders) {
    const seconds = times[contender].map((time) => time.seconds);
    const ratios = seconds.map((value, round) => value / (times.bare[round]?.seconds ?? Number.NaN));
    const memory = Math.max(...times[contender].map((time) => time.megabytes));
    const perSecond = Math.round(rows / median(seconds)).toLocaleString('en');
    console.log(
      `  ${titles[contender].padEnd(16)} ${median(seconds).toFixed(2)} s (${each(seconds)})  ${perSecond} rows/s  ratio ${median(ratios).toFixed(2)} (${each(ratios)})  peak ${memory} MB`,
    );
  }
}

function compareAll(): void {
  mkdirSync(folder, { recursive: true });
  try {
    writeCsv(join(folder, 'big.csv'), { first: 1, rows });
    const megabytes = Math.round(statSync(join(folder, 'big.csv')).size / 1e6);
    const times: Record<Contender, Measured[]> = { bare: [], ours: [], keyed: [] };
    for (let round = 0; round < rounds; round++)
      for (const contender of contenders) times[contender].push(measure(contender));
    console.log(
      `${rows.toLocaleString('en')} rows, ${megabytes} MB, ${rounds} rounds in turn; medians (each round); the ratio must be at most 1.5`,
    );
    report(times);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (single) {
  const seconds = single === 'bare' ? await bare() : await ours(single === 'keyed' ? keyed : 'repeats: keep');
  console.log(JSON.stringify({ seconds, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }));
} else compareAll();
