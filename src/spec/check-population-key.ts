import type { SourceKind } from './kind.ts';
import type { Source } from './model.ts';
import type { Complaints } from './problems.ts';
import type { Path } from './source-text.ts';

/** Residents by group have a row for each group: without the group in the key, all but one of them are repeats. */
export function checkPopulationKey(
  kind: SourceKind,
  {
    key,
    columns,
    path,
    complain,
  }: { key: readonly string[]; columns: Source['columns']; path: Path; complain: Complaints },
): void {
  if (kind.name !== 'populations' || key.length === 0 || key.includes('group')) return;
  if (!columns.some(({ name }) => name === 'group')) return;
  complain.about(path, 'value', {
    id: 'population-key',
    message: 'has residents by group, and its key does not name the group',
    hint: `key: [${[...key, 'group'].join(', ')}]`,
  });
}
