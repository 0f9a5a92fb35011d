import type { ColumnType, SourceKind } from './kind.ts';
import type { MappingDeclaration } from './mapping.ts';
import {
  coordinateColumns,
  type Mapping,
  type Polygons,
  type ResponseRules,
  type Source,
  type WideSet,
} from './model.ts';
import { suggest } from './nearest.ts';
import type { Complaints } from './problems.ts';
import { itemMapping, resolveSurvey } from './resolve-survey.ts';
import type { SourceDeclaration } from './source.ts';
import type { Path } from './source-text.ts';

/** What a source declares beside its plain columns: wide columns, coordinates, revisions, intervals, questions. */

type Columns = Readonly<Record<string, MappingDeclaration>>;
interface Scene {
  readonly columns: Source['columns'];
  readonly doubtful: ReadonlySet<string>;
  readonly complain: Complaints;
  readonly path: Path;
}
type KindScene = Scene & { readonly kind: SourceKind };

const objects = (columns: Columns): readonly (readonly [string, Exclude<MappingDeclaration, string>])[] =>
  Object.entries(columns).flatMap(([name, declared]) =>
    typeof declared === 'string' ? [] : [[name, declared] as const],
  );

/** The wide columns of a layout: named the same wherever they are named. */
export function wideOf(
  columns: Columns,
  { complain, path }: { readonly complain: Complaints; readonly path: Path },
): WideSet | null {
  let first: string | null = null;
  let set: WideSet | null = null;
  for (const [name, declared] of objects(columns)) {
    const said = declared['name-of'] ?? declared['cell-of'];
    if (said === undefined) continue;
    const text = JSON.stringify(said);
    if (first !== null && first !== text)
      complain.about([...path, name], 'value', {
        id: 'wide',
        message: `the wide columns of "${name}" must be those of the other column (${first})`,
        hint: 'name-of and cell-of of one layout name the same columns',
      });
    if (typeof said === 'string' && said.split('*').length !== 2)
      complain.about([...path, name], 'value', {
        id: 'wide',
        message: `"${said}" must have one star, which stands for what differs between the columns`,
        hint: 'for example viol*, or a list of the headers themselves',
      });
    first = text;
    set = typeof said === 'string' ? { pattern: said } : { headers: said };
  }
  return set;
}

const plainMapping: Omit<Mapping, 'column' | 'type' | 'how' | 'parts'> = {
  filled: false,
  default: null,
  value: null,
  zone: null,
  ambiguous: 'earlier',
  impossible: 'reject',
  codes: null,
  codesInto: null,
  unmapped: { warn: null, fail: null },
  rename: {},
  trueValues: [],
  falseValues: [],
  missing: [],
  decimal: '.',
  thousands: null,
  pivot: null,
  unit: null,
  units: {},
  separator: null,
  values: null,
  scale: null,
  refuse: 'value',
};

/** Coordinates are read beside the other columns, and leave the data when areas are known. */
export function coordinateMappings(columns: Columns): readonly Mapping[] {
  const polygons = objects(columns).find(([, declared]) => declared.polygons)?.[1].polygons;
  if (!polygons) return [];
  return coordinateColumns.map((column, index) => ({
    ...plainMapping,
    column,
    type: 'decimal',
    how: 'alias',
    parts: [{ headers: [index === 0 ? polygons.longitude : polygons.latitude], formats: [], nth: null }],
  }));
}

export function polygonsOf(declared: SourceDeclaration): Polygons | null {
  const groups = typeof declared.files === 'string' ? [] : declared.files;
  const all = [declared.columns, ...groups.map((group) => (typeof group === 'string' ? undefined : group.columns))];
  for (const columns of all)
    for (const [, { polygons }] of objects(columns ?? {}))
      if (polygons) return { file: polygons.file, name: polygons.name, version: polygons.version };
  return null;
}

export const itemMappings = ({ items = {} }: SourceDeclaration): readonly Mapping[] =>
  Object.entries(items).map(([name, item]) => ({ ...plainMapping, ...itemMapping(name, item) }));

/** The column that says when: the kind's own, or the one that the source names. */
export function whenOf(
  { when }: SourceDeclaration,
  { kind, columns, doubtful, complain, path }: KindScene,
): string | null {
  if (when === undefined) return kind.when;
  const isTime = (type: ColumnType): boolean => type === 'date' || type === 'timestamp' || type === 'period';
  const times = columns.filter(({ type }) => isTime(type)).map(({ name }) => name);
  if (!times.includes(when) && !doubtful.has(when))
    complain.about([...path, 'when'], 'value', {
      id: 'unknown-column',
      message: `"${when}" is not a mapped time of this source`,
      hint: suggest(when, times),
    });
  return when;
}

