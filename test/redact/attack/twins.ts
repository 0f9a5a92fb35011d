import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Finding, Findings } from '../../../src/spec/index.ts';
import { projectRoot, temporaryFolder, writeFiles, yardline } from '../../program.ts';
import { type Counted, dice, projectOf, type Town, townOf } from './town.ts';
import { sumsTold, twinOf } from './twin.ts';

/** What the program publishes of a town: findings, and every other document as text, by its path. */
export interface Published {
  readonly findings: Findings;
  readonly documents: ReadonlyMap<string, string>;
  /** Answers of verbs by what was asked, and exports. */
  readonly answers: ReadonlyMap<string, string>;
}

/** All that may be asked and handed on, but for what only the analyst may see. */
export const questions: readonly (readonly string[])[] = [
  ['run', 'small', '-q', '--reporter', 'junit=given/junit.xml', '--reporter', 'github=given/github.txt', '--json'],
  ['show', 'small'],
  ['show', 'small', 'thefts', '--json'],
  ['explain', 'small', 'thefts'],
  ['explain', 'small', 'thefts', '--area', '@all', '--json'],
  ['explain', 'small', 'thefts', '--area', 'P3', '--json'],
  ['power', 'small', 'thefts'],
  ['power', 'small', 'thefts', '--area', '@all', '--json'],
  ['evaluate', 'small', '--json'],
  ['runs', 'small', '--json'],
  ['diff', 'small/2023-Q3', 'small/2023-Q4'],
  ['diff', 'small/2023-Q3', 'small/2023-Q4', '--json'],
  ['verify', 'small/2023-Q4', '--json'],
  ['prune', 'small', '--keep', '1', '--dry-run', '--json'],
  ['export', 'small', '--csv', '--xlsx', '--svg', '--bundle', '--to', 'given'],
];

/** Runs the real program over the real files of a town. */
export async function publish(
  town: Town,
  metrics: readonly Counted[],
  privacy: string,
  asked: readonly (readonly string[])[] = [],
): Promise<Published> {
  const { folder, remove } = await temporaryFolder();
  try {
    const reports = await Promise.all(
      ['board', 'analyst'].map(async (name): Promise<[string, string]> => {
        const path = `reports/${name}.yaml`;
        return [path, await readFile(join(projectRoot, path), 'utf8')];
      }),
    );
    await writeFiles(folder, { ...projectOf(town, { metrics, privacy }), ...Object.fromEntries(reports) });
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

/** Which numbers are hidden, and which changes are not judged for their sake: that one word is told of scatter. */
const patternOf = ({ findings }: Findings): string =>
  JSON.stringify(
    findings.map(({ now, series, changes }) => [now.status, changes.baseline.status, series.map(({ state }) => state)]),
  );

export interface Twins {
  readonly own: Town;
  readonly other: Town;
  readonly ofOwn: Published;
  readonly ofOther: Published;
}

/** A town and another of which the same counts are told and the same are hidden: what else is told must not tell them apart. */
export async function twins(seed: number, metrics: readonly Counted[]): Promise<Twins> {
  const privacy = '{ minimum: 5 }';
  const own = townOf(seed);
  const ofOwn = await publish(own, metrics, privacy);
  const draw = dice(7);
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const told = sumsTold(ofOwn.findings.findings, own);
    const other = twinOf(own, told, { minimum: 5, reach: 1, draw });
    if (other === null || !movesBaseline(own, other)) continue;
    const ofOther = await publish(other, metrics, privacy);
    if (patternOf(ofOther.findings) === patternOf(ofOwn.findings)) return { own, other, ofOwn, ofOther };
  }
  throw new Error(`no twin of town ${seed}`);
}

/** Some count of the baseline is another one, for most of what is worked out is worked out of these. */
const movesBaseline = (own: Town, other: Town): boolean =>
  own.counts.some((quarters, area) =>
    quarters.some((counts, at) => {
      const from = own.quarters[at]?.from ?? '';
      return from >= '2020' && from < '2022' && `${counts}` !== `${other.counts[area]?.[at]}`;
    }),
  );

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
  return { ...findings, run: { ...run, id: '' }, ledger: ledger.map((line) => ({ ...line, sha256: '' })) };
}

/** The text of an answer without hashes and the names of runs, of which each has a letter: numbers stay. */
export const withoutNames = (text: string): string =>
  text.replace(/sha256-[\w+/=]+|\b(?=\d*[a-f])[0-9a-f]{6,64}\b|\b\d{12}\b/g, '#');

/** The text of a document without hashes. */
export const withoutHashes = (text: string): string => text.replace(/sha256-[\w+/=]+|\b[0-9a-f]{6,64}\b/g, '#');

/** A finding of a publication with a part of what stood there before anything was hidden. */
export function leaking(findings: Findings, whole: Findings, leak: (shown: Finding, whole: Finding) => Finding) {
  return findings.findings.map((finding, place) => {
    const before = whole.findings[place];
    return before ? leak(finding, before) : finding;
  });
}
