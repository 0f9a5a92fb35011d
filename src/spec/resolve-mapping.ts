import type { Calendar } from './calendar.ts';
import { checkFormats, noFormat } from './check-formats.ts';
import { blankPlace, checkConstant, stillBlank } from './check-values.ts';
import { checkZone } from './check-zone.ts';
import { isSeenByName, longestName } from './fields.ts';
import { fiscalStart } from './fiscal-years.ts';
import type { KindColumn, SourceKind } from './kind.ts';
import type { MappingDeclaration } from './mapping.ts';
import type { CodeList, Mapping, Part } from './model.ts';
import { suggest } from './nearest.ts';
import type { Complaints } from './problems.ts';
import type { Path } from './source-text.ts';
import { weekOf } from './weeks.ts';

type MappingObject = Exclude<MappingDeclaration, string>;
export type CodeLists = ReadonlyMap<string, CodeList>;

export const asList = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;
const percent = (text: string | undefined): number | null =>
  text === undefined ? null : Number(text.replace('%', '')) / 100;
const usualTrue = ['true', 'TRUE', 'True', 't', 'T', 'yes', 'YES', 'Yes', 'y', 'Y', '1'];
const usualFalse = ['false', 'FALSE', 'False', 'f', 'F', 'no', 'NO', 'No', 'n', 'N', '0'];

interface Context {
  readonly kind: SourceKind;
  readonly path: Path;
  readonly complain: Complaints;
  readonly codeLists: CodeLists;
  readonly calendar: Pick<Calendar, 'fiscalYearStarts'>;
}

/** The mappings that a `columns` block declares, checked against the columns of the kind. */
export function resolveMappings(
  columns: Readonly<Record<string, MappingDeclaration>>,
  context: Context,
): readonly Mapping[] {
  return Object.entries(columns).flatMap(([name, declared]) => {
    const column = columnOf(name, declared, context);
    if (!column) return [];
    const { path, complain } = context;
    const blank = blankPlace([...path, name], declared);
    if (blank) complain.about(blank, 'value', stillBlank(name));
    // what is still blank misses its formats or its unit too: to say so would only echo
    const own = blank ? { ...context, complain: { ...complain, about: () => undefined } } : context;
    const mapping = resolveMapping(column, typeof declared === 'string' ? { from: declared } : declared, own);
    checkConstant([...path, name], mapping, own.complain);
    return [mapping];
  });
}

function columnOf(
  name: string,
  declared: MappingDeclaration,
  { kind, path, complain }: Context,
): KindColumn | undefined {
  const known = kind.columns.find((column) => column.name === name);
  if (known) return known;
  const saysFlag = typeof declared === 'object' && (declared.true !== undefined || declared.false !== undefined);
  if (kind.flags && saysFlag && isTaken(name, kind)) {
    complain.about([...path, name], 'key', {
      id: 'flag-name',
      message: `a flag cannot be called "${name}": the stored data use that name already`,
      hint: `call it something else, such as is_${name}`,
    });
    return undefined;
  }
  if (kind.flags && saysFlag)
    return { name, type: 'flag', required: false, filled: false, about: 'a declared flag', usual: [] };
  const flagHint = kind.flags ? '; a flag of your own needs true: [values]' : '';
  complain.about([...path, name], 'key', {
    id: 'unknown-column',
    message: `"${name}" is not a column of ${kind.name}`,
    hint:
      suggest(
        name,
        kind.columns.map((column) => column.name),
      ) + flagHint,
  });
  return undefined;
}

/** Names that stored data have already: of the categories of codes, of the warehouse, and of its working columns. */
export const isTaken = (name: string, { columns }: SourceKind): boolean =>
  ['agency', 'category', 'rowid'].includes(name) ||
  /^[cflmpt]\d+$/.test(name) ||
  columns.some(({ codesInto }) => codesInto === name);

function resolveMapping(column: KindColumn, declared: MappingObject, context: Context): Mapping {
  const { how, parts } = shapeOf(column, declared, context);
  if (declared.zone !== undefined) checkZone(declared.zone, [...context.path, column.name, 'zone'], context.complain);
  return {
    column: column.name,
    type: column.type,
    filled: column.filled,
    default: column.default === undefined ? null : String(column.default),
    how,
    parts,
    value: declared.value === undefined ? null : String(declared.value),
    zone: declared.zone ?? null,
    ambiguous: declared.ambiguous ?? 'earlier',
    impossible: declared.impossible ?? 'reject',
    codes: codeListOf(column, declared, context),
    codesInto: column.codesInto ?? null,
    unmapped: { warn: percent(declared.unmapped?.warn), fail: percent(declared.unmapped?.fail) },
    rename: declared.rename ?? {},
    trueValues: (declared.true ?? usualTrue).map(String),
    falseValues: (declared.false ?? (declared.true ? [] : usualFalse)).map(String),
    missing: declared.missing ?? [],
    ...numberReading(column, declared, context),
    fiscalStart: isTime(column) ? fiscalStart(column.name, declared, context) : null,
    week: weekOf(column, declared, context),
    separator: declared.separator ?? (column.type === 'list' ? ';' : null),
    ...limitsOf(column, declared, context),
  };
}

