import {
  type Check,
  type Interval,
  type IntervalOutcome,
  intervalOutcomes,
  type ResponseRules,
} from '../spec/index.ts';
import type { DurationRow, DurationsQuery, Warehouse } from '../store/index.ts';
import { formatCount, spoken } from '../words/index.ts';
import { checkOf } from './checks/check-of.ts';
import { intervalQuery } from './interval-query.ts';
import type { LoadedSource } from './load-source.ts';
import { checkUnitsOf } from './mixed-units.ts';
import { checkStacked } from './stacked-calls.ts';

interface Scene {
  readonly warehouse: Warehouse;
  /** The zone in which times are stored. */
  readonly zone: string;
}

/** What became of every call of a source of responses, for each declared interval: a line for each outcome. */
export async function checkResponses(loaded: LoadedSource, { warehouse, zone }: Scene): Promise<readonly Check[]> {
  const { source } = loaded;
  const rules = source.responses;
  if (rules === null) return [];
  const checks: Check[] = [];
  for (const interval of rules.intervals) {
    const query = intervalQuery(loaded, interval, zone);
    checks.push(...checkInterval(loaded, { interval, query, rows: await warehouse.durations(loaded.table, query) }));
  }
  if (rules.intervals.length === 0 && !canMeasure(loaded)) checks.push(noArrival(loaded));
  checks.push(...(await checkStacked(loaded, warehouse)));
  const [first] = rules.intervals;
  if (rules.answering === null && first && source.columns.some(({ name }) => name === 'id'))
    checks.push(await checkAnswering(loaded, intervalQuery(loaded, first, zone), warehouse));
  return [...checks, ...(await checkUnitsOf(loaded, durationColumns(loaded), warehouse))];
}

const durationColumns = ({ source }: LoadedSource): readonly string[] =>
  source.columns.filter(({ type }) => type === 'duration').map(({ name }) => name);
const canMeasure = (loaded: LoadedSource): boolean =>
  durationColumns(loaded).length > 0 || loaded.source.columns.some(({ name }) => name === 'arrived_at');

/** A source that says when units were sent, and never when they arrived: no response time is made up for it. */
function noArrival({ source, ledger }: LoadedSource): Check {
  const n = ledger.reduce((sum, line) => sum + line.facts, 0);
  return checkOf({
    source: source.id,
    rule: 'no-arrival',
    observed: 1,
    limit: null,
    n,
    unit: 'share',
    severity: 'info',
    detail: 'response times are withheld: no arrival is recorded',
  });
}

interface Measured {
  readonly interval: Interval;
  readonly query: DurationsQuery;
  readonly rows: readonly DurationRow[];
}

const endNames: Readonly<Record<string, string>> = {
  received_at: 'receipt',
  dispatched_at: 'dispatch',
  enroute_at: 'departure',
  arrived_at: 'arrival',
  cleared_at: 'release',
};

function checkInterval({ source }: LoadedSource, { interval, query, rows }: Measured): readonly Check[] {
  const rules = source.responses;
  const n = rows.reduce((sum, row) => sum + row.n, 0);
  const counted = new Map<IntervalOutcome, number>();
  for (const row of rows) counted.set(row.outcome, (counted.get(row.outcome) ?? 0) + row.n);
  const line = (rule: string, count: number, words: string): Check =>
    checkOf({
      source: source.id,
      rule: `${interval.name}-${rule}`,
      observed: n === 0 ? 0 : count / n,
      limit: null,
      n,
      unit: 'share',
      severity: 'info',
      detail: `${spoken(interval.name)}: ${formatCount(count)} of ${formatCount(n)} ${query.firstOf === null ? 'records' : 'calls'} ${words}`,
    });
  const lost = withheld(interval, counted, n);
  if (lost !== null || rules === null)
    return [{ ...line('withheld', n, `cannot be measured: withheld, ${lost}`), severity: 'warn', passed: n === 0 }];
  // kept, they are measured: without them the lines would not add up to all
  const instant = rules.zero === 'keep' ? (counted.get('zero') ?? 0) : 0;
  const lines = intervalOutcomes
    .filter((outcome) => applies(outcome, query))
    .map((outcome) => {
      const count = counted.get(outcome) ?? 0;
      const among = outcome === 'measured' ? instant : 0;
      const words =
        wordsFor(outcome, interval, rules) + (among === 0 ? '' : `, ${formatCount(among)} of them in no time at all`);
      const told = line(ruleOf(outcome, interval), count + among, words);
      const fails = outcome === 'negative' && rules.negative === 'fail';
      return fails ? { ...told, limit: 0, severity: 'fail' as const, passed: count === 0 } : told;
    });
  if (query.interval.kind === 'duration') return lines;
  const sum = (field: 'overnight' | 'clockChange', among: readonly DurationRow[]): number =>
    among.reduce((total, row) => total + row[field], 0);
  // the line says of them that they are measured
  const timed = rows.filter(({ lengths }) => lengths !== null);
  return [
    ...lines,
    line('overnight', sum('overnight', rows), 'run past midnight'),
    line('clock-change', sum('clockChange', timed), 'run over a change of the clock, and are measured in real time'),
  ];
}

