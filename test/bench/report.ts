import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { estimate } from '../../src/estimate/index.ts';
import { interpret } from '../../src/interpret/index.ts';
import { disclose, protectFindings } from '../../src/redact/index.ts';
import { renderDocuments } from '../../src/report/index.ts';
import type { Finding, Metric } from '../../src/spec/index.ts';
import { launchBrowser } from '../browser.ts';
import { area, metric, nothingElse, panel, pipeline } from '../estimate/town.ts';
import { openPage } from '../opened-page.ts';
import { publication } from '../report/fixture.ts';

/**
 * What documents cost: a board report of 30 metrics × 20 areas, as the first that a process makes, and one of some 3,000
 * findings after it; and what each costs whoever opens it, where there is a browser. Beside them a fixed sum: what a second of this machine, busy as it is now, is worth. Arguments: metrics
 * (30), areas (20), areas of the large one (96).
 */
const [metrics = '30', few = '20', many = '96'] = process.argv.slice(2);

/** Counts with a season, at levels from a few a year to some hundreds a month. */
function counts(): (place: string, month: string, id: string) => number {
  let state = 1;
  const below = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
  return (place, month, id) => {
    const level = 2 ** ((Number(id.slice(1)) % 8) - 1) * (1 + (Number(place.slice(1)) % 5) / 2);
    const season = 1 + 0.3 * Math.sin((Number(month.slice(5)) / 6) * Math.PI);
    return Math.floor(level * season * (below() + below()));
  };
}

/** Findings of a town of so many areas, a third of which joined one after the other. */
function findingsOf(count: number): readonly Finding[] {
  const areas = Array.from({ length: count }, (_, n) => {
    const start = `${2021 + (n % 3)}-0${1 + (n % 4) * 2}-01`;
    return n % 3 === 0 && n < 42 ? area(`A${n}`, 'program', [{ start, end: null }]) : area(`A${n}`, 'comparison');
  });
  const declared = Array.from(
    { length: Number(metrics) },
    (_, n): Metric =>
      metric({
        id: `m${n}`,
        title: `Metric ${n}`,
        question: (['how-much', 'how-well', 'better-off'] as const)[n % 3] ?? 'better-off',
        role: (['goal', 'guardrail', 'context'] as const)[n % 3] ?? 'goal',
        baseline: { kind: 'before-launch', years: 3, reason: 'the three years before each area began' },
      }),
  );
  const own = pipeline({ metrics: declared, windows: { current: 'last-4-quarters', also: ['last-quarter'] } });
  const cover = { from: '2018-01-01', to: '2025-12-31' };
  const made = panel({ areas, metrics: declared.map(({ id }) => id), events: counts(), cover });
  return interpret(own, estimate(own, made, cover.to), { ...nothingElse, areas });
}

interface Cost {
  readonly seconds: number;
  /** Of the processor: what the machine does beside makes no difference to it. */
  readonly busy: number;
}

async function timed<Result>(work: () => Promise<Result>): Promise<Cost & { readonly result: Result }> {
  const [before, busy] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(busy);
  return { result, seconds: (performance.now() - before) / 1000, busy: (user + system) / 1e6 };
}

async function render(count: number): Promise<void> {
  const findings = findingsOf(count);
  const around = publication();
  const told = protectFindings(findings, around.methods, () => []);
  const board = around.reports.filter(({ detail }) => detail === 'plain').slice(0, 1);
  const disclosed = disclose({ ...around, findings: { ...around.findings, warnings: [] }, reports: board }, told);
  const { seconds, busy, result } = await timed(() => renderDocuments(disclosed));
  const page = result.find(({ path }) => path.endsWith('.html'))?.bytes ?? new Uint8Array();
  const charts = result.filter(({ path }) => path.startsWith('charts/')).length;
  console.log(
    `${metrics} metrics × ${count} areas, ${findings.length} findings: ${seconds.toFixed(2)} s, ${busy.toFixed(2)} s of processor time`,
  );
  console.log(
    `  ${charts} charts, ${((busy / charts) * 1000).toFixed(1)} ms each; a page of ${(page.length / 1e6).toFixed(2)} MB`,
  );
  await tellOpened(page);
}

/** The middle of five openings of a page, after one to start with. */
async function tellOpened(page: Uint8Array): Promise<void> {
  const browser = await launchBrowser();
  if (browser === null) return;
  const folder = mkdtempSync(join(tmpdir(), 'yardline-bench-'));
  try {
    const file = join(folder, 'page.html');
    writeFileSync(file, page);
    const opened = [];
    for (let turn = 0; turn < 6; turn += 1) opened.push(await openPage(browser, file));
    const middle = opened.slice(1).sort((a, b) => a.seconds - b.seconds)[2];
    const memory = middle?.megabytes == null ? '' : `, ${middle.megabytes.toFixed(0)} MB of memory`;
    console.log(`  opened in ${middle?.seconds.toFixed(2)} s${memory}`);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

/** Sums that are always the same. */
async function sums(): Promise<number> {
  const values = new Float64Array(4_000).fill(1.000_1);
  let sum = 0;
  for (let round = 0; round < 220_000; round += 1)
    for (let at = round % 4; at < values.length; at += 1) sum += values[at] as number;
  return sum;
}

await render(Number(few));
await render(Number(many));
const { busy } = await timed(sums);
console.log(`  a fixed sum took ${busy.toFixed(2)} s of processor time`);
