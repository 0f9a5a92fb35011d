import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { DeclaredFile } from '../../acquire/index.ts';
import { usageError } from '../../errors.ts';
import type { Artifact, Document, Findings } from '../../spec/index.ts';
import { makeFolder, type RunRecord, sha256 } from '../../store/index.ts';
import { type Asked, type Evidence, earlierReport, type QuestionFiles } from './evidence.ts';

/** What an auditor is handed: the documents as published, the declarations that they follow from, and how to check. */
export interface Bundled {
  /** The folder of the report, and of the project. */
  readonly report: string;
  readonly project: string;
  /** What the warehouse adds: questions, and the reports before this one. */
  readonly evidence: (of: Asked) => Promise<Evidence>;
}

interface Manifest {
  readonly run: Findings['run'];
  readonly artifacts: readonly Artifact[];
  readonly versions: readonly { readonly name: string; readonly version: string }[];
  readonly inputs: readonly { readonly file: string; readonly sha256: string; readonly bytes: number | null }[];
  readonly declarations: readonly DeclaredFile[];
}

/**
 * All files of a bundle, in order.
 *
 * @throws {YardlineError} where a document is not what was published, or a declaration not what it follows from
 */
export async function bundleFiles({ report, project, evidence }: Bundled): Promise<readonly Document[]> {
  const manifest = JSON.parse(await readFile(join(report, 'manifest.json'), 'utf8')) as Manifest;
  const documents = await Promise.all(manifest.artifacts.map((artifact) => documentIn(report, artifact)));
  const own = { path: 'report/manifest.json', bytes: await readFile(join(report, 'manifest.json')) };
  const declarations = await Promise.all(
    manifest.declarations.map(async ({ path, sha256: hash, bytes: size }) => {
      const whole = await readFile(join(project, path)).catch(() => null);
      // a file that only grows is known by its beginning
      const bytes = whole?.subarray(0, size ?? whole.length) ?? null;
      if (bytes !== null && sha256(bytes) === hash) return { path: `declarations/${path}`, bytes };
      throw usageError(
        'declaration-changed',
        path,
        `must be what the report was made with (it ${bytes === null ? 'is gone' : 'was changed since'})`,
        'run the pipeline again, then export',
      );
    }),
  );
  const inputs = manifest.inputs.map(({ file, sha256: hash }) => `${hash}  ${file}\n`).join('');
  const { questions, earlier } = await evidence(manifest);
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const files = [
    { path: 'README.txt', bytes: encode(readMe(manifest, { questions, earlier })) },
    ...declarations,
    ...earlier,
    { path: 'inputs.sha256', bytes: encode(inputs) },
    ...documents,
    own,
    ...(questions.status === 'told' ? questions.files : []),
  ];
  const hashes = files.map(({ path, bytes }) => `${sha256(bytes)}  ${path}\n`).join('');
  return [...files, { path: hashList, bytes: encode(hashes) }];
}

/** What is in a bundle, each by its hash: the manifest of a report lists its own documents alone. */
const hashList = 'files.sha256';

/** Only what the manifest lists, as it was published: what else lies in the folder has passed no control. */
async function documentIn(report: string, { path, sha256: hash }: Artifact): Promise<Document> {
  const bytes = await readFile(join(report, path)).catch(() => null);
  if (bytes !== null && sha256(bytes) === hash) return { path: `report/${path}`, bytes };
  throw usageError(
    'document-changed',
    path,
    `must be what was published (it ${bytes === null ? 'is gone' : 'was changed since'})`,
    'run the pipeline again, then export',
  );
}

const readMe = (
  { run, versions, inputs }: Manifest,
  { questions, earlier }: Evidence,
): string => `${run.title}, ${run.asOfLabel}
Run ${run.id}; ${versions.map(({ name, version }) => `${name} ${version}`).join(', ')}

report/          the documents as they were published; manifest.json lists them with their hashes
declarations/    what was counted and how it was judged, as declared
inputs.sha256    the ${inputs.length} source files, which are not in here: they may hold people's data
earlier/         the ${earlier.length} reports before it as they were published: it speaks of them, and hides what they would give away
${sqlText(questions)}
files.sha256     all files in here with their hashes: sha256sum -c files.sha256

To make the report again, in a folder that holds what is in declarations/, and the source files by these paths:

    sha256sum -c inputs.sha256
    yardline verify BUNDLE.zip -C FOLDER

It ends with 0 where every byte is the same, and with 6 where one is not. "yardline explain PIPELINE METRIC" shows what
became of every record on the way to a number.
`;

const sqlText = (questions: QuestionFiles): string =>
  questions.status === 'told'
    ? `sql/             the questions that each number comes from, a file for each metric, as they were put to the
                 warehouse; with one that "yardline ingest PIPELINE" makes: duckdb WAREHOUSE < sql/METRIC.sql`
    : `(no sql/         ${questions.why})`;

/** Files as a zip: the same files are the same bytes, for their times are all the same. */
export async function zipped(files: readonly Document[]): Promise<Uint8Array> {
  const { zipSync } = await import('fflate');
  // the first day that a zip can name, by its own clock that has no zone
  const mtime = new Date(1980, 0, 1);
  return zipSync(Object.fromEntries(files.map(({ path, bytes }) => [path, [bytes, { mtime, level: 6 }]])));
}

/** A zip packed anew, without the times at which its parts were made. */
export async function repacked(bytes: Uint8Array): Promise<Uint8Array> {
  const { unzipSync } = await import('fflate');
  return zipped(Object.entries(unzipSync(bytes)).map(([path, own]) => ({ path, bytes: own })));
}

/** The first of the earlier reports that is not what the list says; bundles of earlier releases have no list. */
function alteredEarlier(files: Readonly<Record<string, Uint8Array>>): string | undefined {
  const list = files[hashList];
  if (list === undefined) return undefined;
  const lines = new TextDecoder().decode(list).split('\n');
  const listed = new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
  const isEarlier = (path: string): boolean => path.startsWith('earlier/');
  const paths = new Set([...Object.keys(files), ...listed.keys()].filter(isEarlier));
  return [...paths].sort().find((path) => {
    const bytes = files[path];
    return bytes === undefined || sha256(bytes) !== listed.get(path);
  });
}

/** Unpacks the documents of a bundle into a folder, and nothing beside it. Gives the reports before it, in their order. */
export async function unpackReport(bundle: string, folder: string): Promise<readonly RunRecord[]> {
  const { unzipSync } = await import('fflate');
  const broken = (why: string) =>
    usageError('bundle', bundle, `must be a bundle of "yardline export --bundle" (${why})`, 'export it again');
  let files: Readonly<Record<string, Uint8Array>>;
  try {
    files = unzipSync(await readFile(bundle), {
      filter: ({ name }) => name === hashList || /^(report|earlier)\//.test(name),
    });
  } catch (cause) {
    throw broken((cause as Error).message);
  }
  if (!files['report/manifest.json']) throw broken('it has no report/manifest.json');
  const altered = alteredEarlier(files);
  if (altered !== undefined) throw broken(`"${altered}" is not what was bundled`);
  const named = Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [path, bytes] of named.filter(([name]) => name.startsWith('report/'))) {
    const target = resolve(folder, path.slice('report/'.length));
    if (!target.startsWith(folder + sep)) throw broken(`"${path}" lies outside of it`);
    await makeFolder(dirname(target));
    await writeFile(target, bytes);
  }
  try {
    return named.filter(([name]) => name.startsWith('earlier/')).map(([, bytes]) => earlierReport(bytes));
  } catch (cause) {
    throw broken((cause as Error).message);
  }
}
