import { performance } from 'node:perf_hooks';
import { estimate } from '../../src/estimate/index.ts';
import { interpret } from '../../src/interpret/index.ts';
import type { Metric } from '../../src/spec/index.ts';
import { area, metric, panel, pipeline } from '../estimate/town.ts';

/**
 * What the rooms between counting and redaction cost, on counts alone; `stored.ts` times the whole program. Arguments: metrics (200),
 * areas (80), repeats (3). Eight years of months; a sixth of the areas joined the programme, one after the other.
 */
const [wantedMetrics = '200', wantedAreas = '80', repeats = '3'] = process.argv.slice(2);

const areas = Array.from({ length: Number(wantedAreas) }, (_, n) => {
  const start = `${2021 + (n % 3)}-0${1 + (n % 4) * 2}-01`;
  if (n % 6 === 0) return area(`A${n}`, 'program', [{ start, end: null }]);
  return area(`A${n}`, n % 6 === 1 && n < 40 ? 'buffer' : 'comparison');
});

/** Counts with a season and bursts, at levels from a few a year to some hundreds a month. */
function counts(): (place: string, month: string, id: string) => number {
  let state = 1;
  const below = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
  return (place, month, id) => {
    const level = 2 ** ((Number(id.slice(1)) % 8) - 2) * (1 + (Number(place.slice(1)) % 5) / 2);
    const season = 1 + 0.3 * Math.sin((Number(month.slice(5)) / 6) * Math.PI);
    return Math.floor(level * season * (below() + below() + (below() < 0.05 ? 3 : 0)));
  };
}

interface Cost {
  readonly seconds: number;
  /** Of the processor: what the machine does beside makes no difference to it. */
  readonly busy: number;
  readonly findings: number;
}

function measure(n: number): Cost {
  const metrics = Array.from(
    { length: n },
    (_, index): Metric =>
      metric({
        id: `m${index}`,
        title: `Metric ${index}`,
        baseline: { kind: 'before-launch', years: 3, reason: 'x' },
        measure: { kind: 'rate', count: {}, per: 100_000, over: 'year', empty: 'zero' },
      }),
  );
  const declared = pipeline({ metrics, windows: { current: 'last-4-quarters', also: ['last-quarter'] } });
  const made = panel({
    areas,
    metrics: metrics.map(({ id }) => id),
    events: counts(),
    cover: { from: '2018-01-01', to: '2025-12-31' },
  });
  const [before, busy] = [performance.now(), process.cpuUsage()];
  const findings = interpret(declared, estimate(declared, made, '2025-12-31'), {
    checks: [],
    recordings: [],
    areas: made.areas,
  });
  const { user, system } = process.cpuUsage(busy);
  return { seconds: (performance.now() - before) / 1000, busy: (user + system) / 1e6, findings: findings.length };
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const timed = (n: number) => Array.from({ length: Number(repeats) }, () => measure(n));

const all = timed(Number(wantedMetrics));
const tenth = timed(Math.max(1, Math.round(Number(wantedMetrics) / 10)));
const middle = (costs: readonly Cost[], of: 'seconds' | 'busy'): number => median(costs.map((cost) => cost[of]));
const findings = all[0]?.findings ?? 1;
console.log(
  `${wantedMetrics} metrics × ${areas.length} areas × 96 months: ${middle(all, 'seconds').toFixed(2)} s, ${middle(all, 'busy').toFixed(2)} s of processor time (medians of ${repeats})`,
);
console.log(
  `  ${findings} findings, ${((middle(all, 'busy') / findings) * 1e6).toFixed(0)} µs each; ${(middle(all, 'busy') / middle(tenth, 'busy')).toFixed(1)} × a tenth of the metrics`,
);
