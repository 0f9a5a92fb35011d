import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { conform, kinds } from '../../src/conform/index.ts';
import { parseDeclaration, resolvePipeline } from '../../src/spec/index.ts';
import { openWarehouse } from '../../src/store/index.ts';

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

function writeCsv(path: string): void {
  const file = openSync(path, 'w');
  let state = 12_345;
  const below = (n: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * n);
  };
  const two = (n: number): string => String(n).padStart(2, '0');
  let text =
    'RowID,CCNumber,CrimeDateTime,CrimeCode,Description,Weapon,Neighborhood,Latitude,Longitude,Total_Incidents\n';
  for (let row = 1; row <= rows; row++) {
    const when = `20${two(10 + below(10))}/${two(1 + below(12))}/${two(1 + below(28))} ${two(3 + below(21))}:${two(below(60))}:00`;
    const kind = row % 4;
    text += `${row},25A${row},${when},${['1A', '4E', '6D', '9S'][kind]},${['HOMICIDE', 'COMMON ASSAULT', 'LARCENY FROM AUTO', 'SHOOTING'][kind]},FIREARM,Neighborhood ${below(280)},39.${10_000 + below(20_000)},-76.${10_000 + below(20_000)},1\n`;
    if (text.length > 1 << 20) {
      writeSync(file, text);
      text = '';
    }
  }
  writeSync(file, text);
  closeSync(file);
}

const declaration = (repeats: string): string => `
id: bench
title: Bench
calendar: { grain: quarter, timezone: America/New_York }
sources:
  crime:
    kind: incidents
    ${repeats}
    files: big.csv
    columns:
      id: CCNumber
      occurred_at: { from: CrimeDateTime, formats: ["%Y/%m/%d %H:%M:%S"] }
      area: Neighborhood
      offense: { from: CrimeCode, codes: { homicide: [1A], assault: [4E], larceny: [6D], shooting: [9S] } }
      victims: Total_Incidents
metrics: [x]
`;

async function ours(repeats: string): Promise<number> {
  const parsed = parseDeclaration('pipeline', { path: 'bench.yaml', text: declaration(repeats) });
  const metric = {
    id: 'x',
    title: 'x',
    why: 'x',
    noun: { one: 'x', many: 'x' },
    question: 'how-much',
    role: 'context',
    better: 'neutral',
    kind: 'incidents',
    measure: { kind: 'count', count: {}, empty: 'zero' },
    owner: 'x',
    version: 1,
    caveats: [],
    tests: [],
  } as const;
  const reports = new Map(
    ['board', 'analyst'].map((id) => [
      id,
      { id, title: id, audience: id, language: 'en', sections: [], detail: 'plain' } as const,
    ]),
  );
  const { pipeline, problems } = resolvePipeline(parsed, {
    kinds,
    codeLists: new Map(),
    metrics: new Map([['x', metric]]),
    reports,
  } as never);
  if (!pipeline) throw new Error(problems.map((problem) => problem.message).join('\n'));
  const warehouse = await openWarehouse({
    address: 'ours.duckdb',
    project: folder,
    threads: null,
    memory: null,
    debug: () => undefined,
  });
  const started = performance.now();
  await warehouse.begin();
  const { sources } = await conform(pipeline, {
    warehouse,
    pipeline: 'bench',
    zone: 'America/New_York',
    project: folder,
    scratch: folder,
    onSource: () => undefined,
  });
  await warehouse.commit();
  const seconds = (performance.now() - started) / 1000;
  const [line] = sources[0]?.ledger ?? [];
  if (line?.loaded !== rows) throw new Error(`loaded ${line?.loaded} of ${rows} rows`);
  await warehouse.close();
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
    writeCsv(join(folder, 'big.csv'));
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
  const seconds =
    single === 'bare'
      ? await bare()
      : await ours(single === 'keyed' ? 'repeats: drop\n    key: [id]' : 'repeats: keep');
  console.log(JSON.stringify({ seconds, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }));
} else compareAll();
