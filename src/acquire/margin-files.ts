import type { Problem } from '../errors.ts';
import {
  type Located,
  type MarginFile,
  type MarginFiles,
  type Path,
  problemAt,
  type SourceText,
} from '../spec/index.ts';
import { readGrid } from './read-grid.ts';

/**
 * Files of known numbers of people, that answers to surveys are weighed to: CSVs with a column for each group, people,
 * and wave where numbers differ by wave. What stands in them is checked where the declaration is resolved.
 */

export interface MarginFilesRead {
  readonly marginFiles: MarginFiles;
  /** Files that cannot be read, each wherever the pipeline names it. */
  readonly missing: readonly Problem[];
}

/** A file's text; what prevents reading it is added to the problems. */
type ReadText = (path: string, problems: Problem[]) => Promise<SourceText | undefined>;

/** The files of margins that a pipeline names. */
export async function readMarginFiles(
  { file, value, offsetOf }: Located,
  readText: ReadText,
): Promise<MarginFilesRead> {
  const marginFiles = new Map<string, MarginFile>();
  const missing: Problem[] = [];
  for (const { name, at } of namedIn(value)) {
    const problems: Problem[] = [];
    const about = (message: string, hint: string): number =>
      missing.push(problemAt(file, offsetOf(at, 'value'), { id: 'margins', message, hint }));
    const text = await readText(name, problems);
    for (const { message, hint } of problems) about(`file of margins "${name}" ${message}`, hint);
    if (!text) continue;
    const grid = readGrid(text.text);
    if (grid.kind === 'grid') marginFiles.set(name, { header: grid.header, rows: grid.rows });
    else about(`file of margins "${name}" must be a CSV`, `line ${grid.line}: ${grid.why}`);
  }
  return { marginFiles, missing };
}

type Open = Readonly<Record<string, unknown>>;
const isOpen = (value: unknown): value is Open => typeof value === 'object' && value !== null;

/** Every file that margins of a source name, with its place; the declaration may still be of any shape. */
function namedIn(pipeline: unknown): readonly { readonly name: string; readonly at: Path }[] {
  const sources = isOpen(pipeline) && isOpen(pipeline.sources) ? Object.entries(pipeline.sources) : [];
  return sources.flatMap(([id, source]) => {
    const margins = isOpen(source) && isOpen(source.margins) ? source.margins : {};
    const known: readonly unknown[] = Array.isArray(margins.known) ? margins.known : [];
    return known.flatMap((margin, index) =>
      isOpen(margin) && typeof margin.file === 'string'
        ? [{ name: margin.file, at: ['sources', id, 'margins', 'known', index, 'file'] }]
        : [],
    );
  });
}
