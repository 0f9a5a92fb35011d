import { type ExitCode, exitCodes, usageError } from '../errors.ts';
import { type Action, type ActionLine, type Pipeline, suggest } from '../spec/index.ts';
import { envelope } from './envelope.ts';
import { onePipeline, projectFolder } from './project.ts';
import type { Verb, VerbCall } from './verb.ts';

export const actionVerb: Verb = {
  name: 'action',
  argument: '<add|close|move|list> <pipeline> [what]',
  about: "the board's decisions, kept in actions/PIPELINE.csv",
  flags: ['project', 'json', 'debug'],
  options: [
    { flags: '--metric <name>', about: 'add: the metric that it is about' },
    { flags: '--owner <role>', about: 'add: who sees to it; a role, not a person' },
    { flags: '--due <date>', about: 'add: the day it is to be done by; move: a later one' },
    { flags: '--dropped', about: 'close: given up, not done' },
    { flags: '--on <date>', about: 'the day it was decided, done or moved; default: today' },
  ],
  examples: [
    { line: 'yardline action add safe-streets "Open a site" --due 2026-06-30', does: 'one line more in the CSV' },
    { line: 'yardline action close safe-streets A3 --on 2026-05-12', does: 'done; or --dropped' },
  ],
  act,
};

interface Asked {
  readonly what: string;
  readonly on: string;
  readonly options: VerbCall['options'];
  readonly pipeline: Pipeline;
}

async function act(call: VerbCall): Promise<ExitCode> {
  const [verb = '', named = '', what = ''] = call.args;
  if (!['add', 'close', 'move', 'list'].includes(verb))
    throw usageError('action', 'action', `must be add, close, move or list (got "${verb}")`, 'yardline action --help');
  const folder = projectFolder(call);
  const path = await onePipeline({ ...call, args: [named] });
  const [{ actionsPath, readDeclarations }, { kinds }, { actionLines, addActionLine }, { actionsOn }] =
    await Promise.all([
      import('../acquire/index.ts'),
      import('../conform/index.ts'),
      import('../run/keep-action.ts'),
      import('../spec/index.ts'),
    ]);
  const { pipeline } = await readDeclarations(folder, path, kinds);
  const place = { folder, pipeline };
  const on = dayOf('--on', call.options.on as string | undefined) ?? today();
  const asked = { what, on, options: call.options, pipeline };
  const line = verb === 'list' ? null : await addActionLine(place, lines[verb as keyof typeof lines](asked));
  const all = actionsOn(await actionLines(place), '9999-12-31');
  await tell(call, { all, changed: line?.id ?? null, on });
  if (line !== null && !call.options.quiet) call.streams.note(`written to ${actionsPath(pipeline.id)}`);
  return exitCodes.ok;
}

interface Told {
  readonly all: readonly Action[];
  /** The action that was added or changed; null for a list. */
  readonly changed: string | null;
  readonly on: string;
}

async function tell({ options, streams }: VerbCall, { all, changed, on }: Told): Promise<void> {
  const actions = changed === null ? all : all.filter(({ id }) => id === changed);
  if (options.json) {
    streams.text(envelope('action', { status: 'ok', exitCode: exitCodes.ok, actions }));
    return;
  }
  const { actionListLines } = await import('./action-lines.ts');
  streams.answer(actionListLines(actions, on));
}

/** The clock of the machine: a decision is made on some day, and nothing that is computed depends on it. */
const today = (): string => {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

function dayOf(flag: string, text: string | undefined): string | null {
  if (text === undefined) return null;
  // Date.parse makes the second of March of the thirtieth of February
  const parsed = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(text)) return text;
  throw usageError('flag', flag, `must be a date (got "${text}")`, `for example ${flag} 2026-01-31`);
}

type LineOf = (asked: Asked) => (known: readonly ActionLine[]) => ActionLine;

const lines: Readonly<Record<'add' | 'close' | 'move', LineOf>> = {
  add:
    ({ what, on, options, pipeline }) =>
    (known) => {
      if (what.trim() === '')
        throw usageError('action', 'add', 'must say what was decided', 'in quotes, as one sentence');
      const metric = (options.metric as string | undefined) ?? '';
      const names = pipeline.metrics.map(({ id }) => id);
      if (metric !== '' && !names.includes(metric))
        throw usageError('unknown-metric', metric, 'must be a metric of this pipeline', suggest(metric, names));
      const due = dayOf('--due', options.due as string | undefined) ?? '';
      if (due !== '' && due < on)
        throw usageError('flag', '--due', `must not lie before ${on} (got ${due})`, 'a later day');
      const numbers = known.map(({ id }) => Number(/^A(\d+)$/.exec(id)?.[1] ?? 0));
      return {
        id: `A${Math.max(0, ...numbers) + 1}`,
        recorded_on: on,
        raised_on: on,
        decision: what.trim(),
        metric,
        owner_role: (options.owner as string | undefined) ?? '',
        due_on: due,
        closed_on: '',
        status: 'open',
      };
    },
  close:
    ({ what, on, options }) =>
    (known) => ({
      ...openIn(known, what, on),
      recorded_on: on,
      closed_on: on,
      status: options.dropped === true ? 'dropped' : 'done',
    }),
  move:
    ({ what, on, options }) =>
    (known) => {
      const due = dayOf('--due', options.due as string | undefined);
      if (due === null) throw usageError('flag', '--due', 'must say by when it is to be done now', '--due 2026-09-30');
      return { ...openIn(known, what, on), recorded_on: on, due_on: due };
    },
};

/** The last line of an open action. */
function openIn(known: readonly ActionLine[], id: string, on: string): ActionLine {
  const last = known.findLast((line) => line.id === id);
  const open = [...new Map(known.map((line) => [line.id, line])).values()].filter(({ status }) => status === 'open');
  const hint = `open: ${open.map((line) => line.id).join(', ') || 'none'}`;
  if (!last) throw usageError('unknown-action', id, 'must be the number of an action', hint);
  if (last.status !== 'open') throw usageError('action', id, `must be open (it is ${last.status})`, hint);
  if (on < last.recorded_on)
    throw usageError(
      'flag',
      '--on',
      `must not lie before ${last.recorded_on}, when it was last written down`,
      `got ${on}`,
    );
  return last;
}
