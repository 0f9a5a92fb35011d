import { formatCount } from './numbers.ts';

/** Words about the tests in the files of metrics, as `yardline test` tells them. */

const plural = (n: number, one: string, many: string): string => `${formatCount(n)} ${n === 1 ? one : many}`;
const shown = (value: number | string): string =>
  typeof value === 'number' ? String(Number(value.toPrecision(10))) : value;

/** What did not come out. @example differenceText({ what: 'events', expected: 1, got: 2 }) // => "events must be 1 (got 2)" */
export const differenceText = ({
  what,
  expected,
  got,
}: {
  readonly what: string;
  readonly expected: number | string;
  readonly got: number | string | null;
}): string => `${what} must be ${shown(expected)} (got ${got === null ? 'none' : shown(got)})`;

/** How many of the expectations of a metric came out. @example keptText(1, 2) // => "1 of 2 as expected" */
export const keptText = (passed: number, all: number): string =>
  all === 0 ? 'no tests' : `${formatCount(passed)} of ${formatCount(all)} as expected`;

/** The last line. @example testTotals({ passed: 3, failed: 0, untested: 1 }) // => "tests    3 passed · 0 failed · 1 metric without tests" */
export function testTotals(counts: {
  readonly passed: number;
  readonly failed: number;
  readonly untested: number;
}): string {
  const { passed, failed, untested } = counts;
  const without = untested === 0 ? [] : [`${plural(untested, 'metric', 'metrics')} without tests`];
  return `tests    ${[`${formatCount(passed)} passed`, `${formatCount(failed)} failed`, ...without].join(' · ')}`;
}
