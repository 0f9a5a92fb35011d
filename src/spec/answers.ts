import { z } from 'zod';
import { oneFinding } from './answer-parts.ts';
import { checkAnswer, evaluateAnswer, ingestAnswer, inspectAnswer, planAnswer, rejectsAnswer } from './data-answers.ts';
import { type Deep, findingsSchema } from './findings.ts';
import { doctorAnswer, initAnswer, problemsAnswer, testAnswer, validateAnswer } from './project-answers.ts';
import {
  actionAnswer,
  diffAnswer,
  explainAnswer,
  exportAnswer,
  powerAnswer,
  pruneAnswer,
  reportAnswer,
  runsAnswer,
  showAnswer,
  verifyAnswer,
} from './report-answers.ts';

/**
 * The contract of `--json`: what each verb answers, and `problems`, which stands in place of any of them. `run` answers
 * with findings.json itself. Fields are only ever added within a version.
 */
export const answers = {
  init: initAnswer,
  run: findingsSchema,
  validate: validateAnswer,
  test: testAnswer,
  inspect: inspectAnswer,
  plan: planAnswer,
  ingest: ingestAnswer,
  check: checkAnswer,
  evaluate: evaluateAnswer,
  rejects: rejectsAnswer,
  show: showAnswer,
  explain: explainAnswer,
  power: powerAnswer,
  runs: runsAnswer,
  diff: diffAnswer,
  action: actionAnswer,
  report: reportAnswer,
  prune: pruneAnswer,
  verify: verifyAnswer,
  export: exportAnswer,
  doctor: doctorAnswer,
  problems: problemsAnswer,
} as const;
export type AnswerName = keyof typeof answers;
export type Answer<V extends AnswerName> = Deep<z.infer<(typeof answers)[V]>>;

const all = Object.values(answers) as unknown as readonly [typeof initAnswer, typeof problemsAnswer];
/** Any answer: the `schema` that it names says which one it is. */
export const answersSchema = z.discriminatedUnion('schema', all);

/** The names by which the published schema speaks of its parts, each of which is written there once. */
export function answerNames(): z.core.$ZodRegistry<{ readonly id: string }> {
  const names = z.registry<{ readonly id: string }>();
  for (const [name, schema] of Object.entries(answers)) names.add(schema, { id: name });
  return names.add(oneFinding, { id: 'finding' });
}
