import { exitCodes, type Problem, YardlineError } from '../errors.ts';
import { type Area, type AreaRole, type AreaRow, daysInMonth, faultOfRow, intervalsOf, siteOf } from '../spec/index.ts';
import type { CellValue } from '../store/index.ts';
import { placesOfFacts } from './fact-places.ts';
import type { ConformContext, LoadedSource } from './load-source.ts';

/** The areas that a file lists, and how many of its dates say only the month or the year. */
export interface AreasInFile {
  readonly areas: readonly Area[];
  /** A start counts from the first day of the month or year that it names, an end to the last day. */
  readonly partialDates: number;
}
type Context = Pick<ConformContext, 'warehouse' | 'project' | 'scratch'>;

const roles: readonly AreaRole[] = ['program', 'comparison', 'buffer', 'excluded'];

/** Reads the areas of a file: each once, with its role and every time of work; throws with every line that is wrong. */
export async function areasInFile(loaded: LoadedSource, context: Context): Promise<AreasInFile> {
  const { columns } = loaded.source;
  const wanted = ['area', 'title', 'role', 'site', 'parent', 'start', 'end', 'start_precision', 'end_precision'];
  const names = wanted.filter((name) => columns.some((column) => column.name === name));
  const rows = await context.warehouse.rows(loaded.table, names);
  const records = rows.map((row) => recordOf((name) => row[names.indexOf(name)] ?? null));
  const byArea = new Map<string, number[]>();
  const faults: Fault[] = [];
  for (const [fact, record] of records.entries()) {
    const before = byArea.get(record.row.area) ?? [];
    const fault = faultOf(
      record,
      before.map((place) => records[place]?.row ?? record.row),
    );
    if (fault)
      faults.push({ ...fault, fact, earlier: fault.earlier === null ? null : (before[fault.earlier] ?? null) });
    byArea.set(record.row.area, [...before, fact]);
  }
  if (faults.length > 0) throw await asError(faults, loaded, context);
  const areas = [...byArea.values()].flatMap((facts) => areaOf(facts.flatMap((fact) => records[fact]?.row ?? [])));
  return { areas, partialDates: records.reduce((sum, { partial }) => sum + partial, 0) };
}

interface AreaRecord {
  readonly row: AreaRow;
  /** As found; null where the file says none. */
  readonly role: string | null;
  /** How many of its dates say only the month or the year. */
  readonly partial: number;
}

function recordOf(value: (name: string) => CellValue): AreaRecord {
  const text = (name: string): string | undefined => (value(name) === null ? undefined : String(value(name)));
  const start = text('start');
  const end = text('end');
  const isPartial = (name: string): boolean =>
    value(name) !== null && ['month', 'quarter', 'year'].includes(text(`${name}_precision`) ?? '');
  const role = text('role');
  const row = {
    area: text('area') ?? '',
    title: text('title'),
    role: roles.find((known) => known === role) ?? 'excluded',
    site: text('site'),
    parent: text('parent'),
    start,
    end: end === undefined ? undefined : lastDay(end, text('end_precision')),
  };
  return { row, role: role ?? null, partial: Number(isPartial('start')) + Number(isPartial('end')) };
}

/** The last day of what a date names: it is stored as the first. */
function lastDay(day: string, precision: string | undefined): string {
  const months = precision === 'year' ? 12 : precision === 'quarter' ? 3 : precision === 'month' ? 1 : 0;
  if (months === 0) return day;
  const month = `${day.slice(0, 4)}-${String(Number(day.slice(5, 7)) + months - 1).padStart(2, '0')}`;
  return `${month}-${daysInMonth(month)}`;
}

interface Fault {
  /** The place of the row among all facts of the file. */
  readonly fact: number;
  readonly message: string;
  readonly hint: string;
  readonly earlier: number | null;
}

function faultOf({ row, role }: AreaRecord, before: readonly AreaRow[]): Omit<Fault, 'fact'> | undefined {
  if (!roles.some((known) => known === role))
    return {
      message: `the role of area "${row.area}" must be one of: ${roles.join(', ')} (got ${role ?? 'nothing'})`,
      hint: 'correct it in the file, or give the role as a value in the mapping',
      earlier: null,
    };
  if (row.start !== undefined && row.end !== undefined && row.end < row.start)
    return {
      message: `the work in area "${row.area}" ends (${row.end}) before it begins (${row.start})`,
      hint: 'exchange the dates, or correct them',
      earlier: null,
    };
  return faultOfRow(row, before);
}

async function asError(faults: readonly Fault[], loaded: LoadedSource, context: Context): Promise<YardlineError> {
  const wanted = faults.flatMap(({ fact, earlier }) => (earlier === null ? [fact] : [fact, earlier]));
  const places = await placesOfFacts(loaded, wanted, context);
  const problems = faults.map(({ fact, earlier, message, hint }): Problem => {
    const other = earlier === null ? '' : ` (${places.get(earlier)})`;
    return { id: 'areas', place: places.get(fact) ?? '', message: `${message}${other}`, hint, frame: '' };
  });
  return new YardlineError(exitCodes.data, problems);
}

function areaOf(rows: readonly AreaRow[]): readonly Area[] {
  const [first] = rows;
  if (!first) return [];
  return [
    { area: first.area, title: first.title, role: first.role, site: siteOf(first), intervals: intervalsOf(rows) },
  ];
}
