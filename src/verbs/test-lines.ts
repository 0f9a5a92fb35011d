import type { TestCase, TestedMetric } from '../run.ts';
import { differenceText, keptText, testTotals } from '../words/index.ts';
import type { Paint } from './verb.ts';

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  /** Metrics whose files have no tests. */
  readonly untested: number;
}

export function countTests(tested: readonly TestedMetric[]): TestCounts {
  const cases = tested.flatMap((metric) => metric.cases);
  const passed = cases.filter((one) => one.passed).length;
  const untested = tested.filter((metric) => metric.cases.length === 0).length;
  return { passed, failed: cases.length - passed, untested };
}

/** What did not come out, in one line. */
export const failureText = ({ problem, differences }: TestCase): string =>
  problem ?? differences.map(differenceText).join('; ');

/** A metric in one line, and a line for each expectation that did not come out: file, line, column. */
export function metricLines({ metric, cases }: TestedMetric, paint: Paint): readonly string[] {
  const failed = cases.filter(({ passed }) => !passed);
  const mark = cases.length === 0 ? paint.dim('·') : failed.length === 0 ? paint.green('✔') : paint.red('✖');
  return [
    `${mark} ${metric}: ${keptText(cases.length - failed.length, cases.length)}`,
    ...failed.map((one) => {
      const { place, period, what } = one;
      return `    ${place} ${period}${what === null ? '' : ` (${what})`}: ${failureText(one)}`;
    }),
  ];
}

export const totalsLine = (tested: readonly TestedMetric[]): string => testTotals(countTests(tested));
