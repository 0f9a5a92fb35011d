import type { KindColumn, SourceKind } from './kind.ts';
import type { MappingDeclaration, WeekDay } from './mapping.ts';
import type { Source } from './model.ts';
import type { Complaints } from './problems.ts';
import type { Path } from './source-text.ts';
import { precisionOf } from './time-formats.ts';

interface Scene {
  readonly kind: SourceKind;
  readonly path: Path;
  readonly complain: Complaints;
}

/**
 * Which day of its week a date is, where records are about weeks; null where nothing is said. Only the column that says
 * when a record counts can be about weeks: of any other, a day is wanted.
 */
export function weekOf(
  column: KindColumn,
  declared: Exclude<MappingDeclaration, string>,
  { kind, path, complain }: Scene,
): WeekDay | null {
  if (column.name === kind.when) return declared.week ?? null;
  if (declared.week !== undefined)
    complain.about([...path, column.name, 'week'], 'key', {
      id: 'week',
      message: `"${column.name}" cannot be about a week: only the column that says when a record counts can`,
      hint: kind.when === null ? 'remove week:' : `remove week:, or move it to ${kind.when}`,
    });
  const formats = [...(declared.formats ?? []), ...(declared.join ?? []).flatMap((part) => part.formats ?? [])];
  const alone = formats.find((format) => precisionOf(format) === 'week');
  if (alone !== undefined)
    complain.about([...path, column.name], 'value', {
      id: 'date-format',
      message: `"${column.name}" needs a day, and "${alone}" says only the week`,
      hint: 'add the day of the week: %u or %a',
    });
  return null;
}

/** Whether records of a source are about weeks, by their declaration. */
export const isWeekly = ({ files, when }: Pick<Source, 'files' | 'when'>): boolean =>
  files.some(({ mappings }) =>
    mappings.some(
      ({ column, week, parts }) =>
        column === when &&
        ((week !== null && week !== 'none') ||
          parts.some(({ formats }) => formats.some((format) => precisionOf(format) === 'week'))),
    ),
  );
