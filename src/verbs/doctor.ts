import { resolve } from 'node:path';
import { type ExitCode, exitCodes } from '../errors.ts';
import { paintOf } from './terminal.ts';
import type { Paint, Verb, VerbCall } from './verb.ts';

export const doctorVerb: Verb = {
  name: 'doctor',
  argument: '',
  about: 'look at what the program stands on: Node, DuckDB, disk, rights, zone, memory',
  flags: ['project', 'out', 'json', 'debug', 'color'],
  options: [],
  examples: [
    { line: 'yardline doctor', does: 'one line for each thing, and what to do where it is wrong' },
    { line: 'yardline doctor --json', does: 'the same for a scheduled job; exit 1 when something is broken' },
  ],
  act: async (call) => {
    const { examine } = await import('./surroundings.ts');
    const { envelope } = await import('./envelope.ts');
    const { options, streams } = call;
    const seen = await examine(await placesOf(call));
    const exitCode: ExitCode = seen.some(({ status }) => status === 'fail') ? exitCodes.tool : exitCodes.ok;
    const worst = (['fail', 'warn'] as const).find((status) => seen.some((line) => line.status === status)) ?? 'ok';
    if (options.json) streams.text(envelope('doctor', { status: worst, exitCode, surroundings: seen }));
    else streams.answer(await doctorLines(seen, paintOf(streams, options)));
    return exitCode;
  },
};

async function placesOf({ options, streams }: VerbCall): Promise<{ readonly project: string; readonly out: string }> {
  const project = resolve(streams.cwd, options.project);
  return { project, out: resolve(project, options.out) };
}

async function doctorLines(
  seen: readonly import('./surroundings.ts').Surrounding[],
  paint: Paint,
): Promise<readonly string[]> {
  const marks = { ok: paint.green('ok  '), warn: paint.yellow('warn'), fail: paint.red('fail') } as const;
  return seen.flatMap(({ name, status, detail, hint }) => [
    `${marks[status]}  ${name.padEnd(9)} ${detail}`,
    ...(hint === '' ? [] : [`      → ${hint}`]),
  ]);
}
