import type { Conformed } from '../../conform/index.ts';
import { exitCodes, YardlineError } from '../../errors.ts';
import type { Document, Metric } from '../../spec/index.ts';
import type { Asked } from '../../store/index.ts';
import { questionsFor } from '../explain/questions-for.ts';
import { grainFor } from '../panel-grain.ts';
import { readStored } from '../read-stored.ts';
import type { Session } from '../session.ts';

/** The questions that the numbers of a report come from, a file for each metric; or why they cannot be told. */
export type QuestionFiles =
  | { readonly status: 'told'; readonly files: readonly Document[] }
  | { readonly status: 'withheld'; readonly why: string };

/** A file that a report was made of, by its hash. */
export interface Input {
  readonly file: string;
  readonly sha256: string;
}

/**
 * Asks the warehouse for each metric what a run asks, and writes down how. What it holds must be the files that the report
 * was made of: of others, the questions may be other ones.
 *
 * @param inputs  the files of the report
 */
export async function questionFiles(session: Session, inputs: readonly Input[]): Promise<QuestionFiles> {
  const found = await readStored(session).catch(reasonOf);
  if (typeof found === 'string') return { status: 'withheld', why: found };
  const other = otherThan(inputs, found.conformed);
  if (other !== null) return { status: 'withheld', why: `the warehouse holds another ${other} than the report` };
  const { pipeline } = session.project;
  const { conformed, versions } = found;
  const made = versions.map(({ name, version }) => `${name} ${version}`).join(', ');
  const files: Document[] = [];
  for (const metric of pipeline.metrics.filter(({ group }) => group === null)) {
    const stored = { pipeline, conformed, warehouse: session.warehouse, grain: grainFor(pipeline) };
    const text = questionText(metric, await questionsFor(metric, stored), made);
    files.push({ path: `sql/${metric.id}.sql`, bytes: new TextEncoder().encode(text) });
  }
  return { status: 'told', files };
}

/** Nothing is stored, or it was stored for another declaration. */
function reasonOf(error: unknown): string {
  if (!(error instanceof YardlineError) || error.exitCode !== exitCodes.declaration) throw error;
  return error.problems.map(({ place, message }) => `${place} ${message}`).join('; ');
}

function otherThan(inputs: readonly Input[], { sources, boundaries }: Conformed): string | null {
  const stored = [...sources.flatMap(({ ledger }) => ledger), ...boundaries];
  const hashes = new Map(stored.map(({ file, sha256 }) => [file, sha256]));
  const other = inputs.find(({ file, sha256 }) => hashes.get(file) !== sha256);
  return other?.file ?? stored.find(({ file }) => !inputs.some((one) => one.file === file))?.file ?? null;
}

/** As a script that DuckDB runs as it stands; values come from declarations, never from data. */
export function questionText({ id, title, version }: Metric, asked: readonly Asked[], made: string): string {
  const head = [`-- ${id}: ${oneLine(title)} (version ${version})`, `-- asked by ${made}`];
  const questions = asked.flatMap(({ text, values }, index) => {
    const name = `question_${index + 1}`;
    if (values.length === 0) return ['', `${text};`];
    return ['', `PREPARE ${name} AS ${text};`, `EXECUTE ${name}(${values.map(literal).join(', ')});`];
  });
  return `${[...head, ...questions].join('\n')}\n`;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');
const literal = (value: Asked['values'][number]): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
