import { basename, relative, resolve } from 'node:path';
import { type ExitCode, exitCodes, usageError } from '../errors.ts';
import { formatCount } from '../words/index.ts';
import { envelope } from './envelope.ts';
import type { Made } from './init/make-project.ts';
import type { Files, Written } from './init/write-files.ts';
import type { Verb, VerbCall } from './verb.ts';

export const initVerb: Verb = {
  name: 'init',
  argument: '[folder]',
  about: 'make a project: from your files, or with a made-up city to try',
  flags: ['project', 'json', 'quiet', 'debug'],
  options: [
    { flags: '--from <files...>', about: 'files to begin with; kind=file says what one holds' },
    { flags: '--demo', about: 'bring the sample city, its pipeline, metrics and reports' },
    { flags: '--timezone <zone>', about: 'the zone in which a day begins (default: this one)' },
    { flags: '--force', about: 'replace files that are there' },
  ],
  examples: [
    { line: 'yardline init demo --demo', does: 'then: cd demo && yardline run' },
    { line: 'yardline init eastside --from crime.csv people.csv', does: 'a pipeline that runs, to be corrected' },
  ],
  act: async (call) => {
    const folder = resolve(call.streams.cwd, call.options.project, call.args[0] ?? '.');
    if (call.options.demo && call.options.from !== undefined)
      throw usageError(
        'init',
        '--demo',
        'cannot go with --from',
        'the sample city and your own files are two projects',
      );
    if (call.options.demo) return demo(call, folder);
    return Array.isArray(call.options.from) ? fromFiles(call, folder, call.options.from) : scaffold(call, folder);
  },
};

interface Ending {
  readonly written: readonly Written[];
  /** What to type next. */
  readonly next: readonly string[];
  readonly made?: Made & { readonly id: string };
}

/** The sample city as it comes with the program. */
async function demo(call: VerbCall, folder: string): Promise<ExitCode> {
  const { demoFiles, schemaFiles } = await import('./init/demo.ts');
  const written = await write(call, folder, new Map([...(await demoFiles()), ...(await schemaFiles())]));
  return end(call, folder, {
    written,
    next: ['yardline run', 'yardline show safe-streets', 'yardline rejects safe-streets'],
  });
}

/** An empty project: nothing in it runs before there are data. */
async function scaffold(call: VerbCall, folder: string): Promise<ExitCode> {
  const { reportFiles, schemaFiles } = await import('./init/demo.ts');
  const written = await write(
    call,
    folder,
    new Map<string, string | Uint8Array>([...(await reportFiles()), ...(await schemaFiles()), ...ignored]),
  );
  return end(call, folder, { written, next: ['yardline inspect FILE', 'yardline init --from FILE…'] });
}

/** What is made anew from the sources belongs in no history. */
const ignored: Files = new Map([['.gitignore', 'out/\n']]);

async function fromFiles(call: VerbCall, folder: string, from: readonly string[]): Promise<ExitCode> {
  const [{ makeProject }, { reportFiles, schemaFiles }, { idFrom }] = await Promise.all([
    import('./init/make-project.ts'),
    import('./init/demo.ts'),
    import('./init/propose-sources.ts'),
  ]);
  const id = idFrom(basename(folder)) || 'evaluation';
  const timezone = typeof call.options.timezone === 'string' ? call.options.timezone : hostZone();
  const made = await makeProject({ cwd: call.streams.cwd, folder, id, from, timezone });
  const files = new Map<string, string | Uint8Array>([
    ...made.files,
    ...(await reportFiles()),
    ...(await schemaFiles()),
  ]);
  const written = await write(call, folder, files);
  await validate(folder, id);
  return end(call, folder, { written, next: [`yardline run ${id}`, 'read NEXT-STEPS.md'], made: { ...made, id } });
}

/** The zone of this machine: a beginning, and listed among what is to be decided. */
const hostZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

async function write({ options }: VerbCall, folder: string, files: Files): Promise<readonly Written[]> {
  const { writeFiles } = await import('./init/write-files.ts');
  return writeFiles(folder, files, options.force === true);
}

/** A project that does not pass its own validation would be a mistake of ours; it is told like any other. */
async function validate(folder: string, id: string): Promise<void> {
  const [{ readDeclarations }, { kinds }] = await Promise.all([
    import('../acquire/index.ts'),
    import('../conform/index.ts'),
  ]);
  await readDeclarations(folder, `pipelines/${id}.yaml`, kinds);
}

function end({ options, streams }: VerbCall, folder: string, { written, next, made }: Ending): ExitCode {
  const shown = relative(streams.cwd, folder) || '.';
  const enter = shown === '.' ? [] : [`cd ${shown}`];
  if (options.json) {
    const sources = made?.sources.map(({ id, proposed, files, tried }) => ({
      source: id,
      kind: proposed.kind.name,
      files: files.map(({ path }) => path),
      read: tried.read,
      rejected: tried.rejected,
    }));
    const about = made ? { pipeline: made.id, sources, decide: made.decisions } : {};
    streams.text(
      envelope('init', {
        status: 'ok',
        exitCode: exitCodes.ok,
        project: folder,
        files: written,
        next: [...enter, ...next],
        ...about,
      }),
    );
    return exitCodes.ok;
  }
  const changed = written.filter(({ state }) => state === 'written');
  const list = changed.length > 12 ? [] : changed.map(({ path }) => `  ${path}`);
  streams.answer([
    `${shown}: ${changed.length} files written${written.length > changed.length ? `, ${written.length - changed.length} were there` : ''}`,
    ...list,
  ]);
  if (options.quiet) return exitCodes.ok;
  for (const source of made?.sources ?? [])
    streams.note(
      `  ${source.id}: ${source.proposed.kind.name}, ${formatCount(source.tried.read)} records, ${formatCount(source.tried.rejected)} rejected`,
    );
  if (made) streams.note(`  ${made.decisions.length} things only you can say: NEXT-STEPS.md`);
  for (const line of ['next:', ...[...enter, ...next].map((step) => `  ${step}`)]) streams.note(line);
  return exitCodes.ok;
}
