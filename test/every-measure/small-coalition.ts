import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EstimatedChange, Finding, Findings, Level } from '../../src/spec/index.ts';
import { type Ended, projectRoot, temporaryFolder, writeFiles, yardline } from '../program.ts';

/** A coalition as small as can be: its files are written out by a test, and its figures can be worked by hand. */
export interface SmallCoalition {
  /** Sources as they stand under `sources:`, two spaces in. */
  readonly sources: string;
  /** The measure of each metric, with the kind of source that it is about. */
  readonly metrics: Readonly<
    Record<string, { readonly kind: string; readonly source: string; readonly measure: string }>
  >;
  readonly files: Readonly<Record<string, string>>;
  /** Counts below it are hidden; none unless given. */
  readonly minimum?: number;
  /** Who agreed that partners are named; nobody unless given. */
  readonly agreed?: string;
  /** Other lines of the pipeline, such as areas. */
  readonly more?: string;
}

export interface Outcome {
  readonly ended: Ended;
  readonly findings: Findings;
  readonly board: string;
  readonly analyst: string;
  readonly table: string;
}

const metricText = (id: string, kind: string, measure: string): string => `id: ${id}
title: ${id.replaceAll('-', ' ')}
why: Because it is measured.
noun: { one: record, many: records }
question: how-well
effect: true
role: context
better: lower
kind: ${kind}
measure: ${measure}
owner: nobody
version: 1
`;

/** The files of the project: two years, the first of them the baseline. */
export function projectOf({
  sources,
  metrics,
  files,
  minimum = 0,
  agreed = '',
  more = '',
}: SmallCoalition): Record<string, string> {
  const library = Object.entries(metrics).map(([id, { kind, measure }]): [string, string] => [
    `metrics/${id}.yaml`,
    metricText(id, kind, measure),
  ]);
  const pipeline = `id: small
title: Small
calendar: { grain: quarter, timezone: America/New_York }
sources:
${sources}
windows:
  current: last-4-quarters
  baseline: { kind: fixed, from: 2022-01-01, to: 2022-12-31, reason: the first year }
${more}metrics:
${Object.entries(metrics)
  .map(([id, { source }]) => `  - { use: ${id}, source: ${source} }`)
  .join('\n')}
privacy: { minimum: ${minimum}${minimum < 3 ? ', public-record: made up' : ''}${agreed === '' ? '' : `, name-partners: ${agreed}`} }
`;
  return { ...files, ...Object.fromEntries(library), 'pipelines/small.yaml': pipeline };
}

/** The words of another verb about a project that has been run. */
export async function askSmall(
  coalition: SmallCoalition,
  asks: readonly (readonly string[])[],
  change: (pipeline: string) => string = (text) => text,
): Promise<readonly Ended[]> {
  const { folder, remove } = await temporaryFolder();
  try {
    const files = projectOf(coalition);
    await writeFiles(folder, { ...files, 'pipelines/small.yaml': change(files['pipelines/small.yaml'] ?? '') });
    const answers: Ended[] = [];
    for (const args of asks) answers.push(await yardline(args, { cwd: folder }));
    return answers;
  } finally {
    await remove();
  }
}

/** The real program over real files, in a folder of its own. */
export async function runSmall(
  coalition: SmallCoalition,
  verb: readonly string[] = ['run'],
  change: (pipeline: string) => string = (text) => text,
): Promise<Outcome> {
  const { folder, remove } = await temporaryFolder();
  try {
    const reports = await Promise.all(
      ['board', 'analyst'].map(
        async (name): Promise<[string, string]> => [
          `reports/${name}.yaml`,
          await readFile(join(projectRoot, `reports/${name}.yaml`), 'utf8'),
        ],
      ),
    );
    const files = projectOf(coalition);
    const declared = change(files['pipelines/small.yaml'] ?? '');
    await writeFiles(folder, { ...files, 'pipelines/small.yaml': declared, ...Object.fromEntries(reports) });
    const ended = await yardline([...verb, 'small'], { cwd: folder });
    if (ended.code !== 0) throw new Error(ended.stderr + ended.stdout);
    const out = join(folder, 'out/small/2023-Q4');
    const plain = async (name: string): Promise<string> =>
      (await readFile(join(out, name), 'utf8')).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    return {
      ended,
      findings: JSON.parse(await readFile(join(out, 'findings.json'), 'utf8')),
      board: await plain('board.html'),
      analyst: await plain('analyst.html'),
      table: await readFile(join(out, 'findings.csv'), 'utf8'),
    };
  } finally {
    await remove();
  }
}

export type EstimatedLevel = Extract<Level, { readonly status: 'estimated' }>;

/** The findings of a run by name, as far as a test wants them. */
export function readings({ findings }: Outcome) {
  const finding = (metric: string, area = '@all'): Finding => {
    const found = findings.findings.find((one) => one.metric === metric && one.area === area);
    if (!found) throw new Error(`no finding of ${metric} in ${area}`);
    return found;
  };
  return {
    finding,
    now: (metric: string, area?: string): EstimatedLevel => {
      const { now } = finding(metric, area);
      if (now.status === 'withheld') throw new Error(`${metric} is withheld: ${now.reason}`);
      return now;
    },
    reason: (metric: string, area?: string): string => {
      const { now } = finding(metric, area);
      return now.status === 'withheld' ? now.reason : 'estimated';
    },
    change: (metric: string, area?: string): EstimatedChange => {
      const { baseline } = finding(metric, area).changes;
      if (baseline.status === 'withheld') throw new Error(`the change of ${metric} is withheld: ${baseline.reason}`);
      return baseline;
    },
    changeReason: (metric: string, area?: string): string => {
      const { baseline } = finding(metric, area).changes;
      return baseline.status === 'withheld' ? baseline.reason : 'estimated';
    },
    caveats: (metric: string, area?: string): string =>
      finding(metric, area)
        .caveats.map(({ text }) => text)
        .join(' '),
  };
}

export const csv = (header: string, rows: readonly (readonly (string | number)[])[]): string =>
  `${header}\n${rows.map((row) => row.join(',')).join('\n')}\n`;
/** A day so many days after another. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
