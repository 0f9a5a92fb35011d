import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A made-up coalition of many areas over eight years, as files: crimes of twenty categories at levels from one in eight
 * months to some sixteen a month, calls of four priorities with response times, and the residents of each area.
 */
export interface Coalition {
  readonly metrics: number;
  readonly areas: number;
  /** How many of the areas joined the programme, one after the other. */
  readonly program: number;
}

export const cover = { from: '2018-01-01', to: '2025-12-31' } as const;
const categories = Array.from({ length: 20 }, (_, n) => `k${n}`);

const metric = (id: string, kind: string, measure: string): string => `id: ${id}
title: Metric ${id}
why: To see what it costs.
noun: { one: event, many: events }
question: better-off
role: goal
better: ${measure.includes('domestic: true') ? 'neutral' : 'lower'}
kind: ${kind}
measure: ${measure}
owner: nobody
version: 1
`;

/** Of ten metrics seven are rates or counts, two shares of crimes or calls, and one a quantile. */
function metricOf(n: number): { readonly text: string; readonly binding: string } {
  const [id, category, turn] = [`m${n}`, categories[n % categories.length] ?? '', Math.floor(n / 10)];
  const crime = (measure: string, exposure: string): { text: string; binding: string } => ({
    text: metric(id, 'incidents', measure),
    binding: `  - { use: bench/${id}, source: crime${exposure} }`,
  });
  const calls = (measure: string) => ({
    text: metric(id, 'responses', measure),
    binding: `  - { use: bench/${id}, source: calls }`,
  });
  const flags = ['', ', firearm: true', ', firearm: false', ', domestic: true', ', domestic: false'][turn % 5] ?? '';
  const where = `{ where: { category: [${category}, k${turn % 20}]${flags} } }`;
  const priority = 1 + (turn % 4);
  if (n % 10 === 7) return crime(`{ kind: share, of: ${where}, hits: { where: { firearm: true } }, empty: zero }`, '');
  if (n % 10 === 8)
    return calls(
      `{ kind: share, of: { where: { priority: { max: ${priority} } } }, hits: { interval: response, within: 8m }, empty: zero }`,
    );
  if (n % 10 === 9)
    return calls(
      `{ kind: quantile, p: 0.${5 + (turn % 5)}, interval: response, where: { priority: { max: ${priority} } }, empty: zero }`,
    );
  if (n % 3 === 0) return crime(`{ kind: count, count: ${where}, empty: zero }`, '');
  return crime(`{ kind: rate, count: ${where}, per: 100000, over: year, empty: zero }`, ', exposure: people');
}

function pipelineOf({ metrics, areas, program }: Coalition): string {
  const list = Array.from({ length: areas }, (_, n) => {
    const start = `${2021 + (n % 3)}-0${1 + (n % 4) * 2}-01`;
    if (n < program) return `    - { area: A${n}, role: program, site: S${n}, start: ${start} }`;
    return `    - { area: A${n}, role: ${n < program + areas / 10 ? 'buffer' : 'comparison'} }`;
  });
  const formats = 'formats: ["%Y-%m-%d %H:%M:%S"]';
  const covers = `covers: { from: ${cover.from}, to: ${cover.to} }`;
  return `id: bench
title: Bench
calendar: { grain: quarter, timezone: UTC }
sources:
  crime:
    kind: incidents
    repeats: keep
    ${covers}
    files: crime.csv
    columns:
      occurred_at: { from: when, ${formats} }
      area: area
      offense: { from: code, codes: { ${categories.map((name) => `${name}: [${name}]`).join(', ')} } }
      firearm: { from: gun, true: [Y], false: [N] }
      domestic: { from: home, true: [Y], false: [N] }
  calls:
    kind: responses
    repeats: keep
    ${covers}
    files: calls.csv
    columns:
      received_at: { from: received, ${formats} }
      arrived_at: { from: arrived, ${formats} }
      area: area
      priority: priority
    intervals: { response: { from: received_at, to: arrived_at } }
  people:
    kind: populations
    repeats: drop
    key: [area, year]
    files: people.csv
    columns: { area: area, year: year, population: people }
areas:
  list:
${list.join('\n')}
windows:
  current: last-4-quarters
  also: [last-quarter]
  baseline: { kind: before-launch, years: 3, reason: the three years before each area began }
metrics:
${Array.from({ length: metrics }, (_, n) => metricOf(n).binding).join('\n')}
privacy: { minimum: 5 }
reports: [board]
`;
}

