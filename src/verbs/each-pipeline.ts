import { type ExitCode, exitCodes, usageError } from '../errors.ts';
import { pipelinePaths } from './project.ts';
import type { VerbCall } from './verb.ts';

const { tool, declaration, disclosure, data, gate, difference } = exitCodes;
/** What a reader must know first, first. */
const gravest: readonly ExitCode[] = [tool, declaration, disclosure, data, gate, difference];

/** Does something for every pipeline that a call names, or all of the project; the gravest code stands. */
export async function eachPipeline(
  call: VerbCall,
  act: (path: string, call: VerbCall) => Promise<ExitCode>,
): Promise<ExitCode> {
  const paths = await pipelinePaths(call);
  if (call.options.json && paths.length > 1)
    throw usageError('json', '--json', `must be one pipeline (got ${paths.length})`, 'name the pipeline');
  const codes: ExitCode[] = [];
  for (const path of paths) codes.push(await act(path, call));
  return gravest.find((code) => codes.includes(code)) ?? exitCodes.ok;
}
