import type { MetricFile } from '../../acquire/index.ts';
import { YardlineError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { Level, MetricTest } from '../../spec/index.ts';
import { type Difference, differencesOf } from './hold-against.ts';
import { measureTest } from './measure-test.ts';
import { stageTest } from './stage-test.ts';

export type { Difference } from './hold-against.ts';

/** What came of one expectation of a test. */
export interface TestCase {
  /** The period that it is of. */
  readonly period: string;
  readonly what: string | null;
  /** Where it stands: file, line and column. */
  readonly place: string;
  readonly passed: boolean;
  /** What did not come out as expected. */
  readonly differences: readonly Difference[];
  /** Why the test could not be run; null where it was. */
  readonly problem: string | null;
}

export interface TestedMetric {
  readonly metric: string;
  readonly title: string;
  readonly path: string;
  /** None where its file has no tests. */
  readonly cases: readonly TestCase[];
}

/** Runs the tests in the file of a metric, each through all stages of a run. */
export async function testMetric(file: MetricFile, log: Pick<Log, 'debug'>): Promise<TestedMetric> {
  const { metric, path, declaration } = file;
  const cases: TestCase[] = [];
  for (const [index, test] of declaration.tests.entries()) cases.push(...(await casesOf(file, { index, test, log })));
  return { metric, title: declaration.title, path, cases };
}

async function casesOf(
  { declaration, placeOf }: MetricFile,
  { index, test, log }: { readonly index: number; readonly test: MetricTest; readonly log: Pick<Log, 'debug'> },
): Promise<readonly TestCase[]> {
  const { levels, problem } = await outcomeOf(declaration, test, log);
  return Object.entries(test.expect).map(([period, expected]) => {
    const level = levels.get(period);
    const differences = level ? differencesOf(expected, level) : [];
    return {
      period,
      what: test.what ?? null,
      place: placeOf(['tests', index, 'expect', period]),
      passed: level !== undefined && differences.length === 0,
      differences,
      problem: level ? null : (problem ?? 'nothing came out for it'),
    };
  });
}

async function outcomeOf(
  declaration: MetricFile['declaration'],
  test: MetricTest,
  { debug }: Pick<Log, 'debug'>,
): Promise<{ readonly levels: ReadonlyMap<string, Level>; readonly problem: string | null }> {
  const nothing = new Map<string, never>();
  const staged = stageTest(declaration, test);
  if ('problems' in staged) return { levels: nothing, problem: staged.problems.join('; ') };
  try {
    const measured = await measureTest(staged, { area: test.area ?? '@all', debug });
    if (measured.status === 'failed') return { levels: nothing, problem: measured.why };
    return { levels: measured.levels, problem: null };
  } catch (error) {
    // rows that no source could be made of are a mistake of the test, told with the others
    if (!(error instanceof YardlineError)) throw error;
    return { levels: nothing, problem: error.problems.map(({ message }) => message).join('; ') };
  }
}
