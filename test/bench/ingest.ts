import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { conform, kinds } from '../../src/conform/index.ts';
import { parseDeclaration, resolvePipeline } from '../../src/spec/index.ts';
import { openWarehouse } from '../../src/store/index.ts';

/**
 * Side by side in one run: our ingest (hash, independent count, load with rules, key-dedupe, ledger) of a CSV
 * against a bare typed load of the same columns by DuckDB alone. Arguments: rows (default 5,000,000), rounds (3).
 */
const rows = Number(process.argv[2] ?? 5_000_000);
const rounds = Number(process.argv[3] ?? 3);
const folder = join(tmpdir(), `yardline-bench-${randomUUID()}`);

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

const declaration = `
id: bench
title: Bench
calendar: { grain: quarter, timezone: America/New_York }
sources:
  crime:
    kind: incidents
    repeats: drop
    key: [id]
    files: big.csv
    columns:
      id: CCNumber
      occurred_at: { from: CrimeDateTime, formats: ["%Y/%m/%d %H:%M:%S"] }
      area: Neighborhood
      offense: { from: CrimeCode, codes: { homicide: [1A], assault: [4E], larceny: [6D], shooting: [9S] } }
      victims: Total_Incidents
metrics: [x]
`;

async function ours(): Promise<number> {
  const parsed = parseDeclaration('pipeline', { path: 'bench.yaml', text: declaration });
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

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const show = (values: readonly number[]): string =>
  `${median(values).toFixed(2)} s (${values.map((value) => value.toFixed(2)).join(', ')})`;

mkdirSync(folder, { recursive: true });
try {
  writeCsv(join(folder, 'big.csv'));
  const size = statSync(join(folder, 'big.csv')).size;
  const times = { ours: [] as number[], bare: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    times.bare.push(await bare());
    times.ours.push(await ours());
  }
  const ratios = times.ours.map((seconds, round) => seconds / (times.bare[round] ?? Number.NaN));
  console.log(
    `${rows.toLocaleString('en')} rows, ${(size / 1e6).toFixed(0)} MB, ${rounds} rounds in turn; median (each)`,
  );
  console.log(
    `  bare typed load  ${show(times.bare)}  ${Math.round(rows / median(times.bare)).toLocaleString('en')} rows/s`,
  );
  console.log(
    `  yardline ingest  ${show(times.ours)}  ${Math.round(rows / median(times.ours)).toLocaleString('en')} rows/s`,
  );
  console.log(
    `  ratio            ${median(ratios).toFixed(2)} (${ratios.map((ratio) => ratio.toFixed(2)).join(', ')}), must be at most 1.5`,
  );
  console.log(`  peak memory      ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB, both together`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