const two = (n: number): string => String(n).padStart(2, '0');

function dice(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

type Below = () => number;

/** Season, level of the area and bursts. */
function countIn(
  below: Below,
  level: number,
  { area, month }: { readonly area: number; readonly month: number },
): number {
  const season = 1 + 0.3 * Math.sin((month / 6) * Math.PI);
  return Math.floor(level * (1 + (area % 5) / 2) * season * (below() + below() + (below() < 0.05 ? 3 : 0)));
}

const instant = (below: Below, month: number): string =>
  `${2018 + Math.floor(month / 12)}-${two(1 + (month % 12))}-${two(1 + Math.floor(below() * 28))} ${two(Math.floor(below() * 24))}:${two(Math.floor(below() * 60))}:00`;

function crimesIn(below: Below, cell: { readonly area: number; readonly month: number }): string {
  let text = '';
  for (const [n, category] of categories.entries())
    for (let left = countIn(below, 2 ** ((n % 8) - 3), cell); left > 0; left -= 1)
      text += `${instant(below, cell.month)},A${cell.area},${category},${below() < 0.3 ? 'Y' : 'N'},${below() < 0.2 ? 'Y' : 'N'}\n`;
  return text;
}

function callsIn(below: Below, cell: { readonly area: number; readonly month: number }): string {
  let text = '';
  for (let left = countIn(below, 12, cell); left > 0; left -= 1) {
    const received = instant(below, cell.month);
    const seconds = 180 + Math.floor(900 * below() ** 2);
    const arrived = new Date(Date.parse(`${received.replace(' ', 'T')}Z`) + 1000 * seconds);
    text += `${received},${arrived.toISOString().slice(0, 19).replace('T', ' ')},A${cell.area},${1 + Math.floor(below() * 4)}\n`;
  }
  return text;
}

/** Writes the project; records first, for they are the same however many metrics count them. */
export function writeCoalition(folder: string, coalition: Coalition): void {
  const below = dice();
  const [crime, calls] = [openSync(join(folder, 'crime.csv'), 'w'), openSync(join(folder, 'calls.csv'), 'w')];
  writeSync(crime, 'when,area,code,gun,home\n');
  writeSync(calls, 'received,arrived,area,priority\n');
  for (let area = 0; area < coalition.areas; area += 1)
    for (let month = 0; month < 96; month += 1) {
      writeSync(crime, crimesIn(below, { area, month }));
      writeSync(calls, callsIn(below, { area, month }));
    }
  for (const file of [crime, calls]) closeSync(file);
  const people = Array.from({ length: coalition.areas }, (_, n) => `A${n},2018,${4_000 + 500 * (n % 9)}\n`);
  writeFileSync(join(folder, 'people.csv'), `area,year,people\n${people.join('')}`);
  declare(folder, coalition);
}

/** Declares so many metrics over the records that are there. */
export function declare(folder: string, coalition: Coalition): void {
  for (const inner of ['pipelines', 'metrics/bench', 'reports']) mkdirSync(join(folder, inner), { recursive: true });
  for (let n = 0; n < coalition.metrics; n += 1)
    writeFileSync(join(folder, 'metrics/bench', `m${n}.yaml`), metricOf(n).text);
  writeFileSync(join(folder, 'pipelines/bench.yaml'), pipelineOf(coalition));
}
