import { type ColumnType, isOpenFlag, otherColumn } from '../../spec/index.ts';
import type { BoundMapping, LoadPlan } from '../warehouse.ts';
import { blanks, foundOf, missingTexts, renamed, textOf } from './cells.ts';
import {
  areSignsPlain,
  cents,
  decimalNumber,
  decimalSeconds,
  duration,
  plainAmount,
  plainNumber,
  wholeNumber,
} from './numbers.ts';
import { pseudonym } from './pseudonyms.ts';
import { type SettledTime, settledTime } from './settled-times.ts';
import { identifier, literal, literals } from './sql.ts';
import { hasTimeOfDay, isTime, type ReadTime, readTime, saysDay } from './times.ts';
import { hasWaves, notAsked } from './wordings.ts';
import { type ClockChanges, inPipelineZone, liesIn, wholeDays, zoneOf } from './zones.ts';

/** How one column is made, in layers of one SELECT: the cleaned text, what is read in it, the value, and why a text has none. */
export interface Conversion {
  readonly column: string;
  /** The column that a refusal names. */
  readonly told: string;
  readonly text: string;
  /** A text read once where several expressions ask for it: a time, or a number in plain signs. */
  readonly parsed: string | null;
  /** For times alone: judged once. */
  readonly local: string | null;
  readonly value: string;
  /** What is kept of the text beside the value: how precise a time is, or which text means no. */
  readonly beside: { readonly column: string; readonly value: string } | null;
  /** SQL that gives the rule which a record breaks, or NULL. */
  readonly broken: string;
  /** The same for a rule that costs the value alone. */
  readonly brokenValue: string;
  readonly settled: SettledTime;
  /** It is made for each of the wide columns, and not once for a record. */
  readonly isWide: boolean;
  /** The text as it stands in the file. */
  readonly found: string;
}

export type Clocks = ReadonlyMap<string, ClockChanges>;
/** SQL for the cleaned text of a column, for what is read in it, and for the local time in it. */
interface Names {
  readonly text: string;
  readonly parsed: string;
  readonly local: string;
}
interface Scene {
  readonly plan: LoadPlan;
  readonly clock: ClockChanges | undefined;
}

/** The conversions of a file's columns. */
export function conversions(plan: LoadPlan, clocks: Clocks): readonly Conversion[] {
  return plan.mappings.map((mapping, index) => {
    const names: Names = { text: `t${index}`, parsed: `p${index}`, local: `l${index}` };
    const clock = clockOf(mapping, clocks.get(zoneOf(mapping, plan)));
    const precisionName = `${mapping.column}_precision`;
    const keepsPrecision = isTime(mapping) && plan.table.columns.some(({ name }) => name === precisionName);
    const time = isTime(mapping) ? readTime(mapping, { ...names, precision: keepsPrecision }) : null;
    const rule = brokenRule(mapping, { names, value: identifier(mapping.column), clock });
    const missingRule = missingValue(mapping, names.text);
    const isValueRule = mapping.refuse === 'value';
    return {
      column: mapping.column,
      told: mapping.namedBy ?? mapping.column,
      text: textOf(mapping, plan),
      parsed: time?.parsed ?? plainlyRead(mapping, names.text),
      local: time?.local ?? null,
      value: valueOf(mapping, names, { plan, clock }),
      beside: otherOf(mapping, names.text, plan) ?? precisionOf(time, keepsPrecision ? precisionName : null),
      broken: cases(isValueRule ? missingRule : [...missingRule, ...rule]),
      brokenValue: cases(isValueRule ? rule : []),
      settled: settledTime(mapping, names.local, { plan, clock }),
      isWide: mapping.how === 'wide-cell' || mapping.how === 'wide-name',
      // the name that a pseudonym stands for is never told
      found: mapping.type === 'pseudonym' ? 'NULL::VARCHAR' : foundOf(mapping, plan),
    };
  });
}

const cases = (rules: readonly string[]): string => (rules.length > 0 ? `CASE ${rules.join(' ')} END` : 'NULL');

const precisionOf = (time: ReadTime | null, column: string | null): Conversion['beside'] =>
  time?.precision && column !== null ? { column, value: time.precision } : null;

/** Hours that are skipped or repeated concern times alone; a day that is skipped as a whole is no day either. */
function clockOf(mapping: BoundMapping, clock: ClockChanges | undefined): ClockChanges | undefined {
  if (clock === undefined || !saysDay(mapping)) return undefined;
  return hasTimeOfDay(mapping) ? clock : { ...clock, skipped: wholeDays(clock), repeated: [] };
}

/** A text that means no because it does not mean yes. */
function otherOf(mapping: BoundMapping, text: string, { table }: LoadPlan): Conversion['beside'] {
  const column = otherColumn(mapping.column);
  if (!isOpenFlag(mapping) || !table.columns.some(({ name }) => name === column)) return null;
  return { column, value: `CASE WHEN ${text} NOT IN (${literals(mapping.trueValues)}) THEN ${text} END` };
}

/** The text of a number in plain signs, where its column has others. */
function plainlyRead(mapping: BoundMapping, text: string): string | null {
  switch (mapping.type) {
    case 'money':
      return plainAmount(text, mapping);
    case 'whole':
    case 'decimal':
    case 'duration':
      return areSignsPlain(mapping) ? null : plainNumber(text, mapping);
    default:
      return null;
  }
}

