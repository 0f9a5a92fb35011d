import { readFileSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EstimatedChange, Finding, Findings, Level } from '../../src/spec/index.ts';
import { type Ended, projectRoot, temporaryFolder, writeFiles, yardline } from '../program.ts';

/** A project of one survey, from its declaration to its findings, by the real program. */

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, 'fixture', name), 'utf8');
export const files = {
  'data/answers.csv': fixture('answers.csv'),
  'data/panel.csv': fixture('panel.csv'),
  'data/rotating.csv': fixture('rotating.csv'),
} as const;
export const figures = JSON.parse(fixture('figures.json'));

const metric = (id: string, measure: string): string => `id: ${id}
title: ${id.replaceAll('-', ' ')}
why: Because it is asked.
noun: { one: resident, many: residents }
question: better-off
role: goal
better: higher
kind: surveys
measure: ${measure}
owner: nobody
version: 1
`;

export interface Surveyed {
  /** Lines of the source, from its margin: frame, columns, waves, margins. */
  readonly source: string;
  readonly metrics: Readonly<Record<string, string>>;
  /** Further lines of the pipeline. */
  readonly pipeline?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly minimum?: number;
  readonly baseline?: string;
  readonly asOf?: string;
}

export const waves = `waves:
  - { wave: 2022, from: 2022-05-01, to: 2022-05-31 }
  - { wave: 2023, from: 2023-05-01, to: 2023-05-31 }`;

/** The survey by strata and blocks, with what a test adds to it. */
export const drawn = (more: string, waved = waves): string => `frame: all addresses
columns:
  wave: wave
  completed_at: { from: date, formats: ["%Y-%m-%d"] }
  area: area
  stratum: stratum
  cluster: block
  weight: weight
  age: age
  gender: gender
files: data/answers.csv
${waved}
items: { safe: { wording: I feel safe here., scale: { min: 1, max: 5 } } }
${more}`;

const firstWave = '{ kind: fixed, from: 2022-01-01, to: 2022-12-31, reason: the first wave }';
const covers = (source: string): string =>
  source.includes('covers:') ? '' : '\n    covers: { from: 2022-01-01, to: 2023-12-31 }';

const pipelineOf = ({
  source,
  metrics,
  pipeline = '',
  minimum = 0,
  baseline = firstWave,
}: Surveyed): string => `id: town
title: Town
calendar: { grain: year, timezone: America/New_York }
sources:
  survey:
    kind: surveys${covers(source)}
    repeats: keep
    ${source.trim().split('\n').join('\n    ')}
windows:
  current: last-year
  baseline: ${baseline}
metrics:
${Object.keys(metrics)
  .map((id) => `  - { use: ${id}, source: survey }`)
  .join('\n')}
privacy: { minimum: ${minimum}${minimum < 3 ? ', public-record: made up' : ''} }
reports: [board, analyst]
${pipeline}`;

export interface Made {
  readonly ended: Ended;
  readonly findings: Findings | null;
  readonly board: string;
  readonly analyst: string;
  readonly csv: string;
}

/** Runs `yardline run` in a folder of its own. */
export async function surveyRun(surveyed: Surveyed): Promise<Made> {
  const { asOf = '2023' } = surveyed;
  const { folder, remove } = await temporaryFolder();
  try {
    await cp(join(projectRoot, 'reports'), join(folder, 'reports'), { recursive: true });
    await writeFiles(folder, {
      ...files,
      ...Object.fromEntries(
        Object.entries(surveyed.metrics).map(([id, measure]) => [`metrics/${id}.yaml`, metric(id, measure)]),
      ),
      'pipelines/town.yaml': pipelineOf(surveyed),
      ...surveyed.files,
    });
    const ended = await yardline(['run', 'town', '--as-of', asOf], {
      cwd: folder,
      env: { YARDLINE_KEY: 'a key of thirty-two characters.....' },
    });
    const read = (name: string): Promise<string> =>
      readFile(join(folder, 'out/town', asOf, name), 'utf8').catch(() => '');
    const plain = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    const json = await read('findings.json');
    return {
      ended,
      findings: json === '' ? null : JSON.parse(json),
      board: plain(await read('board.html')),
      analyst: plain(await read('analyst.html')),
      csv: await read('findings.csv'),
    };
  } finally {
    await remove();
  }
}

export function findingIn({ findings, ended }: Made, id: string, area = '@all'): Finding {
  const found = findings?.findings.find((one) => one.metric === id && one.area === area);
  if (!found) throw new Error(`no finding of ${id} in ${area}: ${ended.stderr}${ended.stdout}`);
  return found;
}
export type EstimatedLevel = Extract<Level, { readonly status: 'estimated' }>;
export function nowOf(made: Made, id: string, area?: string): EstimatedLevel {
  const { now } = findingIn(made, id, area);
  if (now.status === 'withheld') throw new Error(`${id} is withheld: ${now.reason}`);
  return now;
}
export function changeOf(made: Made, id: string, area?: string): EstimatedChange {
  const { baseline } = findingIn(made, id, area).changes;
  if (baseline.status === 'withheld') throw new Error(`the change of ${id} is withheld: ${baseline.reason}`);
  return baseline;
}
export const caveatsOf = (made: Made, id: string): readonly string[] =>
  findingIn(made, id).caveats.map(({ text }) => text);
