import type { Span } from '../../spec/index.ts';
import type { BoundMapping, LoadPlan } from '../warehouse.ts';
import type { Ask } from './connection.ts';
import { literal } from './sql.ts';

/** Local times that a zone's clock skips in spring, or shows twice in autumn: half-open spans of local time. */
export interface ClockChanges {
  readonly zone: string;
  readonly skipped: readonly { readonly from: string; readonly until: string }[];
  readonly repeated: readonly { readonly from: string; readonly until: string }[];
}

const wholeAge = { from: '1970-01-01', to: '2060-01-01' } as const;

/**
 * Finds the days that are not 24 hours long, and in them the quarters of an hour that local clocks skip or repeat
 * (every change since 1970 falls on one). Asking the zone data once per run is far cheaper than converting every
 * record there and back; a span of days within which changes matter makes it cheaper still.
 */
export async function clockChanges(
  ask: Ask,
  zone: string,
  wanted: { readonly repeated: boolean; readonly within?: Span },
): Promise<ClockChanges> {
  const z = literal(zone);
  const { from, to } = wanted.within ?? wholeAge;
  const weeks = `SELECT generate_series AS week FROM generate_series(DATE ${literal(from)} - INTERVAL 7 DAY, DATE ${literal(to)} + INTERVAL 7 DAY, INTERVAL 7 DAY)`;
  // first the weeks, then their days: no zone changes its clock twice in a week. Where it skips time, both are short
  const quarters = (than: '<' | '>'): string => {
    const isOdd = (unit: string, name: string): string =>
      `epoch(timezone(${z}, ${name} + INTERVAL 1 ${unit})) - epoch(timezone(${z}, ${name})) ${than} epoch(INTERVAL 1 ${unit})`;
    const days = `SELECT week + to_days(CAST(d AS INTEGER)) AS day FROM (${weeks}), range(7) AS r(d) WHERE ${isOdd('WEEK', 'week')}`;
    return `SELECT day, day + to_minutes(15 * q) AS t FROM (SELECT day FROM (${days}) WHERE ${isOdd('DAY', 'day')}), range(96) AS r(q)`;
  };
  const skipped = `SELECT strftime(min(t), '%Y-%m-%d %H:%M:%S'), strftime(max(t) + INTERVAL 15 MINUTE, '%Y-%m-%d %H:%M:%S')
    FROM (${quarters('<')}) WHERE timezone(${z}, timezone(${z}, t)) <> t GROUP BY day ORDER BY day`;
  // a repeated time is one that another instant, an hour or half an hour away, shows as well
  const repeated = `SELECT strftime(min(t), '%Y-%m-%d %H:%M:%S'), strftime(max(t) + INTERVAL 15 MINUTE, '%Y-%m-%d %H:%M:%S')
    FROM (${quarters('>')}), (VALUES (30), (60)) AS s(step)
    WHERE timezone(${z}, timezone(${z}, t) + to_minutes(step)) = t OR timezone(${z}, timezone(${z}, t) - to_minutes(step)) = t GROUP BY day ORDER BY day`;
  const spans = async (sql: string): Promise<ClockChanges['skipped']> =>
    (await ask(sql)).map(([from, until]) => ({ from: String(from), until: String(until) }));
  return { zone, skipped: await spans(skipped), repeated: wanted.repeated ? await spans(repeated) : [] };
}

/**
 * A condition that a local time lies in one of the spans. The hour comes first, for it settles most rows, and is read in
 * a third of the time that it takes to compare times of day (measured).
 */
export function liesIn(column: string, spans: ClockChanges['skipped']): string {
  if (spans.length === 0) return 'false';
  const hours = spans.map(({ from, until }) => ({
    first: hourOf(from),
    last: hourOf(until) - (endsAtHour(until) ? 1 : 0),
  }));
  // a span may go past midnight, or be a whole day
  const isPast = spans.some(({ from, until }) => until.slice(11) <= from.slice(11));
  const first = isPast ? 0 : Math.min(...hours.map((hour) => hour.first));
  const last = isPast ? 23 : Math.max(...hours.map((hour) => hour.last));
  const each = spans.map(
    ({ from, until }) => `(${column} >= TIMESTAMP ${literal(from)} AND ${column} < TIMESTAMP ${literal(until)})`,
  );
  return `(hour(${column}) BETWEEN ${first} AND ${last} AND (${each.join(' OR ')}))`;
}

const hourOf = (moment: string): number => Number(moment.slice(11, 13));
const endsAtHour = (moment: string): boolean => moment.endsWith(':00:00');

/** Days that a zone's clock has skipped as a whole: Samoa had no 30 December 2011. */
export const wholeDays = ({ skipped }: ClockChanges): ClockChanges['skipped'] =>
  skipped.filter(({ from, until }) => from.endsWith('00:00:00') && until.endsWith('00:00:00') && until > from);

export const zoneOf = (mapping: BoundMapping, plan: LoadPlan): string => mapping.zone ?? plan.zone;

/** Local time in the pipeline's zone. An hour that a clock skips or shows twice is settled as the mapping says. */
export function inPipelineZone(
  mapping: BoundMapping,
  local: string,
  { plan, clock }: { readonly plan: LoadPlan; readonly clock: ClockChanges | undefined },
): string {
  const zone = literal(zoneOf(mapping, plan));
  const instant = `timezone(${zone}, ${local})`;
  // the zone data move a skipped time on by as much as the clock skips
  if (zoneOf(mapping, plan) === plan.zone)
    return clock && mapping.impossible === 'later'
      ? `CASE WHEN ${liesIn(local, clock.skipped)} THEN timezone(${zone}, ${instant}) ELSE ${local} END`
      : local;
  const { ambiguous } = mapping;
  const settled =
    clock && ambiguous !== 'reject'
      ? instantOf(local, { zone: zoneOf(mapping, plan), ambiguous, repeated: clock.repeated })
      : instant;
  return `timezone(${literal(plan.zone)}, ${settled})`;
}

/** The instant of a local time; one that a clock shows twice is the earlier or the later of the two, as declared. */
export function instantOf(
  local: string,
  { zone, ambiguous, repeated }: Pick<ClockChanges, 'zone' | 'repeated'> & { readonly ambiguous: 'earlier' | 'later' },
): string {
  const instant = `timezone(${literal(zone)}, ${local})`;
  const isTwice = liesIn(local, repeated);
  if (isTwice === 'false') return instant;
  const sign = ambiguous === 'earlier' ? '-' : '+';
  const other = [60, 30, 120].map(
    (minutes) =>
      `WHEN timezone(${literal(zone)}, ${instant} ${sign} to_minutes(${minutes})) = ${local} THEN ${instant} ${sign} to_minutes(${minutes})`,
  );
  return `CASE WHEN ${isTwice} THEN CASE ${other.join(' ')} ELSE ${instant} END ELSE ${instant} END`;
}
