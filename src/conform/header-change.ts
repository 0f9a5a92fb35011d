/** What differs between the headers of two files. */
export interface HeaderChange {
  readonly came: readonly string[];
  readonly went: readonly string[];
  /** Headers of both that must be lifted out for the others to stand in the same order. */
  readonly moved: readonly string[];
}

/**
 * Columns that came, went or stand in another place. Of several columns with one name, the second is another column.
 *
 * @example headerChange(['a', 'b', 'c', 'd'], ['c', 'a', 'b', 'e']) // => {came: ['e'], went: ['d'], moved: ['c']}
 * @example headerChange(['a', 'a'], ['a']) // => {came: [], went: ['a'], moved: []}
 */
export function headerChange(before: readonly string[], now: readonly string[]): HeaderChange {
  const [was, is] = [numbered(before), numbered(now)];
  const common = is.filter((column) => was.includes(column));
  const stay = new Set(longestInOrder(common, was));
  return {
    came: is.filter((column) => !was.includes(column)).map(nameOf),
    went: was.filter((column) => !is.includes(column)).map(nameOf),
    moved: common.filter((column) => !stay.has(column)).map(nameOf),
  };
}

/** Which of several columns of one name: its number, and then its name. */
const numbered = (header: readonly string[]): readonly string[] =>
  header.map((name, index) => `${header.slice(0, index).filter((other) => other === name).length} ${name}`);
const nameOf = (column: string): string => column.slice(column.indexOf(' ') + 1);

/** The most columns that stand in one order on both sides: the longest run of rising places (a header has few columns). */
function longestInOrder(columns: readonly string[], before: readonly string[]): readonly string[] {
  const places = columns.map((column) => before.indexOf(column));
  const best: (readonly number[])[] = [];
  for (const [index, place] of places.entries()) {
    const shorter = best.slice(0, index).filter((run) => (places[run.at(-1) ?? 0] ?? 0) < place);
    const longest = shorter.reduce<readonly number[]>((most, run) => (run.length > most.length ? run : most), []);
    best.push([...longest, index]);
  }
  const run = best.reduce<readonly number[]>((most, one) => (one.length > most.length ? one : most), []);
  return run.map((index) => columns[index] ?? '');
}
