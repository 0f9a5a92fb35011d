import { hasShortYear, type KindColumn } from '../../spec/index.ts';
import { type Found, type Scene, unreadOf, weekDoubt } from '../find-columns.ts';
import type { ColumnProfile } from '../profile.ts';
import { nthOf, quote } from '../suggest-items.ts';
import { clockBeside } from './join-time.ts';

/** Of years of two digits, this and later ones are of the last century, until somebody says otherwise. */
const firstOfOld = 50;

/** How a time is read, as YAML, and what somebody must look at. */
export interface TimeMapping {
  readonly text: string;
  readonly doubts: readonly string[];
}

/** Reads a time from the column that was found, or from that and the one of times of day beside it. */
export function timeMapping(column: KindColumn, { column: own, guessed }: Found, scene: Scene): TimeMapping {
  const { kind, columns } = scene;
  const { formats, mixed, header } = own;
  const read = (mixed ? formats : formats.slice(0, 1)).map((format) => JSON.stringify(format));
  const day = `{ from: ${quote(header)}${nthOf(own, columns)}, formats: [${read.join(', ')}]`;
  const isShort = read.some(hasShortYear);
  const pivot = isShort ? `, pivot: ${firstOfOld}` : '';
  const clock = mixed ? undefined : clockBeside(column, own, columns);
  return {
    text: clock
      ? `{ join: [${day} }, { from: ${quote(clock.column.header)}, formats: [${JSON.stringify(clock.format)}] }]${pivot} }`
      : `${day}${pivot} }`,
    doubts: [
      ...(guessed ? ['guessed: the only column that looks like it'] : []),
      ...formDoubts(own),
      ...(isShort ? ['of years of two digits, 49 is taken for 2049 and 50 for 1950'] : []),
      ...(read.some((format) => format.includes('FY'))
        ? ['fiscal years: say in calendar with which month they begin (fiscal-year-starts), and here fiscal: true']
        : []),
      ...(clock ? [] : weekDoubt(column, kind, header)),
    ],
  };
}

function formDoubts(own: ColumnProfile): readonly string[] {
  const { formats, mixed } = own;
  if (mixed) return [`dates of ${formats.length} forms in one column: ask which of day and month comes first`];
  const others = formats.slice(1);
  return [...(others.length > 0 ? [`or ${others.join(', ')}: the file does not tell`] : []), ...unreadOf(own)];
}
