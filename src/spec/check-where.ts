import type { Where } from './fields.ts';
import type { Mapping } from './model.ts';
import { suggest } from './nearest.ts';
import type { Complaints } from './problems.ts';
import type { Path } from './source-text.ts';

interface Context {
  readonly columns: readonly Mapping[];
  /** Columns that are not there only because of a mistake already told. */
  readonly doubtful: ReadonlySet<string>;
  /** Words for a column that is not there, where the filter is not the source's own. */
  readonly lacking?: (column: string) => string;
  readonly path: Path;
  readonly complain: Complaints;
}

/** Checks a filter against the columns that a source has, and against the categories of their code lists. */
export function checkWhere(where: Where, { columns, doubtful, lacking, path, complain }: Context): void {
  const names = [...new Set(columns.flatMap(namesOf))];
  for (const [column, condition] of Object.entries(where)) {
    if (doubtful.has(column)) continue;
    if (!names.includes(column)) {
      complain.about([...path, column], 'key', {
        id: 'unknown-column',
        message: lacking?.(column) ?? `"${column}" is not a mapped column of this source`,
        hint: suggest(column, names),
      });
      continue;
    }
    const categories = categoriesOf(columns, column);
    const strange =
      categories.length === 0 ? [] : valuesOf(condition).filter((wanted) => !categories.includes(String(wanted)));
    for (const value of strange)
      complain.about([...path, column], 'value', {
        id: 'unknown-category',
        message: `"${value}" is not a category of the code list`,
        hint: suggest(String(value), categories),
      });
  }
}

const namesOf = ({ column, codes, codesInto }: Mapping): readonly string[] => [
  column,
  ...(codes && codesInto ? [codesInto] : []),
];

const categoriesOf = (columns: readonly Mapping[], column: string): readonly string[] => [
  ...new Set(
    columns
      .filter(({ codesInto }) => codesInto === column)
      .flatMap(({ codes }) => codes?.entries.map((entry) => entry.category) ?? []),
  ),
];

function valuesOf(condition: Where[string]): readonly (string | number | boolean)[] {
  if (Array.isArray(condition)) return condition;
  if (typeof condition !== 'object') return [condition];
  return 'not' in condition ? [condition.not].flat() : [];
}
