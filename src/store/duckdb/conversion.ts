import type { BoundMapping, LoadPlan } from '../warehouse.ts';
import { identifier, literal, literals } from './sql.ts';
import { type ClockChanges, liesIn } from './zones.ts';

/** How one column is made, in three layers of one SELECT: the cleaned text, the value, and why a text has no value. */
export interface Conversion {
  readonly column: string;
  readonly text: string;
  readonly value: string;
  /** SQL that gives the rule which a record breaks, or NULL. */
  readonly broken: string;
}

const at = (index: number): string => `c${index}`;

function cleaned(index: number, missing: readonly string[]): string {
  const trimmed = `trim(${at(index)})`;
  return `CASE WHEN ${trimmed} IN (${literals(['', ...missing])}) THEN NULL ELSE ${trimmed} END`;
}

/** HHMM without its leading zeros: "130" is half past one, and strptime alone would read 13:00. */
const padded = (text: string, formats: readonly string[]): string => (formats.includes('HHMM') ? `lpad(${text}, 4, '0')` : text);
const strptimeFormats = (formats: readonly string[]): readonly string[] => formats.map((format) => (format === 'HHMM' ? '%H%M' : format));

function textOf(mapping: BoundMapping, missing: readonly string[]): string {
  const parts = mapping.indexes.map((index, part) => padded(cleaned(index, missing), mapping.parts[part]?.formats ?? []));
  if (mapping.how === 'constant') return literal(mapping.value ?? '');
  // concat_ws leaves out what is missing: a date without its time keeps the date
  const joined = mapping.how === 'join' ? `nullif(concat_ws(' ', ${parts.join(', ')}), '')` : parts.length === 1 ? parts[0] : `coalesce(${parts.join(', ')})`;
  const renames = Object.entries(mapping.rename);
  if (renames.length === 0) return joined ?? 'NULL';
  const cases = renames.map(([from, to]) => `WHEN ${literal(from)} THEN ${literal(to)}`).join(' ');
  return `CASE ${joined} ${cases} ELSE ${joined} END`;
}

/** Every way to read a joined text: all of its parts, or only the first ones where the later are missing. */
function timeFormats(mapping: BoundMapping): readonly string[] {
  if (mapping.how !== 'join') return [...new Set(strptimeFormats(mapping.parts.flatMap((part) => part.formats)))];
  let prefixes: readonly string[] = strptimeFormats(mapping.parts[0]?.formats ?? []);
  const all = [...prefixes];
  for (const part of mapping.parts.slice(1)) {
    prefixes = prefixes.flatMap((prefix) => strptimeFormats(part.formats).map((format) => `${prefix} ${format}`));
    all.unshift(...prefixes);
  }
  return all;
}

const wholeNumber = (text: string): string =>
  `CASE WHEN TRY_CAST(${text} AS DOUBLE) = trunc(TRY_CAST(${text} AS DOUBLE)) THEN TRY_CAST(${text} AS BIGINT) END`;

function valueOf(mapping: BoundMapping, text: string, plan: LoadPlan): string {
  switch (mapping.type) {
    case 'text':
      return text;
    case 'whole':
      return withDefault(wholeNumber(text), text, mapping.default);
    case 'decimal':
      return withDefault(`TRY_CAST(${text} AS DOUBLE)`, text, mapping.default);
    case 'flag':
      return `CASE WHEN ${text} IN (${literals(mapping.trueValues)}) THEN true WHEN ${mapping.falseValues.length > 0 ? `${text} IN (${literals(mapping.falseValues)})` : `${text} IS NOT NULL`} THEN false END`;
    case 'date':
      return `CAST(try_strptime(${text}, [${literals(timeFormats(mapping))}]) AS DATE)`;
    case 'timestamp': {
      const local = `try_strptime(${text}, [${literals(timeFormats(mapping))}])`;
      return mapping.zone === null || mapping.zone === plan.zone ? local : `timezone(${literal(plan.zone)}, timezone(${literal(mapping.zone)}, ${local}))`;
    }
  }
}

const withDefault = (value: string, text: string, fallback: string | null): string => (fallback === null ? value : `CASE WHEN ${text} IS NULL THEN ${Number(fallback)} ELSE ${value} END`);

const refusal = { text: 'value-missing', whole: 'not-a-whole-number', decimal: 'not-a-number', flag: 'not-yes-or-no', date: 'not-a-date', timestamp: 'not-a-date' } as const;

function brokenRule(mapping: BoundMapping, { text, value, clock }: { text: string; value: string; clock: ClockChanges | null }): string {
  const rules: string[] = [];
  if (mapping.filled) rules.push(`WHEN ${text} IS NULL THEN 'value-missing'`);
  if (mapping.type !== 'text') rules.push(`WHEN ${text} IS NOT NULL AND ${value} IS NULL THEN ${literal(refusal[mapping.type])}`);
  if (clock && mapping.impossible === 'reject') rules.push(`WHEN ${liesIn(value, clock.skipped)} THEN 'impossible-time'`);
  if (clock && mapping.ambiguous === 'reject') rules.push(`WHEN ${liesIn(value, clock.repeated)} THEN 'ambiguous-time'`);
  return rules.length > 0 ? `CASE ${rules.join(' ')} END` : 'NULL';
}

/** Only such a column can hold a local time that a clock skipped. */
export const hasTimeOfDay = (mapping: BoundMapping): boolean => mapping.type === 'timestamp' && timeFormats(mapping).some((format) => /%[HIXT]/.test(format));

/** The conversions of a file, and of the category that a code list adds. */
export function conversions(plan: LoadPlan, clocks: ReadonlyMap<string, ClockChanges>): readonly Conversion[] {
  return plan.mappings.map((mapping, index) => {
    const text = `t${index}`;
    const value = identifier(mapping.column);
    const clock = hasTimeOfDay(mapping) && mapping.zone === null ? (clocks.get(plan.zone) ?? null) : null;
    return { column: mapping.column, text: textOf(mapping, plan.missing), value: valueOf(mapping, text, plan), broken: brokenRule(mapping, { text, value, clock }) };
  });
}
