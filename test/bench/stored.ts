import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { declare, writeCoalition } from './stored-coalition.ts';

/**
 * The whole program: `yardline evaluate` from what is stored, as a process of its own, with everything that it does by
 * default. Eight years of months; of ten metrics seven are rates or counts, two shares, and one a quantile. Arguments: metrics (200), areas (80), areas with the programme (14), repeats (3).
 *
 * Beside it 5 and 50 metrics of the same records, and a fixed sum: what a second of this machine, busy as it is now, is
 * worth.
 */
const [wanted = '200', wantedAreas = '80', wantedProgram = '14', repeats = '3'] = process.argv.slice(2);
const [metrics, areas, program] = [Number(wanted), Number(wantedAreas), Number(wantedProgram)];
const root = resolve(process.argv[1] ?? '', '../../..');
const folder = join(tmpdir(), `yardline-bench-${randomUUID()}`);

interface Cost {
  readonly seconds: number;
  /** Of the processor, by all threads; not told on Windows. */
  readonly busy: number;
}

const minutes = (text: string): number => {
  const [, whole = '0', seconds = '0'] = /(\d+)m([\d.]+)s/.exec(text) ?? [];
  return 60 * Number(whole) + Number(seconds);
};

function yardline(verb: string): Cost {
  const began = performance.now();
  // the shell tells what its children cost, which Node does not
  const line = `"${process.execPath}" "${join(root, 'dist/cli.js')}" ${verb} bench --quiet 2>&1 >/dev/null; code=$?; times; exit $code`;
  const { status, stdout } = spawnSync('sh', ['-c', line], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${verb} ended with ${status}: ${stdout}`);
  const children = stdout.trim().split('\n').at(-1)?.split(' ') ?? [];
  const busy = children.reduce((sum, text) => sum + minutes(text), 0);
  return { seconds: (performance.now() - began) / 1000, busy };
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

function evaluated(count: number): Cost {
  declare(folder, { metrics: count, areas, program });
  const costs = Array.from({ length: Number(repeats) }, () => yardline('evaluate'));
  return { seconds: median(costs.map(({ seconds }) => seconds)), busy: median(costs.map(({ busy }) => busy)) };
}

/** Seconds of the processor for sums that are always the same. */
function yardstick(): number {
  const began = process.cpuUsage();
  const values = new Float64Array(4_000).fill(1.000_1);
  let sum = 0;
  for (let round = 0; round < 220_000; round += 1)
    for (let at = round % 4; at < values.length; at += 1) sum += values[at] as number;
  if (sum < 0) throw new Error('sums are positive');
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1e6;
}

const told = (name: string, { seconds, busy }: Cost): void =>
  console.log(`${name}: ${seconds.toFixed(2)} s, ${busy.toFixed(2)} s of processor time`);

mkdirSync(folder, { recursive: true });
try {
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, shell: process.platform === 'win32' });
  cpSync(join(root, 'reports'), join(folder, 'reports'), { recursive: true });
  writeCoalition(folder, { metrics, areas, program });
  told('ingest', yardline('ingest'));
  const [all, fifty, five] = [evaluated(metrics), evaluated(50), evaluated(5)];
  console.log(
    `evaluate, whole process (medians of ${repeats}; ${areas} areas, ${program} with the programme, 96 months)`,
  );
  told(`  ${metrics} metrics`, all);
  told('  50 metrics', fifty);
  told('  5 metrics', five);
  const sum = yardstick();
  console.log(`  50 metrics cost ${(fifty.busy / five.busy).toFixed(2)} × 5 metrics, designs and all`);
  console.log(
    `  a fixed sum took ${sum.toFixed(2)} s of processor time: ${metrics} metrics cost ${(all.busy / sum).toFixed(0)} of it`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
