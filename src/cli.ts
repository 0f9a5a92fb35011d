#!/usr/bin/env node
import { Command, CommanderError, Option } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { type ExitCode, exitCodes, formatProblem, YardlineError } from './errors.ts';
import { type GlobalOptions, type Streams, type Verb, verbs } from './verbs/index.ts';

/** Flags that every verb understands; each may also be set as YARDLINE_NAME. */
const globalOptions: readonly Option[] = [
  new Option('-C, --project <dir>', 'folder of the project').default('.').env('YARDLINE_PROJECT'),
  new Option('--as-of <date or period>', 'pin "today"; default: the last complete period in the data').env(
    'YARDLINE_AS_OF',
  ),
  new Option('--out <dir>', 'where documents go').default('out').env('YARDLINE_OUT'),
  new Option('--warehouse <file>', 'where loaded data are kept').env('YARDLINE_WAREHOUSE'),
  new Option('--json', 'answer in JSON').default(false).env('YARDLINE_JSON'),
  new Option('-q, --quiet', 'no progress').default(false).env('YARDLINE_QUIET'),
  new Option('--debug', 'every question to the warehouse, and stacks').default(false).env('YARDLINE_DEBUG'),
  new Option('--show-values', 'show values of rejected records').default(false).env('YARDLINE_SHOW_VALUES'),
  new Option('--no-color', 'plain text (NO_COLOR does the same)'),
  new Option('--threads <n>', 'threads of the warehouse').env('YARDLINE_THREADS'),
  new Option('--memory <size>', 'memory of the warehouse, such as 4GB').env('YARDLINE_MEMORY'),
];

function addVerb(program: Command, verb: Verb, finish: (verb: Verb, command: Command) => Promise<void>): void {
  const command = program.command(`${verb.name} ${verb.argument}`.trim()).description(verb.about);
  for (const option of verb.options) command.option(option.flags, option.about);
  for (const option of globalOptions) command.addOption(option);
  const examples = verb.examples.map(({ line, does }) => `  ${line}\n      ${does}`).join('\n');
  command.addHelpText('after', `\nExamples:\n${examples}`);
  command.action(async () => finish(verb, command));
}

/** Runs the command line and gives its exit code; nothing is thrown past here. */
export async function main(argv: readonly string[], streams: Streams): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.ok;
  const debug = argv.includes('--debug');
  const program = new Command('yardline')
    .description('Tells public-safety coalitions whether their work makes a difference.')
    .version(packageJson.version, '--version')
    .helpCommand(false)
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({
      writeOut: streams.answer,
      writeErr: streams.note,
      getOutHelpWidth: () => 80,
      getErrHelpWidth: () => 80,
    })
    .addHelpText(
      'after',
      '\nExit codes: 0 done · 1 the tool or its surroundings · 2 usage or declaration ·\n3 the data failed. "yardline VERB --help" has examples.',
    );
  for (const verb of verbs)
    addVerb(program, verb, async (chosen, command) => {
      const options = command.opts() as GlobalOptions & Readonly<Record<string, unknown>>;
      exitCode = await chosen.act({ args: command.args, options, streams });
    });
  for (const command of program.commands)
    command.exitOverride().configureOutput({
      writeOut: streams.answer,
      writeErr: streams.note,
      getOutHelpWidth: () => 80,
      getErrHelpWidth: () => 80,
    });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    return explain(error, { streams, debug });
  }
}

function explain(error: unknown, { streams, debug }: { streams: Streams; debug: boolean }): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.declaration;
  const stack = debug && error instanceof Error ? `${error.stack ?? ''}\n` : '';
  if (error instanceof YardlineError) {
    for (const problem of error.problems) streams.note(`${formatProblem(problem)}\n`);
    if (error.problems.length > 1) streams.note(`${error.problems.length} problems\n`);
    streams.note(stack);
    return error.exitCode;
  }
  const message = error instanceof Error ? error.message : String(error);
  streams.note(
    `yardline: ${message} [unexpected]\n  → this is a mistake of ours: run again with --debug and report it\n${stack}`,
  );
  return exitCodes.tool;
}

process.exitCode = await main(process.argv.slice(2), {
  answer: (text) => process.stdout.write(text),
  note: (text) => process.stderr.write(text),
  cwd: process.cwd(),
  color: process.env.FORCE_COLOR !== undefined || (process.stderr.isTTY && process.env.NO_COLOR === undefined),
});
