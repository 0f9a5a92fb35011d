import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Findings } from '../../../src/spec/index.ts';
import { projectRoot, temporaryFolder, writeFiles, yardline } from '../../program.ts';

/** What the program publishes of a town: findings, and every other document as text, by its path. */
export interface Published {
  readonly findings: Findings;
  readonly documents: ReadonlyMap<string, string>;
  /** Answers of verbs by what was asked, and exports. */
  readonly answers: ReadonlyMap<string, string>;
}

/** All that may be asked and handed on, but for what only the analyst may see. */
export const questionsOf = (metrics: readonly string[]): readonly (readonly string[])[] => [
  ['run', 'small', '-q', '--reporter', 'junit=given/junit.xml', '--reporter', 'github=given/github.txt', '--json'],
  ['show', 'small'],
  ...metrics.flatMap((metric) => [
    ['show', 'small', metric, '--json'],
    ['explain', 'small', metric],
    ['explain', 'small', metric, '--area', '@all', '--json'],
    ['explain', 'small', metric, '--area', 'P3', '--json'],
    ['power', 'small', metric],
    ['power', 'small', metric, '--area', '@all', '--json'],
  ]),
  ['evaluate', 'small', '--json'],
  ['runs', 'small', '--json'],
  ['diff', 'small/2023-Q3', 'small/2023-Q4'],
  ['diff', 'small/2023-Q3', 'small/2023-Q4', '--json'],
  ['verify', 'small/2023-Q4', '--json'],
  ['prune', 'small', '--keep', '1', '--dry-run', '--json'],
  ['export', 'small', '--csv', '--xlsx', '--svg', '--bundle', '--to', 'given'],
];

/** Runs the real program over real files. */
export async function publish(
  files: Readonly<Record<string, string>>,
  asked: readonly (readonly string[])[] = [],
): Promise<Published> {
  const { folder, remove } = await temporaryFolder();
  try {
    const reports = await Promise.all(
      ['board', 'analyst', 'brief'].map(async (name): Promise<[string, string]> => {
        const path = `reports/${name}.yaml`;
        return [path, await readFile(join(projectRoot, path), 'utf8')];
      }),
    );
    await writeFiles(folder, { ...files, ...Object.fromEntries(reports) });
    const ask = async (args: readonly string[]): Promise<[string, string]> => {
      const { code, stdout, stderr } = await yardline(args, { cwd: folder });
      if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${stderr}`);
      return [args.join(' '), stdout];
    };
    if (asked.length > 0) await ask(['run', 'small', '-q', '--as-of', '2023-Q3']);
    await ask(['run', 'small', '-q']);
    const out = join(folder, 'out/small/2023-Q4');
    const documents = await textsIn(out);
    const answers: [string, string][] = [];
    for (const args of asked) answers.push(await ask(args));
    return {
      findings: JSON.parse(await readFile(join(out, 'findings.json'), 'utf8')),
      documents,
      answers: new Map([...answers, ...(asked.length > 0 ? await textsIn(join(folder, 'given')) : [])]),
    };
  } finally {
    await remove();
  }
}

/** The files of a folder as text, by their paths; of a workbook or a bundle, each part. */
async function textsIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []));
  const read = await Promise.all(
    paths.toSorted().map(async (path) => {
      const [name, bytes] = [path.slice(folder.length), await readFile(path)];
      const parts = /\.(xlsx|zip)$/.test(name) ? Object.entries(unzipSync(bytes)) : [['', bytes] as const];
      return parts.map(([part, own]) => [`${name}${part}`, new TextDecoder().decode(own)] as const);
    }),
  );
  return new Map(read.flat());
}

/** What differs between two values, by the paths to it; numbers that differ by rounding alone do not. */
export function differences(a: unknown, b: unknown, path = ''): readonly string[] {
  if (a === b) return [];
  if (typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= 1e-9 * Math.abs(a)) return [];
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return [path];
  const [one, two] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>];
  const keys = new Set([...Object.keys(one), ...Object.keys(two)]);
  return [...keys].flatMap((key) => differences(one[key], two[key], `${path}.${key}`));
}

/** Findings without the names of runs and the hashes of the files that were read, which differ as these do. */
export function told({ run, ledger, artifacts: _, ...findings }: Findings): unknown {
  return {
    ...findings,
    run: { ...run, id: '', previous: null },
    ledger: ledger.map((line) => ({ ...line, sha256: '' })),
  };
}

/** The text of an answer without hashes and the names of runs, of which each has a letter: numbers stay. */
const withoutNames = (text: string): string =>
  text.replace(/sha256-[\w+/=]+|\b(?=\d*[a-f])[0-9a-f]{6,64}\b|\b\d{12}\b/g, '#');

/** Lines of answers and exports that differ, by what was asked. */
export function answersApart(own: Published, other: Published, clean = withoutNames): readonly string[] {
  return [...own.answers].flatMap(([asked, text]) => {
    const [one, two] = [text, other.answers.get(asked) ?? ''].map((whole) => clean(whole).split('\n'));
    return (one ?? []).flatMap((line, at) => (line === two?.[at] ? [] : [`${asked}:${at + 1} ${line} | ${two?.[at]}`]));
  });
}

/** Documents that differ, but for hashes, by their paths; findings are held against each other by `differences`. */
export const documentsApart = (own: Published, other: Published, clean = withoutHashes): readonly string[] =>
  [...own.documents].flatMap(([path, text]) =>
    path.endsWith('.json') || clean(other.documents.get(path) ?? '') === clean(text) ? [] : [path],
  );

/**
 * The same without the last digits of a number, and the sizes of files, which go with these: sums over answers are not the
 * same to the last digit in another order.
 */
export const withoutLastDigits = (text: string): string =>
  withoutNames(text)
    .replace(/\d+\.\d{12,}/g, (number) => Number(number).toPrecision(12))
    .replace(/"bytes": ?\d+/g, '"bytes": #');

/** The text of a document without hashes. */
const withoutHashes = (text: string): string => text.replace(/sha256-[\w+/=]+|\b[0-9a-f]{6,64}\b/g, '#');
