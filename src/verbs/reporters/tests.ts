import { resolve } from 'node:path';
import type { ExitCode } from '../../errors.ts';
import type { TestedMetric } from '../../run.ts';
import { envelope } from '../envelope.ts';
import { noPaint, noteAll } from '../terminal.ts';
import { countTests, failureText, totalsLine } from '../test-lines.ts';
import type { Streams } from '../verb.ts';
import { escaped, property } from './github.ts';
import { type Chosen, writeReport } from './index.ts';

/** What came of the tests of metrics. */
export interface ReportedTests {
  readonly tested: readonly TestedMetric[];
  readonly code: ExitCode;
  /** A metric without tests fails. */
  readonly strict: boolean;
}

/** Tells what came of the tests, in every way that was chosen. */
export async function tellTests(
  chosen: readonly Chosen[],
  reported: ReportedTests,
  { streams, isListed }: { readonly streams: Streams; readonly isListed: boolean },
): Promise<void> {
  if (isListed) streams.answer([totalsLine(reported.tested)]);
  for (const { name, path } of chosen) {
    if (path === null && (name === 'pretty' || name === 'plain')) continue;
    const told = await textOf(name, reported);
    if (path !== null) await writeReport(resolve(streams.cwd, path), told, streams.cwd);
    else if (name === 'github') noteAll(streams, told, 'command');
    else streams.text(told);
  }
}

async function textOf(name: Chosen['name'], reported: ReportedTests): Promise<string> {
  switch (name) {
    case 'json':
      return jsonText(reported);
    case 'junit':
      return junitOf(reported);
    case 'github':
      return annotationsOf(reported);
    case 'pretty':
    case 'plain': {
      const { metricLines } = await import('../test-lines.ts');
      const lines = [...reported.tested.flatMap((one) => metricLines(one, noPaint)), totalsLine(reported.tested)];
      return `${lines.join('\n')}\n`;
    }
  }
}

const jsonText = ({ tested, code }: ReportedTests): string =>
  envelope('test', {
    status: code === 0 ? 'ok' : 'failed',
    exitCode: code,
    ...countTests(tested),
    metrics: tested,
  });

async function junitOf({ tested, strict }: ReportedTests): Promise<string> {
  const { junitDocument } = await import('../../report/index.ts');
  const suites = tested.map(({ metric, cases }) => ({
    name: metric,
    cases:
      cases.length === 0
        ? [{ group: metric, name: 'tests', said: 'no tests', ...absence(strict) }]
        : cases.map((one) => {
            const failure = one.passed ? null : failureText(one);
            const name = one.what === null ? one.period : `${one.period}: ${one.what}`;
            return { group: metric, name, said: failure ?? one.place, failure, skipped: null };
          }),
  }));
  return junitDocument('yardline test', suites);
}

const absence = (strict: boolean): { readonly failure: string | null; readonly skipped: string | null } =>
  strict ? { failure: 'no tests', skipped: null } : { failure: null, skipped: 'no tests' };

/** Workflow commands, each at the line of its test. */
function annotationsOf({ tested }: ReportedTests): string {
  const failed = tested.flatMap(({ metric, cases }) =>
    cases.filter(({ passed }) => !passed).map((one) => ({ metric, one })),
  );
  return failed
    .map(({ metric, one }) => {
      const [file = '', line = '1', column = '1'] = one.place.split(':');
      const where = `file=${property(file)},line=${line},col=${column}`;
      return `::error ${where},title=${property(`${metric} ${one.period}`)}::${escaped(failureText(one))}\n`;
    })
    .join('');
}