/** What a value may be, and what it costs where it is not. */
function limitsOf(
  column: KindColumn,
  declared: MappingObject,
  { path, complain }: Context,
): Pick<Mapping, 'values' | 'scale' | 'longest' | 'refuse'> {
  const { refuse = 'record' } = declared;
  if (refuse === 'value' && column.filled)
    complain.about([...path, column.name, 'refuse'], 'value', {
      id: 'refuse',
      message: `every record needs its "${column.name}": without it there is no record to keep`,
      hint: 'remove refuse:',
    });
  return {
    values: declared.values?.map(String) ?? column.values ?? null,
    scale: column.scale ?? null,
    ...(isSeenByName(column.name) ? { longest: longestName } : {}),
    refuse,
  };
}

/** How numbers and short years are read; a duration without its unit would be a guess. */
function numberReading(
  column: KindColumn,
  declared: MappingObject,
  { path, complain }: Context,
): Pick<Mapping, 'decimal' | 'thousands' | 'pivot' | 'unit' | 'units'> {
  const { decimal = '.', thousands = null, unit = null, units = {}, pivot = null } = declared;
  if (thousands === decimal)
    complain.about([...path, column.name, 'thousands'], 'value', {
      id: 'number-signs',
      message: `"${column.name}" cannot have "${decimal}" both as its decimal sign and between thousands`,
      hint: 'correct decimal: or thousands:',
    });
  if (column.type === 'duration' && unit === null && Object.keys(units).length === 0 && declared.value === undefined)
    complain.about([...path, column.name], 'value', {
      id: 'duration-unit',
      message: `"${column.name}" needs unit: seconds and minutes look alike`,
      hint: 'unit: seconds, minutes, hours, H:MM:SS or MM:SS',
    });
  const formats = [...(declared.formats ?? []), ...(declared.join ?? []).flatMap((part) => part.formats ?? [])];
  if (pivot === null && formats.some((format) => format.includes('%y')))
    complain.about([...path, column.name], 'value', {
      id: 'pivot',
      message: `"${column.name}" has years of two digits and needs pivot: the century is never guessed`,
      hint: 'pivot: 30 reads 29 as 2029 and 30 as 1930',
    });
  return { decimal, thousands, pivot, unit, units };
}

const isTime = ({ type }: KindColumn): boolean => type === 'date' || type === 'timestamp' || type === 'period';

const ways = ['from', 'any-of', 'join', 'value', 'name-of', 'cell-of'] as const;

function shapeOf(
  column: KindColumn,
  declared: MappingObject,
  { path, complain }: Context,
): { how: Mapping['how']; parts: readonly Part[] } {
  const given = ways.filter((key) => declared[key] !== undefined);
  const unsure = ways.some((key) => complain.unsure([...path, column.name, key]));
  // an area may come from coordinates alone
  if (given.length !== 1 && !unsure && !(given.length === 0 && declared.polygons)) {
    const said = given.length === 0 ? 'none of them' : given.join(' and ');
    complain.about([...path, column.name], 'key', {
      id: 'mapping',
      message: `"${column.name}" needs exactly one of: ${ways.join(', ')} (got ${said})`,
      hint: 'name the header in the file: from: HEADER',
    });
  }
  const formats = declared.formats ?? [];
  const timed = isTime(column);
  if (timed) checkFormats([...path, column.name], declared, complain);
  if (declared.join) {
    const parts = declared.join.map(({ from, formats: own = [], nth = null }) => ({
      headers: asList(from),
      formats: own,
      nth,
    }));
    if (timed && parts.some((part) => part.formats.length === 0))
      noFormat([...path, column.name, 'join'], column.name, complain);
    return { how: 'join', parts };
  }
  if (declared.value !== undefined) return { how: 'constant', parts: [] };
  if (timed && formats.length === 0) noFormat([...path, column.name], column.name, complain);
  if (declared['name-of'] !== undefined) return { how: 'wide-name', parts: [{ headers: [], formats, nth: null }] };
  if (declared['cell-of'] !== undefined) return { how: 'wide-cell', parts: [{ headers: [], formats, nth: null }] };
  if (declared['any-of'])
    return { how: 'first', parts: declared['any-of'].map((header) => ({ headers: [header], formats, nth: null })) };
  if (declared.from === undefined) return { how: 'constant', parts: [] };
  return { how: 'alias', parts: [{ headers: asList(declared.from), formats, nth: declared.nth ?? null }] };
}

function codeListOf(
  column: KindColumn,
  declared: MappingObject,
  { path, complain, codeLists }: Context,
): CodeList | null {
  if (declared.codes === undefined) return null;
  const at = [...path, column.name, 'codes'];
  if (!column.codesInto) {
    complain.about(at, 'key', {
      id: 'codes',
      message: `"${column.name}" is not a column of codes`,
      hint: 'codes belong to a column such as offense',
    });
    return null;
  }
  if (typeof declared.codes === 'string') return codeLists.get(declared.codes) ?? null;
  const entries = Object.entries(declared.codes).flatMap(([category, codes]) =>
    codes.map((code) => ({ code: String(code).trim(), category, agency: null })),
  );
  const seen = new Map<string, string>();
  for (const { code, category } of entries) {
    const other = seen.get(code);
    if (other !== undefined && other !== category)
      complain.about([...at, category], 'key', {
        id: 'codes',
        message: `code "${code}" stands under both "${other}" and "${category}"`,
        hint: 'a code has one category',
      });
    seen.set(code, category);
  }
  return { path: '', version: 'in the pipeline', entries };
}
