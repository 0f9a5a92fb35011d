import type { BoundMapping, LoadPlan } from '../warehouse.ts';
import { identifier, literal, literals } from './sql.ts';
import { hasTimeOfDay, parsedTime, timeValue } from './times.ts';
import { type ClockChanges, liesIn } from './zones.ts';

/** How one column is made, in layers of one SELECT: the cleaned text, the time in it, the value, and why a text has no value. */
export interface Conversion {
  readonly column: string;
  readonly text: string;
  /** For times alone: parsed once, then judged once, for several expressions ask for it. */
  readonly time: { readonly parsed: string; readonly local: string } | null;
  readonly value: string;
  /** SQL that gives the rule which a record breaks, or NULL. */
  readonly broken: string;
  /** The text as it stands in the file. */
  readonly found: string;
}

const at = (index: number): string => `c${index}`;
/** What stands around a value and is not part of it: blanks, tabs, and the no-break spaces of spreadsheets. */
const blanks = "' ' || chr(9) || chr(160)";
type Blanks = Pick<LoadPlan, 'missing' | 'hasOddBlanks'>;

/** Trimming costs six times as much as seeing that there is nothing to trim (measured). */
const trimmed = (index: number, { hasOddBlanks }: Blanks): string => {
  const text = at(index);
  const odd = ['chr(9)', 'chr(160)'].map((blank) => `NOT suffix(${text}, ${blank})`);
  const isClean = [
    `${text} > '!'`,
    `NOT suffix(${text}, ' ')`,
    ...(hasOddBlanks ? [...odd, `NOT prefix(${text}, chr(160))`] : []),
  ].join(' AND ');
  return `CASE WHEN ${isClean} THEN ${text} ELSE nullif(trim(${text}, ${blanks}), '') END`;
};

function cleaned(index: number, plan: Blanks): string {
  const tokens = plan.missing.map((token) => token.trim()).filter((token) => token !== '');
  const text = trimmed(index, plan);
  return tokens.length === 0 ? text : `CASE WHEN (${text}) IN (${literals(tokens)}) THEN NULL ELSE ${text} END`;
}

/** HHMM without its leading zeros: "130" is half past one, and strptime alone would read 13:00. Longer texts stay as they are. */
const padded = (text: string, formats: readonly string[]): string =>
  formats.includes('HHMM') ? `CASE WHEN length(${text}) < 4 THEN lpad(${text}, 4, '0') ELSE (${text}) END` : text;

function textOf(mapping: BoundMapping, plan: Blanks): string {
  if (mapping.how === 'constant')
    return mapping.value === null || mapping.value === '' ? 'NULL::VARCHAR' : literal(mapping.value);
  const parts = mapping.indexes.map((index, part) => padded(cleaned(index, plan), mapping.parts[part]?.formats ?? []));
  const joined =
    mapping.how === 'join'
      ? joinedText(parts)
      : parts.length === 1
        ? (parts[0] ?? 'NULL')
        : `coalesce(${parts.join(', ')})`;
  const renames = Object.entries(mapping.rename);
  if (renames.length === 0) return joined;
  const cases = renames.map(([from, to]) => `WHEN ${literal(from)} THEN ${to === '' ? 'NULL' : literal(to)}`).join(' ');
  return `CASE ${joined} ${cases} ELSE ${joined} END`;
}

/** A date without its time keeps the date (concat_ws leaves out what is missing); a time without its date is nothing. */
const joinedText = (parts: readonly string[]): string =>
  `CASE WHEN ${parts[0]} IS NULL THEN NULL ELSE concat_ws(' ', ${parts.join(', ')}) END`;

function foundOf(mapping: BoundMapping, plan: Blanks): string {
  const columns = mapping.indexes.map(at);
  if (mapping.how === 'constant') return literal(mapping.value ?? '');
  if (mapping.how === 'join') return `concat_ws(' ', ${columns.join(', ')})`;
  if (columns.length === 1) return columns[0] ?? 'NULL';
  return `coalesce(${mapping.indexes.map((index) => `CASE WHEN ${cleaned(index, plan)} IS NOT NULL THEN ${at(index)} END`).join(', ')})`;
}

/**
 * What a cast gives back unchanged is whole; 12.0 and 1e3 are whole too, 12.5 is not (a cast would round it).
 * DuckDB's casts also take 1_000 and 0x1F, which no agency means.
 */
const wholeNumber = (text: string): string =>
  `CASE WHEN CAST(TRY_CAST(${text} AS BIGINT) AS VARCHAR) = ${text} THEN TRY_CAST(${text} AS BIGINT)
    WHEN regexp_full_match(${text}, ${literal(decimalShape)}) AND TRY_CAST(${text} AS DOUBLE) = trunc(TRY_CAST(${text} AS DOUBLE)) THEN TRY_CAST(${text} AS BIGINT) END`;
const decimalShape = '[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?';
const decimalNumber = (text: string): string =>
  `CASE WHEN regexp_full_match(${text}, ${literal(decimalShape)}) AND isfinite(TRY_CAST(${text} AS DOUBLE)) THEN TRY_CAST(${text} AS DOUBLE) END`;

