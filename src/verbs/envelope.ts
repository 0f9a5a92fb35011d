import packageJson from '../../package.json' with { type: 'json' };
import { type ExitCode, exitCodes } from '../errors.ts';
import type { Answer, AnswerName, Check } from '../spec/index.ts';

/** What `--json` answers: the verb's own fields in an envelope that says which version of them this is. */
export function envelope<V extends Exclude<AnswerName, 'run'>>(
  verb: V,
  fields: Omit<Answer<V>, 'schema' | 'tool'>,
): string {
  const tool = { name: 'yardline', version: packageJson.version };
  return `${JSON.stringify({ schema: `yardline.${verb}/1`, tool, ...fields }, null, 2)}\n`;
}

export interface Status {
  readonly status: 'ok' | 'warned' | 'data-failed';
  readonly exitCode: ExitCode;
}

/** What checks amount to: a failed one that nobody has accepted fails the data. */
export function statusOf(checks: readonly Check[]): Status {
  const open = checks.filter((check) => !check.passed && check.waiver === null);
  if (open.some((check) => check.severity === 'fail')) return { status: 'data-failed', exitCode: exitCodes.data };
  return { status: open.length > 0 ? 'warned' : 'ok', exitCode: exitCodes.ok };
}
