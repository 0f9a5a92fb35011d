import { type ExitCode, exitCodes, usageError } from '../errors.ts';
import { pipelinePaths } from './project.ts';
import type { VerbCall } from './verb.ts';

/** Does something for every pipeline that a call names, or all of the project; the first code that is not 0 stands. */
export async function eachPipeline(
  call: VerbCall,
  act: (path: string, call: VerbCall) => Promise<ExitCode>,
): Promise<ExitCode> {
  const paths = await pipelinePaths(call);
  if (call.options.json && paths.length > 1)
    throw usageError('json', '--json', `must be one pipeline (got ${paths.length})`, 'name the pipeline');
  let first: ExitCode = exitCodes.ok;
  for (const path of paths) {
    const code = await act(path, call);
    if (first === exitCodes.ok) first = code;
  }
  return first;
}
