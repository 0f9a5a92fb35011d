import type { Pipeline } from '../../spec/index.ts';
import { type MeasurementRecord, sha256, type Warehouse, type WholePeriod } from '../../store/index.ts';
import type { LoadedSource } from '../load-source.ts';
import { whatMakesFacts } from '../source-plan.ts';
import { extended } from '../whole-periods.ts';
import { agenciesOf, areasOf, codesOf, fatesOf, longerOf, monthsOf, place, rangeOf, valuesOf } from './add-up.ts';
import { countDays } from './count-days.ts';
import { learnLag } from './learn-lag.ts';
import type { Measurements, Total } from './measurements.ts';
import { areaColumns, type Questions, questionsFor } from './questions.ts';

/** Changes when the same facts would be measured otherwise. */
const measureVersion = 6;

/** What is known of a source now, and what was measured of it before its data changed. */
export interface Measured {
  readonly now: Measurements;
  readonly before: Measurements | null;
}

/** Measures a source, or remembers what was measured when neither the data nor the questions have changed since. */
export async function measure(loaded: LoadedSource, pipeline: Pipeline, warehouse: Warehouse): Promise<Measured> {
  const { source, table, ledger } = loaded;
  const questions = questionsFor(source, pipeline.calendar);
  const data = sha256(JSON.stringify(ledger.map(({ file, sha256: hash }) => [file, hash])));
  // the same files read otherwise may have as many records, and other values in them
  const made = [whatMakesFacts(source), pipeline.calendar];
  const facts = [ledger, loaded.changes, table, questions, source.extracted, made];
  const identity = sha256(JSON.stringify([measureVersion, data, facts]));
  const known = await warehouse.measurements(pipeline.id, source.id);
  const before = known.find((record) => record.data !== data);
  const same = known.find((record) => record.identity === identity);
  const now = same ? parse(same) : await count(loaded, questions, warehouse);
  if (!same || known[0] !== same)
    await warehouse.saveMeasurements(pipeline.id, source.id, { data, identity, measured: JSON.stringify(now) });
  return { now, before: before ? parse(before) : null };
}

const parse = ({ measured }: MeasurementRecord): Measurements => JSON.parse(measured) as Measurements;

/** What was measured of a source when it was last loaded; null where it never was. */
export async function remembered(pipeline: string, source: string, warehouse: Warehouse): Promise<Measured | null> {
  const [now, before] = await warehouse.measurements(pipeline, source);
  return now ? { now: parse(now), before: before ? parse(before) : null } : null;
}

async function count(loaded: LoadedSource, questions: Questions, warehouse: Warehouse): Promise<Measurements> {
  const { coded, mixed, area } = questions;
  const answers = await warehouse.tallies(loaded.table, questions.tallies);
  const [first = [], ...rest] = answers.map((rows) => rows.map((row) => place(row, loaded, questions)));
  const months = monthsOf(first);
  const whole = await longRows(loaded, questions, warehouse);
  const days = rangeOf(first);
  const range = days && extended(days, whole);
  const mixes = rest.slice(coded.length + (area === null ? 0 : 1));
  return {
    range,
    agencies: agenciesOf(loaded, months),
    fates: fatesOf(loaded),
    columns: questions.columns,
    months,
    longer: longerOf(whole.filter(isLong), loaded),
    codes: coded.map((column, index) => ({ column, counts: codesOf(column, rest[index] ?? [], loaded) })),
    areas: area === null ? null : areasOf(rest[coded.length] ?? []),
    areaColumns: area === null ? [] : areaColumns(loaded.source.checks),
    mixes: mixed.map((column, index) => ({ column, values: valuesOf(mixes[index] ?? []) })),
    changes: loaded.changes,
    lag: questions.lag && range ? await learnLag(loaded, { ...questions.lag, range }, warehouse) : null,
    near: questions.near && (await warehouse.nearDuplicates(loaded.table, questions.near)),
    days: questions.days && range ? await countDays(loaded, { when: questions.days, range }, warehouse) : null,
    totals: await totalsOf(loaded, questions, warehouse),
  };
}

/** A week that lies in two months reports the one that it counts in. */
const isLong = ({ from, to, isWeek }: WholePeriod): boolean => !isWeek && from.slice(0, 7) !== to.slice(0, 7);

/** Records of a month are kept apart here as well: the last one ends the range. */
const longRows = (
  { table }: LoadedSource,
  { agency }: Questions,
  warehouse: Warehouse,
): Promise<readonly WholePeriod[]> => warehouse.wholePeriods(table, ['_file', ...(agency ? ['agency'] : [])]);

/** Sums in the unit of the statement: money is stored in cents, and stated in whole units. */
async function totalsOf(
  { source, table }: LoadedSource,
  { controls }: Questions,
  warehouse: Warehouse,
): Promise<readonly Total[]> {
  const sums = await warehouse.controlSums(table, controls);
  return sums.map(({ n, value }, index) => {
    const type = source.columns.find(({ name }) => name === controls[index]?.sum)?.type;
    return { n, value: type === 'money' ? value / 100 : value };
  });
}
