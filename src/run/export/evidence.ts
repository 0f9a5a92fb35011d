import type { Conformed } from '../../conform/index.ts';
import { exitCodes, YardlineError } from '../../errors.ts';
import type { Document, Findings, Metric } from '../../spec/index.ts';
import type { Asked as Question, RunRecord } from '../../store/index.ts';
import { questionsFor } from '../explain/questions-for.ts';
import { grainFor } from '../panel-grain.ts';
import { readStored } from '../read-stored.ts';
import type { Session } from '../session.ts';
import { recordsBefore } from '../verify.ts';

/** The questions that the numbers of a report come from, a file for each metric; or why they cannot be told. */
export type QuestionFiles =
  | { readonly status: 'told'; readonly files: readonly Document[] }
  | { readonly status: 'withheld'; readonly why: string };

/** What the warehouse adds to a bundle. */
export interface Evidence {
  readonly questions: QuestionFiles;
  /** The reports before it as they were published, a file for each in the order in which they were made. */
  readonly earlier: readonly Document[];
}

/** A report, and the files that it was made of by their hashes. */
export interface Asked {
  readonly run: Pick<Findings['run'], 'id' | 'asOf'>;
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
}

/** What an auditor needs beside documents and declarations to make a report again, and to follow its numbers. */
export async function evidenceOf(session: Session, { run, inputs }: Asked): Promise<Evidence> {
  const remembered = await session.warehouse.runs(session.project.pipeline.id);
  const earlier = recordsBefore(remembered, run).filter(({ state }) => state === 'published');
  return { questions: await questionFiles(session, inputs), earlier: earlier.map(earlierFile) };
}

/** Of a run, only what was published of it. */
const earlierFile = ({ id, pipeline, period, findings }: RunRecord, index: number): Document => {
  const name = `${String(index + 1).padStart(4, '0')}-${period}`;
  const text = JSON.stringify({ id, pipeline, period, findings: JSON.parse(findings) as Findings });
  return { path: `earlier/${name}.json`, bytes: new TextEncoder().encode(`${text}\n`) };
};

/** A report before that of a bundle, as the warehouse would remember it. */
export function earlierReport(bytes: Uint8Array): RunRecord {
  const { id, pipeline, period, findings } = JSON.parse(new TextDecoder().decode(bytes)) as Omit<
    RunRecord,
    'findings'
  > & {
    readonly findings: Findings;
  };
  return { id, pipeline, period, state: 'published', findings: JSON.stringify(findings), madeFrom: null, panel: [] };
}

/**
 * Asks the warehouse for each metric what a run asks, and writes down how. What it holds must be the files that the report
 * was made of: of others, the questions may be other ones.
 *
 * @param inputs  the files of the report
 */
async function questionFiles(session: Session, inputs: Asked['inputs']): Promise<QuestionFiles> {
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

function otherThan(inputs: Asked['inputs'], { sources, boundaries }: Conformed): string | null {
  const stored = [...sources.flatMap(({ ledger }) => ledger), ...boundaries];
  const hashes = new Map(stored.map(({ file, sha256 }) => [file, sha256]));
  const other = inputs.find(({ file, sha256 }) => hashes.get(file) !== sha256);
  return other?.file ?? stored.find(({ file }) => !inputs.some((one) => one.file === file))?.file ?? null;
}

/** As a script that DuckDB runs as it stands; values come from declarations, never from data. */
export function questionText({ id, title, version }: Metric, asked: readonly Question[], made: string): string {
  const head = [`-- ${id}: ${oneLine(title)} (version ${version})`, `-- asked by ${made}`];
  const questions = asked.flatMap(({ text, values }, index) => {
    const name = `question_${index + 1}`;
    if (values.length === 0) return ['', `${text};`];
    return ['', `PREPARE ${name} AS ${text};`, `EXECUTE ${name}(${values.map(literal).join(', ')});`];
  });
  return `${[...head, ...questions].join('\n')}\n`;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');
const literal = (value: Question['values'][number]): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
