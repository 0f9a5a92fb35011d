import type { KindColumn, SourceKind } from './kind.ts';
import type { MappingDeclaration } from './mapping.ts';
import { coordinateColumns, type Mapping, type Polygons } from './model.ts';
import { plainMapping } from './plain-mapping.ts';
import type { Complaints } from './problems.ts';
import type { SourceDeclaration } from './source.ts';
import type { Path } from './source-text.ts';

/** Polygons that give an area to records with coordinates: which file, and the columns that are read for them. */

type Columns = Readonly<Record<string, MappingDeclaration>>;
type PolygonsDeclaration = NonNullable<Exclude<MappingDeclaration, string>['polygons']>;
interface Scene {
  readonly kind: SourceKind;
  readonly complain: Complaints;
  readonly path: Path;
}

const declaredIn = (columns: Columns): readonly (readonly [string, PolygonsDeclaration])[] =>
  Object.entries(columns).flatMap(([name, declared]) =>
    typeof declared === 'object' && declared.polygons ? [[name, declared.polygons] as const] : [],
  );

/** Coordinates are read beside the other columns, and never stored: records get the name of an area instead. */
export function coordinateMappings(columns: Columns): readonly Mapping[] {
  const [first] = declaredIn(columns);
  if (!first) return [];
  const [, { longitude, latitude }] = first;
  return coordinateColumns.map((column, index) => ({
    ...plainMapping,
    column,
    type: 'decimal',
    how: 'alias',
    parts: [{ headers: [index === 0 ? longitude : latitude].flat(), formats: [], nth: null }],
  }));
}

/** The polygons of a source, the same in each of its layouts. */
export function resolvePolygons(declared: SourceDeclaration, { kind, complain, path }: Scene): Polygons | null {
  const groups = typeof declared.files === 'string' ? [] : declared.files;
  const layouts = [
    { columns: declared.columns, at: [...path, 'columns'] },
    ...groups.map((group, index) => ({
      columns: typeof group === 'string' ? undefined : group.columns,
      at: [...path, 'files', index, 'columns'],
    })),
  ];
  let found: Polygons | null = null;
  for (const { columns = {}, at } of layouts)
    for (const [name, { file, name: property, version }] of declaredIn(columns)) {
      const column = kind.columns.find((candidate) => candidate.name === name);
      checkColumn({ name, column, kind }, [...at, name, 'polygons'], complain);
      const polygons: Polygons = { file, name: property, version, sha256: null };
      if (found !== null && JSON.stringify(found) !== JSON.stringify(polygons))
        complain.about([...at, name, 'polygons'], 'value', {
          id: 'polygons',
          message: `a source has polygons of one file and one version (${found.file}, ${found.version}, and here ${file}, ${version})`,
          hint: 'make it two sources, or put the polygons into one file',
        });
      found ??= polygons;
    }
  return found;
}

function checkColumn(
  { name, column, kind }: { readonly name: string; readonly column: KindColumn | undefined; readonly kind: SourceKind },
  at: Path,
  complain: Complaints,
): void {
  if (!column) return;
  if (name !== kind.area)
    complain.about(at, 'key', {
      id: 'polygons',
      message: `polygons give an area, and "${name}" is none`,
      hint: kind.area === null ? `${kind.name} have no area` : `move it to ${kind.area}:`,
    });
  else if (column.filled)
    complain.about(at, 'key', {
      id: 'polygons',
      message: `${kind.name} must name their area: it is not looked up by coordinates`,
      hint: 'remove polygons:',
    });
}
