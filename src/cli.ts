#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { type ExitCode, exitCodes, type Problem, problemLines, YardlineError } from './errors.ts';
import {
  envelope,
  type GlobalOptions,
  noteAll,
  type Streams,
  sharedOptions,
  terminalStreams,
  type Verb,
  verbs,
} from './verbs/index.ts';

function addVerb(program: Command, verb: Verb, finish: (verb: Verb, command: Command) => Promise<void>): void {
  const command = program.command(`${verb.name} ${verb.argument}`.trim()).description(verb.about);
  for (const option of verb.options) command.option(option.flags, option.about);
  for (const option of sharedOptions(verb.flags)) command.addOption(option);
  const examples = verb.examples.map(({ line, does }) => `  ${line}\n      ${does}`).join('\n');
  command.addHelpText('after', `\nExamples:\n${examples}`);
  command.action(async () => finish(verb, command));
}

/** Runs the command line and gives its exit code; nothing is thrown past here. */
export async function main(argv: readonly string[], streams: Streams): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.ok;
  const json = argv.includes('--json') || process.env.YARDLINE_JSON !== undefined;
  const debug = argv.includes('--debug');
  const program = new Command('yardline')
    .description('Tells public-safety coalitions whether their work makes a difference.')
    .version(packageJson.version, '--version')
    .helpCommand(false)
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({
      writeOut: streams.text,
      writeErr: (text) => noteAll(streams, text),
      getOutHelpWidth: () => 80,
      getErrHelpWidth: () => 80,
    })
    .addHelpText(
      'after',
      '\nExit codes: 0 done · 1 the tool or its surroundings · 2 usage or declaration ·\n3 the data failed · 4 not safe to publish · 5 verdicts (--gate) · 6 a difference.\n"yardline VERB --help" has examples.',
    );
  for (const verb of verbs)
    addVerb(program, verb, async (chosen, command) => {
      const options = command.opts() as GlobalOptions & Readonly<Record<string, unknown>>;
      exitCode = await chosen.act({ args: command.args, options, streams });
    });
  for (const command of program.commands)
    command.exitOverride().configureOutput({
      writeOut: streams.text,
      writeErr: (text) => noteAll(streams, text),
      getOutHelpWidth: () => 80,
      getErrHelpWidth: () => 80,
    });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    const exitCode = explain(error, { argv, streams, debug });
    if (json && exitCode !== exitCodes.ok) streams.text(problemsOf(error, exitCode));
    return exitCode;
  }
}

function explain(
  error: unknown,
  { argv, streams, debug }: { argv: readonly string[]; streams: Streams; debug: boolean },
): ExitCode {
  if (error instanceof CommanderError) {
    const verb = verbs.find(({ name }) => name === argv[0]);
    if (/argument/i.test(error.code) && verb) streams.note(`  → for example: ${verb.examples[0]?.line ?? ''}`);
    return error.exitCode === 0 ? exitCodes.ok : exitCodes.declaration;
  }
  const stack = debug && error instanceof Error ? `${error.stack ?? ''}\n` : '';
  if (error instanceof YardlineError) {
    for (const line of toldOnce(error.problems)) streams.note(line);
    if (error.problems.length > 1) streams.note(`${error.problems.length} problems`);
    noteAll(streams, stack);
    return error.exitCode;
  }
  const message = error instanceof Error ? error.message : String(error);
  streams.note(`yardline: ${message} [unexpected]`);
  streams.note('  → this is a mistake of ours: run again with --debug and report it');
  noteAll(streams, stack);
  return exitCodes.tool;
}

/** A mistake in a declaration shows in every file that it is about: one file tells what it is, and how many more have it. */
function toldOnce(problems: readonly Problem[]): readonly string[] {
  const alike = new Map<string, Problem[]>();
  for (const problem of problems) {
    const { id, message, hint, frame } = problem;
    const key = JSON.stringify([id, message, hint, frame]);
    alike.set(key, [...(alike.get(key) ?? []), problem]);
  }
  return [...alike.values()].flatMap(([first, ...others]) => [
    ...(first ? problemLines(first) : []),
    ...(others.length === 0 ? [] : [`  the same: ${listed(others.map(({ place }) => place))}`]),
  ]);
}

const mostPlaces = 10;
const listed = (places: readonly string[]): string =>
  [...places.slice(0, mostPlaces), ...(places.length > mostPlaces ? [`${places.length - mostPlaces} more`] : [])].join(
    ', ',
  );

/** A program that asked for JSON gets it for a failure too: what is wrong, where, and what to do. */
function problemsOf(error: unknown, exitCode: ExitCode): string {
  const message = error instanceof Error ? error.message : String(error);
  const unexpected = { id: error instanceof CommanderError ? 'usage' : 'unexpected', place: '', message, hint: '' };
  const problems =
    error instanceof YardlineError
      ? error.problems.map(({ id, place, message: said, hint }) => ({ id, place, message: said, hint }))
      : [unexpected];
  return envelope('problems', { status: 'error', exitCode, problems });
}

/** A reader that has seen enough, such as `head`, closes its end: what is left to say is dropped, and nothing failed. */
function ignoreClosedReader(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED') return;
    if (stream === process.stdout) process.stderr.write(`yardline: the answer cannot be written: ${error.message}\n`);
    process.exit(exitCodes.tool);
  });
}
ignoreClosedReader(process.stdout);
ignoreClosedReader(process.stderr);

process.exitCode = await main(process.argv.slice(2), {
  ...terminalStreams({
    out: (text) => process.stdout.write(text),
    error: (text) => process.stderr.write(text),
    color: process.env.FORCE_COLOR !== undefined || (process.stderr.isTTY && process.env.NO_COLOR === undefined),
    columns:
      process.stderr.isTTY && process.env.TERM !== 'dumb' && process.env.CI === undefined
        ? process.stderr.columns || 80
        : null,
  }),
  cwd: process.cwd(),
  job: process.env.GITHUB_ACTIONS === 'true' ? { summary: process.env.GITHUB_STEP_SUMMARY ?? null } : null,
});
