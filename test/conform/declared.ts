import { kinds } from '../../src/conform/kinds.ts';
import { checkSurvey } from '../../src/conform/survey-checks.ts';
import { formatProblem } from '../../src/errors.ts';
import { type Check, type Pipeline, parseDeclaration, resolvePipeline, type Source } from '../../src/spec/index.ts';
import type { Warehouse } from '../../src/store/index.ts';
import { type Files, type Ingested, ingestFolder, openInMemory, temporaryFolder, writeFiles } from './fixture.ts';

/** A source as a pipeline declares it, through the real parser. */

const metricOf = (kind: string): string => `id: records
title: Records
why: To know.
question: how-much
role: context
better: neutral
kind: ${kind}
measure: { kind: count, empty: zero }
owner: nobody
version: 1
`;
const board = 'id: board\ntitle: Board report\naudience: board\nsections: [page-one]\n';

/** What the declaration of one source, called `own`, comes to; `text` is YAML, written from the margin. */
export function resolveSourceText(
  text: string,
  fiscalYearStarts = 1,
): {
  readonly pipeline: Pipeline | undefined;
  readonly told: readonly string[];
} {
  const kind = /^kind: (\w+)/m.exec(text)?.[1] ?? '';
  const indented = text.trim().split('\n').join('\n    ');
  const { value: metric } = parseDeclaration('metric', { path: 'metrics/records.yaml', text: metricOf(kind) });
  const { value: report } = parseDeclaration('report', { path: 'reports/board.yaml', text: board });
  if (!metric || !report) throw new Error('the library of the test is not right');
  const pipeline = `id: east
title: East
calendar: { grain: quarter, timezone: America/New_York, fiscal-year-starts: ${fiscalYearStarts} }
sources:
  own:
    ${indented}
metrics: [{ use: records, source: own }]
reports: [board]
`;
  const resolved = resolvePipeline(parseDeclaration('pipeline', { path: 'pipelines/east.yaml', text: pipeline }), {
    kinds,
    metrics: new Map([['records', metric]]),
    reports: new Map([['board', report]]),
    codeLists: new Map(),
  });
  return {
    pipeline: resolved.pipeline,
    told: resolved.problems.map((problem) => formatProblem(problem)),
  };
}

export function declaredSource(text: string): Source {
  const { pipeline, told } = resolveSourceText(text);
  const source = pipeline?.sources[0];
  if (!source) throw new Error(told.join('\n'));
  return source;
}

export interface Surveyed extends Ingested {
  readonly checks: readonly Check[];
  /** How many records share the values of these columns. */
  readonly counts: Awaited<ReturnType<Warehouse['countBy']>>;
}

/** The files of a declared source, loaded; and for a survey, what is checked of it. */
export async function ingestDeclared(text: string, files: Files, columns: readonly string[]): Promise<Surveyed> {
  const folder = await temporaryFolder();
  await writeFiles(folder, files);
  const warehouse = await openInMemory(folder);
  const ingested = await ingestFolder(declaredSource(text), { folder, warehouse, columns });
  const checks = await checkSurvey(ingested.loaded, warehouse);
  const counts = await warehouse.countBy(ingested.loaded.table, columns);
  await warehouse.close();
  return { ...ingested, checks, counts };
}