/** Why nothing can be measured at all: one of the ends is never recorded. */
function withheld(interval: Interval, counted: ReadonlyMap<IntervalOutcome, number>, n: number): string | null {
  if (interval.stamps === null) return n > 0 && counted.get('missing-duration') === n ? 'no duration recorded' : null;
  const none = (end: string): string => `no ${endNames[end] ?? end} recorded`;
  const unseen = (outcome: IntervalOutcome): number =>
    (counted.get(outcome) ?? 0) + (counted.get('self-initiated') ?? 0) + (counted.get('cancelled') ?? 0);
  if (n === 0) return null;
  if (counted.has('missing-start') && unseen('missing-start') === n) return none(interval.stamps.from);
  if (counted.has('missing-end') && unseen('missing-end') + (counted.get('missing-start') ?? 0) === n)
    return none(interval.stamps.to);
  return null;
}

/** Outcomes that cannot be are not listed: a source without the flag has no cancelled calls. */
function applies(outcome: IntervalOutcome, query: DurationsQuery): boolean {
  switch (outcome) {
    case 'self-initiated':
      return query.selfInitiated !== null;
    case 'cancelled':
      return query.cancelled !== null;
    case 'missing-duration':
      return query.interval.kind === 'duration';
    case 'missing-start':
    case 'missing-end':
      return query.interval.kind === 'stamps';
    case 'hour-shown-twice':
      return fromOtherZone(query);
    case 'stacked':
      return query.stacked !== null;
    case 'too-long':
      return query.longestSeconds !== null;
    case 'negative':
    case 'zero':
    case 'measured':
      return true;
  }
}

const fromOtherZone = ({ interval }: DurationsQuery): boolean =>
  interval.kind === 'stamps' && [interval.from, interval.to].some((stamp) => stamp?.otherZone.includes(true));

const ruleOf = (outcome: IntervalOutcome, { stamps }: Interval): string =>
  outcome === 'missing-end' && stamps?.to === 'arrived_at' ? 'no-arrival' : outcome;

function wordsFor(outcome: IntervalOutcome, { stamps }: Interval, rules: ResponseRules): string {
  switch (outcome) {
    case 'self-initiated':
      return 'were begun by the agency itself: not measured';
    case 'cancelled':
      return 'were cancelled: not measured';
    case 'missing-duration':
      return 'have no duration: not measured';
    case 'missing-start':
      return `have no ${endNames[stamps?.from ?? ''] ?? stamps?.from ?? 'beginning'}: not measured`;
    case 'missing-end':
      return `have no ${endNames[stamps?.to ?? ''] ?? stamps?.to ?? 'end'}: not measured`;
    case 'hour-shown-twice':
      return 'lie in the hour that the clock shows twice, and which of the two is no longer known: not measured';
    case 'negative':
      return 'end before they begin: not measured, and not turned round';
    case 'stacked':
      return 'came in while the unit that answered was bound by an earlier call: not measured';
    case 'zero':
      return `take no time at all: ${rules.zero === 'keep' ? 'kept, and counted as measured' : 'not measured'}`;
    case 'too-long':
      return `take longer than is believed (${formatCount(rules.longestSeconds ?? 0)} s): not measured`;
    case 'measured':
      return 'are measured';
  }
}

/** Several units answered one call, and nobody said whose time counts. */
async function checkAnswering(loaded: LoadedSource, query: DurationsQuery, warehouse: Warehouse): Promise<Check> {
  const count = async (firstOf: string | null): Promise<number> =>
    (await warehouse.durations(loaded.table, { ...query, firstOf })).reduce((sum, { n }) => sum + n, 0);
  const [records, calls] = [await count(null), await count('id')];
  return checkOf({
    source: loaded.source.id,
    rule: 'answering',
    observed: records - calls,
    limit: 0,
    n: records,
    unit: 'rows',
    severity: 'fail',
    detail:
      records === calls
        ? `${formatCount(records)} records of as many calls`
        : `${formatCount(records)} records of ${formatCount(calls)} calls, and answering is not declared: first (the first to arrive) or all`,
  });
}
