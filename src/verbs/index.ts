import { actionVerb } from './action.ts';
import { checkVerb } from './check.ts';
import { completionVerb } from './completion.ts';
import { diffVerb } from './diff.ts';
import { doctorVerb } from './doctor.ts';
import { evaluateVerb } from './evaluate.ts';
import { explainVerb } from './explain.ts';
import { exportVerb } from './export.ts';
import { ingestVerb } from './ingest.ts';
import { initVerb } from './init.ts';
import { inspectVerb } from './inspect.ts';
import { planVerb } from './plan.ts';
import { powerVerb } from './power.ts';
import { pruneVerb } from './prune.ts';
import { rejectsVerb } from './rejects.ts';
import { reportVerb } from './report.ts';
import { runVerb } from './run.ts';
import { runsVerb } from './runs.ts';
import { schemaVerb } from './schema.ts';
import { showVerb } from './show.ts';
import { testVerb } from './test.ts';
import { validateVerb } from './validate.ts';
import type { Verb } from './verb.ts';
import { verifyVerb } from './verify.ts';

export { envelope } from './envelope.ts';
export { sharedOptions } from './flags.ts';
export { noteAll, terminalStreams } from './terminal.ts';
export type { GlobalOptions, Streams, Verb, VerbCall } from './verb.ts';

/** Every command, in the order of `--help`. */
export const verbs: readonly Verb[] = [
  initVerb,
  runVerb,
  validateVerb,
  testVerb,
  inspectVerb,
  planVerb,
  ingestVerb,
  checkVerb,
  evaluateVerb,
  reportVerb,
  rejectsVerb,
  showVerb,
  explainVerb,
  powerVerb,
  runsVerb,
  diffVerb,
  actionVerb,
  verifyVerb,
  pruneVerb,
  exportVerb,
  doctorVerb,
  schemaVerb,
  completionVerb(() => verbs),
];