export function revisedByOf(
  declared: SourceDeclaration,
  { columns, doubtful, complain, path }: Scene,
): Source['revisedBy'] {
  const said = declared['revised-by'];
  if (said === undefined) return null;
  if (declared.key === undefined && !complain.unsure([...path, 'key']))
    complain.about([...path, 'revised-by'], 'key', {
      id: 'revised-by',
      message: 'revised-by needs key: without one, no record is known to be an edition of another',
      hint: 'key: [id]',
    });
  if (said === 'file') return 'file';
  const names = columns.map(({ name }) => name);
  if (!names.includes(said) && !doubtful.has(said))
    complain.about([...path, 'revised-by'], 'value', {
      id: 'unknown-column',
      message: `"${said}" is not a mapped column of this source`,
      hint: `${suggest(said, names)}; or file, where a later file replaces an earlier one`,
    });
  return { column: said };
}

const secondsIn = { s: 1, m: 60, h: 3600, d: 86_400 } as const;
const toSeconds = (text: string): number =>
  Math.round(Number(text.slice(0, -1)) * secondsIn[text.slice(-1) as keyof typeof secondsIn]);

/** Intervals and rules, or questions and waves, for kinds that have them. */
export function resolveParts(
  declared: SourceDeclaration,
  scene: KindScene,
): { readonly responses: ResponseRules | null; readonly survey: Source['survey'] } {
  const { kind, complain, path } = scene;
  const owners = { intervals: 'responses', answering: 'responses', rules: 'responses' } as const;
  const surveys = { items: 'surveys', waves: 'surveys', audience: 'surveys', frame: 'surveys' } as const;
  for (const [name, owner] of Object.entries({ ...owners, ...surveys }))
    if (declared[name as keyof SourceDeclaration] !== undefined && kind.part !== owner)
      complain.about([...path, name], 'key', {
        id: 'kind-part',
        message: `"${name}" belongs to ${owner}, and this source is of kind ${kind.name}`,
        hint: `remove it, or write kind: ${owner}`,
      });
  if (declared.custody === 'victim-services' && kind.name !== 'aggregates')
    complain.about([...path, 'custody'], 'value', {
      id: 'custody',
      message: `a source in the custody of victim services must be aggregates (got ${kind.name})`,
      hint: 'ask victim services for totals: rows about people are never read here',
    });
  return {
    responses: kind.part === 'responses' ? resolveResponses(declared, scene) : null,
    survey: kind.part === 'surveys' ? resolveSurvey(declared, scene) : null,
  };
}

function resolveResponses(
  declared: SourceDeclaration,
  { columns, doubtful, complain, path }: KindScene,
): ResponseRules {
  const { rules, answering = 'all' } = declared;
  const intervals = Object.entries(declared.intervals ?? {}).map(([name, { from, to, duration }]) => {
    const at = [...path, 'intervals', name];
    const isPair = from !== undefined && to !== undefined && duration === undefined;
    const isDuration = duration !== undefined && from === undefined && to === undefined;
    if (!isPair && !isDuration && !complain.unsure(at))
      complain.about(at, 'value', {
        id: 'interval',
        message: `interval "${name}" needs from and to (two stamps), or duration (a column)`,
        hint: '{ from: received_at, to: arrived_at }',
      });
    for (const [key, column] of Object.entries({ from, to, duration })) {
      const type = key === 'duration' ? 'duration' : 'timestamp';
      const known = columns.filter((candidate) => candidate.type === type).map((candidate) => candidate.name);
      if (column !== undefined && !known.includes(column) && !doubtful.has(column))
        complain.about([...at, key], 'value', {
          id: 'unknown-column',
          message: `"${column}" is not a mapped ${type} of this source`,
          hint: suggest(column, known),
        });
    }
    return {
      name,
      stamps: from !== undefined && to !== undefined ? { from, to } : null,
      duration: duration ?? null,
    };
  });
  return {
    intervals,
    answering,
    negative: rules?.negative ?? 'exclude',
    zero: rules?.zero ?? 'keep',
    longestSeconds: rules?.longest === undefined ? null : toSeconds(rules.longest),
    selfInitiated: rules?.['self-initiated'] ?? 'exclude',
    cancelled: rules?.cancelled ?? 'exclude',
  };
}
