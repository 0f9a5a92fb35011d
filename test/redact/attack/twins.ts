import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding, Findings } from '../../../src/spec/index.ts';
import { projectRoot, temporaryFolder, writeFiles, yardline } from '../../program.ts';
import { type Counted, dice, projectOf, type Town, townOf } from './town.ts';
import { sumsTold, twinOf } from './twin.ts';

/** What the program publishes of a town: findings, and every other document as text, by its path. */
export interface Published {
  readonly findings: Findings;
  readonly documents: ReadonlyMap<string, string>;
}

/** Runs the real program over the real files of a town. */
export async function publish(town: Town, metrics: readonly Counted[], privacy: string): Promise<Published> {
  const { folder, remove } = await temporaryFolder();
  try {
    const reports = await Promise.all(
      ['board', 'analyst'].map(async (name): Promise<[string, string]> => {
        const path = `reports/${name}.yaml`;
        return [path, await readFile(join(projectRoot, path), 'utf8')];
      }),
    );
    await writeFiles(folder, { ...projectOf(town, { metrics, privacy }), ...Object.fromEntries(reports) });
    const { code, stderr } = await yardline(['run', 'small', '-q'], { cwd: folder });
    if (code !== 0) throw new Error(stderr);
    const out = join(folder, 'out/small/2023-Q4');
    const paths = (await readdir(out, { recursive: true, withFileTypes: true })).flatMap((entry) =>
      entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
    );
    const texts = await Promise.all(
      paths.map(async (path): Promise<[string, string]> => [path.slice(out.length), await readFile(path, 'utf8')]),
    );
    return {
      findings: JSON.parse(await readFile(join(out, 'findings.json'), 'utf8')),
      documents: new Map(texts.sort(([a], [b]) => (a < b ? -1 : 1))),
    };
  } finally {
    await remove();
  }
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

/** The text of a document without hashes. */
export const withoutHashes = (text: string): string => text.replace(/sha256-[\w+/=]+|\b[0-9a-f]{6,64}\b/g, '#');

/** A finding of a publication with a part of what stood there before anything was hidden. */
export function leaking(findings: Findings, whole: Findings, leak: (shown: Finding, whole: Finding) => Finding) {
  return findings.findings.map((finding, place) => {
    const before = whole.findings[place];
    return before ? leak(finding, before) : finding;
  });
}