function valueOf(mapping: BoundMapping, { text, local, plan, clocks }: Names & ClockContext): string {
  switch (mapping.type) {
    case 'text':
    case 'pseudonym':
    case 'list':
      return text;
    case 'whole':
    case 'duration':
    case 'money':
      return withDefault(wholeNumber(text), text, mapping.default);
    case 'decimal':
      return withDefault(decimalNumber(text), text, mapping.default);
    case 'flag':
      return `CASE WHEN ${text} IN (${literals(mapping.trueValues)}) THEN true WHEN ${mapping.falseValues.length > 0 ? `${text} IN (${literals(mapping.falseValues)})` : `${text} IS NOT NULL`} THEN false END`;
    case 'date':
    case 'period':
      return `CAST(${local} AS DATE)`;
    case 'timestamp':
      return inPipelineZone(mapping, local, { plan, clocks });
  }
}

export type Clocks = ReadonlyMap<string, ClockChanges>;
interface ClockContext {
  readonly plan: LoadPlan;
  readonly clocks: Clocks;
}
/** SQL for the cleaned text of a column, and for the local time in it. */
interface Names {
  readonly text: string;
  readonly local: string;
}

export const zoneOf = (mapping: BoundMapping, plan: LoadPlan): string => mapping.zone ?? plan.zone;

/** Local time in the pipeline's zone. An hour that a clock skips or shows twice is settled as the mapping says. */
function inPipelineZone(mapping: BoundMapping, local: string, { plan, clocks }: ClockContext): string {
  const zone = literal(zoneOf(mapping, plan));
  const clock = hasTimeOfDay(mapping) ? clocks.get(zoneOf(mapping, plan)) : undefined;
  const instant = `timezone(${zone}, ${local})`;
  // the zone data move a skipped time on by as much as the clock skips
  if (zoneOf(mapping, plan) === plan.zone)
    return clock && mapping.impossible === 'later'
      ? `CASE WHEN ${liesIn(local, clock.skipped)} THEN timezone(${zone}, ${instant}) ELSE ${local} END`
      : local;
  const isTwice = clock && mapping.ambiguous !== 'reject' ? liesIn(local, clock.repeated) : 'false';
  const sign = mapping.ambiguous === 'earlier' ? '-' : '+';
  const other = [60, 30, 120].map(
    (minutes) =>
      `WHEN timezone(${zone}, ${instant} ${sign} to_minutes(${minutes})) = ${local} THEN ${instant} ${sign} to_minutes(${minutes})`,
  );
  const settled =
    isTwice === 'false'
      ? instant
      : `CASE WHEN ${isTwice} THEN CASE ${other.join(' ')} ELSE ${instant} END ELSE ${instant} END`;
  return `timezone(${literal(plan.zone)}, ${settled})`;
}

const withDefault = (value: string, text: string, fallback: string | null): string =>
  fallback === null ? value : `CASE WHEN ${text} IS NULL THEN ${Number(fallback)} ELSE ${value} END`;

const refusal = {
  text: 'value-missing',
  whole: 'not-a-whole-number',
  decimal: 'not-a-number',
  flag: 'not-yes-or-no',
  date: 'not-a-date',
  timestamp: 'not-a-date',
  period: 'not-a-date',
  duration: 'not-a-duration',
  money: 'not-an-amount',
  list: 'value-missing',
  pseudonym: 'value-missing',
} as const;

function brokenRule(
  mapping: BoundMapping,
  { text, local, value, clock }: Names & { readonly value: string; readonly clock: ClockChanges | undefined },
): string {
  const rules: string[] = [];
  if (mapping.filled) rules.push(`WHEN ${text} IS NULL THEN 'value-missing'`);
  if (mapping.type !== 'text')
    rules.push(`WHEN ${text} IS NOT NULL AND ${value} IS NULL THEN ${literal(refusal[mapping.type])}`);
  // local is in the column's own zone: a converted time never lies in a gap
  if (clock && mapping.impossible === 'reject' && clock.skipped.length > 0)
    rules.push(`WHEN ${liesIn(local, clock.skipped)} THEN 'impossible-time'`);
  if (clock && mapping.ambiguous === 'reject' && clock.repeated.length > 0)
    rules.push(`WHEN ${liesIn(local, clock.repeated)} THEN 'ambiguous-time'`);
  return rules.length > 0 ? `CASE ${rules.join(' ')} END` : 'NULL';
}

/** The conversions of a file's columns. */
export function conversions(plan: LoadPlan, clocks: Clocks): readonly Conversion[] {
  return plan.mappings.map((mapping, index) => {
    const text = `t${index}`;
    const isTime = mapping.type === 'date' || mapping.type === 'timestamp';
    const local = `l${index}`;
    const clock = hasTimeOfDay(mapping) ? clocks.get(zoneOf(mapping, plan)) : undefined;
    return {
      column: mapping.column,
      text: textOf(mapping, plan),
      time: isTime ? { parsed: parsedTime(mapping, text), local: timeValue(`p${index}`, text) } : null,
      value: valueOf(mapping, { text, local, plan, clocks }),
      broken: brokenRule(mapping, { text, local, value: identifier(mapping.column), clock }),
      found: foundOf(mapping, plan),
    };
  });
}
