import type { Staged } from '../acquire/index.ts';
import type { Problem } from '../errors.ts';
import { suggest, type WideSet } from '../spec/index.ts';
import type { BoundMapping, WideColumn } from '../store/index.ts';

/** A file's header, and those of its names that a message may repeat. */
export type Sayable = Pick<Staged, 'file' | 'header'> & { readonly sayable: readonly string[] };

export interface BoundWide {
  readonly columns: readonly WideColumn[];
  readonly problems: readonly Problem[];
}

/**
 * The wide columns of one file, from left to right: those that a pattern matches, or those named. A column that has a
 * mapping of its own is not among those of a pattern.
 */
export function bindWide(
  wide: WideSet,
  mappings: readonly BoundMapping[],
  { file, header, sayable }: Sayable,
): BoundWide {
  const problems: Problem[] = [];
  const complain = (id: string, message: string, hint: string): number =>
    problems.push({ id, place: `${file}:1`, message, hint, frame: '' });
  const own = new Set(mappings.flatMap(({ indexes }) => indexes));
  const columns = header.flatMap((name, index): WideColumn[] => {
    const star = starOf(name, wide);
    return star === null || ('pattern' in wide && own.has(index)) ? [] : [{ index, header: name, name: star }];
  });
  const seen = new Set<string>();
  for (const { header: name, index } of columns) {
    if (seen.has(name))
      complain(
        'header-twice',
        `a wide column must stand there once ("${name}" is column ${index + 1} as well)`,
        'ask the agency what each of them holds: two columns of one name would be counted twice',
      );
    seen.add(name);
  }
  if ('headers' in wide)
    for (const name of wide.headers.filter((wanted) => !seen.has(wanted)))
      complain('header-missing', `must have a column "${name}", one of the wide columns`, suggest(name, sayable));
  if ('pattern' in wide && columns.length === 0)
    complain(
      'header-missing',
      `must have columns that match "${wide.pattern}" (got ${sayable.map((name) => `"${name}"`).join(', ') || 'none'})`,
      'correct the pattern of name-of and cell-of: its star stands for at least one sign',
    );
  for (const { column, type, unit, units } of mappings.filter(({ how }) => how === 'wide-cell')) {
    const without = columns.filter((one) => (units[one.header] ?? unit) === null);
    const isAsked = type === 'duration' || Object.keys(units).length > 0;
    if (isAsked && without.length > 0)
      complain(
        'duration-unit',
        `"${column}" needs a unit for each of its columns (${without.map((one) => `"${one.header}"`).join(', ')} has none)`,
        'add it under units:, or give the others one with unit:',
      );
  }
  return { columns, problems };
}

/** What the star of the pattern stands for in a header, or the header where it is one of those named. */
function starOf(header: string, wide: WideSet): string | null {
  if ('headers' in wide) return wide.headers.includes(header) && header !== '' ? header : null;
  const [before = '', after = ''] = wide.pattern.split('*');
  const isMatch = header.startsWith(before) && header.endsWith(after) && header.length > before.length + after.length;
  return isMatch ? header.slice(before.length, header.length - after.length) : null;
}