function valueOf(mapping: BoundMapping, { text, parsed, local }: Names, { plan, clock }: Scene): string {
  const number = areSignsPlain(mapping) ? text : parsed;
  const byDefault = (value: string): string => withDefault(value, text, mapping.default);
  switch (mapping.type) {
    case 'text':
      return text;
    case 'pseudonym':
      return pseudonym(text, plan.key);
    case 'list':
      return members(mapping, text, plan);
    case 'whole':
      return byDefault(wholeNumber(number));
    case 'decimal':
      return byDefault(hasUnit(mapping) ? decimalSeconds(mapping, { text, number }, plan) : decimalNumber(number));
    case 'money':
      return byDefault(cents(parsed));
    case 'duration':
      return byDefault(duration(mapping, { text, number }, plan));
    case 'flag':
      return `CASE WHEN ${text} IN (${literals(mapping.trueValues)}) THEN true WHEN ${mapping.falseValues.length > 0 ? `${text} IN (${literals(mapping.falseValues)})` : `${text} IS NOT NULL`} THEN false END`;
    case 'date':
    case 'period':
      return `CAST(${local} AS DATE)`;
    case 'timestamp':
      return inPipelineZone(mapping, local, { plan, clock });
  }
}

const hasUnit = ({ unit, units }: BoundMapping): boolean => unit !== null || Object.keys(units).length > 0;

/** The default is in the unit that is stored. */
const withDefault = (value: string, text: string, fallback: string | null): string =>
  fallback === null ? value : `CASE WHEN ${text} IS NULL THEN ${Number(fallback)} ELSE ${value} END`;

/** Members of a list, in their order: trimmed, renamed, and without those that stand for no value; NULL where none is left. */
function members(mapping: BoundMapping, text: string, plan: LoadPlan): string {
  const tokens = missingTexts(mapping, plan);
  const isSaid = tokens.length === 0 ? `m <> ''` : `m <> '' AND m NOT IN (${literals(tokens)})`;
  const trimmed = `list_transform(string_split(${text}, ${literal(mapping.separator ?? ';')}), lambda m: trim(m, ${blanks}))`;
  const said = `list_filter(${trimmed}, lambda m: ${isSaid})`;
  const named =
    Object.keys(mapping.rename).length === 0
      ? said
      : `list_filter(list_transform(${said}, lambda m: ${renamed('m', mapping.rename)}), lambda m: m IS NOT NULL)`;
  return `CASE WHEN len(${named}) > 0 THEN ${named} END`;
}

const refusals: Readonly<Record<ColumnType, string | null>> = {
  text: null,
  pseudonym: null,
  list: null,
  whole: 'not-a-whole-number',
  decimal: 'not-a-number',
  flag: 'not-yes-or-no',
  date: 'not-a-date',
  timestamp: 'not-a-date',
  period: 'not-a-date',
  duration: 'not-a-duration',
  money: 'not-an-amount',
};

/** In a wide file, a blank cell is no fact, and so breaks nothing. */
function missingValue(mapping: BoundMapping, text: string): readonly string[] {
  if (!mapping.filled || mapping.how === 'wide-cell') return [];
  return [`WHEN ${mapping.type === 'list' ? identifier(mapping.column) : text} IS NULL THEN 'value-missing'`];
}

/** Whether a page could not hold it as a name. Bytes are counted first: they cost nothing to count. */
const isLonger = (text: string, longest: number): string =>
  `strlen(${text}) > ${longest} AND length(${text}) > ${longest}`;

function brokenRule(
  mapping: BoundMapping,
  { names, value, clock }: { readonly names: Names; readonly value: string; readonly clock: ClockChanges | undefined },
): readonly string[] {
  const { text, local } = names;
  const rules: string[] = hasWaves(mapping) ? [notAsked(text)] : [];
  const refusal = mapping.namedBy === undefined ? refusals[mapping.type] : `unknown-${mapping.namedBy}`;
  if (refusal !== null) rules.push(`WHEN ${text} IS NOT NULL AND ${value} IS NULL THEN ${literal(refusal)}`);
  const { longest } = mapping;
  if (longest !== undefined)
    rules.push(
      mapping.type === 'list'
        ? `WHEN len(list_filter(${value}, lambda m: ${isLonger('m', longest)})) > 0 THEN 'long-name'`
        : `WHEN ${isLonger(text, longest)} THEN 'long-name'`,
    );
  if (mapping.values !== null)
    rules.push(
      mapping.type === 'list'
        ? `WHEN NOT list_has_all([${literals(mapping.values)}], ${value}) THEN 'not-among-the-values'`
        : `WHEN ${text} NOT IN (${literals(mapping.values)}) THEN 'not-among-the-values'`,
    );
  if (mapping.scale !== null)
    rules.push(`WHEN ${value} NOT BETWEEN ${mapping.scale.min} AND ${mapping.scale.max} THEN 'off-the-scale'`);
  // local is in the column's own zone: a converted time never lies in a gap
  if (clock && mapping.impossible === 'reject' && clock.skipped.length > 0)
    rules.push(`WHEN ${liesIn(local, clock.skipped)} THEN 'impossible-time'`);
  if (clock && mapping.ambiguous === 'reject' && clock.repeated.length > 0)
    rules.push(`WHEN ${liesIn(local, clock.repeated)} THEN 'ambiguous-time'`);
  return rules;
}
