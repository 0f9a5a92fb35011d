import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, parse, resolve } from 'node:path';
import { writeError } from '../../errors.ts';
import { drawFile, sheetsOf, workbookBytes } from '../../report/index.ts';
import type { Findings } from '../../spec/index.ts';
import { makeFolder, sha256 } from '../../store/index.ts';
import { needBrowser, withBrowser } from './browser.ts';
import { type Bundled, bundleFiles, repacked, zipped } from './bundle.ts';

export { findBrowser } from './browser.ts';
export { unpackReport } from './bundle.ts';

/** Ways to hand on what was published. */
export const formats = ['csv', 'xlsx', 'svg', 'png', 'pdf', 'bundle'] as const;
export type ExportFormat = (typeof formats)[number];
const drawnByBrowser: readonly ExportFormat[] = ['png', 'pdf'];

export interface Exporting extends Bundled {
  /** Where files go. */
  readonly to: string;
  readonly findings: Findings;
}

/** Writes a report in other formats, from what was published. Gives the paths of what it wrote, from the folder. */
export async function exportReport(exporting: Exporting, asked: readonly ExportFormat[]): Promise<readonly string[]> {
  // before anything is written: half of what was asked for would look like all of it
  if (asked.some((format) => drawnByBrowser.includes(format))) await needBrowser();
  const written = new Set<string>();
  for (const format of asked) for (const path of await writers[format](exporting)) written.add(path);
  return [...written];
}

type Writer = (exporting: Exporting) => Promise<readonly string[]>;

const writers: Readonly<Record<ExportFormat, Writer>> = {
  csv: async (exporting) => [await copied(exporting, 'findings.csv'), await copied(exporting, 'dictionary.csv')],
  xlsx: async (exporting) => [
    await keep(
      exporting,
      `${nameOf(exporting)}.xlsx`,
      await repacked(await workbookBytes(sheetsOf(exporting.findings))),
    ),
  ],
  svg: drawCharts,
  png: pictureCharts,
  pdf: printReports,
  bundle: async (exporting) => [
    await keep(exporting, `${nameOf(exporting)}-bundle.zip`, await zipped(await bundleFiles(exporting))),
  ],
};

const nameOf = ({ findings: { run } }: Exporting): string => `${run.pipeline}-${run.asOf}`;

async function keep({ to }: Exporting, path: string, bytes: Uint8Array | string): Promise<string> {
  const target = join(to, path);
  try {
    await makeFolder(dirname(target));
    await writeFile(target, bytes);
  } catch (cause) {
    throw writeError(target, cause);
  }
  return path;
}

const copied = async (exporting: Exporting, path: string): Promise<string> =>
  keep(exporting, path, await readFile(join(exporting.report, path)));

/** Published documents by their ending: what else lies in the folder has passed no control. */
const filesOf = ({ findings }: Exporting, ending: string): readonly string[] =>
  findings.artifacts.map(({ path }) => path).filter((path) => path.endsWith(ending));

async function drawCharts(exporting: Exporting): Promise<readonly string[]> {
  const written: string[] = [];
  for (const path of filesOf(exporting, '.vl.json')) {
    const name = basename(path);
    const spec = JSON.parse(await readFile(join(exporting.report, path), 'utf8')) as Parameters<typeof drawFile>[0];
    const { text = '', subtitle = '' } = (spec.title ?? {}) as { text?: string | string[]; subtitle?: string };
    const title = [text].flat().join(' ');
    const svg = await drawFile(spec, {
      id: `c${sha256(name).slice(0, 8)}`,
      title,
      description: [subtitle].flat().join(' '),
    });
    written.push(await keep(exporting, `charts/${name.replace(/\.vl\.json$/, '.svg')}`, svg));
  }
  return written;
}

/** The drawings as well: a picture is of one. */
function pictureCharts(exporting: Exporting): Promise<readonly string[]> {
  return withBrowser(async (browser) => {
    const written: string[] = [];
    for (const path of await drawCharts(exporting)) {
      const svg = await readFile(join(exporting.to, path), 'utf8');
      const [, width = '860', height = '400'] = /<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
      const size = { width: Math.ceil(Number(width)), height: Math.ceil(Number(height)) };
      const png = await browser.picture(resolve(exporting.to, path), size);
      written.push(path, await keep(exporting, path.replace(/\.svg$/, '.png'), png));
    }
    return written;
  });
}

function printReports(exporting: Exporting): Promise<readonly string[]> {
  return withBrowser(async (browser) => {
    const written: string[] = [];
    for (const name of filesOf(exporting, '.html'))
      written.push(
        await keep(exporting, `${parse(name).name}.pdf`, await browser.print(resolve(exporting.report, name))),
      );
    return written;
  });
}
