import type { SourceKind } from './kind.ts';
import { bindingColumns, type FigureRules, type Interval, type ResponseRules, type Source } from './model.ts';
import { suggest } from './nearest.ts';
import type { Complaints } from './problems.ts';
import { type IntervalDeclaration, secondsOf } from './response-rules.ts';
import type { SourceDeclaration } from './source.ts';
import type { Path } from './source-text.ts';
import { type StandardInterval, standardIntervals } from './standard-intervals.ts';

interface Scene {
  readonly kind: SourceKind;
  readonly columns: Source['columns'];
  readonly doubtful: ReadonlySet<string>;
  readonly complain: Complaints;
  readonly path: Path;
}

/** The intervals of a source of responses, and what becomes of unusual calls. */
export function resolveResponses(declared: SourceDeclaration, scene: Scene): ResponseRules {
  const { rules, answering } = declared;
  const intervals = declaredIntervals(declared).map(({ name, place, interval }) =>
    typeof interval === 'string'
      ? standardInterval(name, interval, scene)
      : resolveInterval(name, interval, { ...scene, path: [...scene.path, 'intervals', place] }),
  );
  if (answering === 'first') checkFirst(intervals, scene);
  if (rules?.stacked === 'exclude') checkStacked(scene);
  return {
    intervals,
    answering: answering ?? null,
    negative: rules?.negative ?? 'exclude',
    zero: rules?.zero ?? 'keep',
    longestSeconds: rules?.longest === undefined ? null : secondsOf(rules.longest),
    selfInitiated: rules?.['self-initiated'] ?? 'exclude',
    cancelled: rules?.cancelled ?? 'exclude',
    stacked: rules?.stacked ?? 'keep',
  };
}

interface DeclaredInterval {
  readonly name: string;
  /** Where it stands under `intervals`. */
  readonly place: string | number;
  readonly interval: IntervalDeclaration | StandardInterval;
}

/** A list of names that everybody knows, or names of one's own. */
export function declaredIntervals({
  intervals = {},
}: Pick<SourceDeclaration, 'intervals'>): readonly DeclaredInterval[] {
  if (Array.isArray(intervals)) return intervals.map((name, place) => ({ name, place, interval: name }));
  return Object.entries(intervals).map(([name, interval]) => ({ name, place: name, interval }));
}

/** From its two stamps where the source has both; else from the duration of that name, where it has that. */
function standardInterval(name: string, standard: StandardInterval, { columns }: Scene): Interval {
  const { from, to } = standardIntervals[standard];
  const has = (column: string): boolean => columns.some((one) => one.name === column);
  const isDuration = columns.some((one) => one.name === standard && one.type === 'duration');
  return isDuration && !(has(from) && has(to))
    ? { name, stamps: null, duration: standard }
    : { name, stamps: { from, to }, duration: null };
}

function resolveInterval(
  name: string,
  { from, to, duration }: IntervalDeclaration,
  { kind, columns, doubtful, complain, path }: Scene,
): Interval {
  const isPair = from !== undefined && to !== undefined && duration === undefined;
  const isDuration = duration !== undefined && from === undefined && to === undefined;
  if (!isPair && !isDuration && !complain.unsure(path))
    complain.about(path, 'value', {
      id: 'interval',
      message: `interval "${name}" needs from and to (two stamps), or duration (a column)`,
      hint: '{ from: received_at, to: arrived_at }',
    });
  for (const [key, column] of Object.entries({ from, to, duration })) {
    const type = key === 'duration' ? 'duration' : 'timestamp';
    // a stamp that the file does not have is told as such, and what it would have measured is withheld
    const usable = type === 'timestamp' ? [...kind.columns, ...columns] : columns;
    const known = [...new Set(usable.filter((one) => one.type === type).map((one) => one.name))];
    if (column !== undefined && !known.includes(column) && !doubtful.has(column))
      complain.about([...path, key], 'value', {
        id: 'unknown-column',
        message: `"${column}" is not a ${type === 'duration' ? 'mapped duration' : 'stamp'} of this source`,
        hint: suggest(column, known),
      });
  }
  const stamps = from !== undefined && to !== undefined ? { from, to } : null;
  return { name, stamps, duration: stamps === null ? (duration ?? null) : null };
}

/** Which unit came first is known from the rows of one call, and from their stamps alone. */
function checkFirst(intervals: readonly Interval[], { columns, doubtful, complain, path }: Scene): void {
  const at = [...path, 'answering'];
  if (!columns.some(({ name }) => name === 'id') && !doubtful.has('id'))
    complain.about(at, 'value', {
      id: 'answering',
      message: 'answering: first needs a column "id": without it, no rows are known to answer one call',
      hint: 'map id: HEADER, or write answering: all',
    });
  const lengths = intervals.filter(({ duration }) => duration !== null).map(({ name }) => name);
  if (lengths.length > 0)
    complain.about(at, 'value', {
      id: 'answering',
      message: `answering: first needs stamps: durations do not say which unit came first (${lengths.join(', ')})`,
      hint: 'give the interval from and to, or write answering: all',
    });
}

/** Whether a unit was bound is known from its name, and from when it was sent and free again. */
function checkStacked({ columns, doubtful, complain, path }: Scene): void {
  const has = (name: string): boolean => columns.some((one) => one.name === name) || doubtful.has(name);
  const missing = ['unit', 'cleared_at'].filter((name) => !has(name));
  if (!bindingColumns.some(has)) missing.push(bindingColumns.join(' or '));
  if (missing.length > 0)
    complain.about([...path, 'rules', 'stacked'], 'value', {
      id: 'stacked',
      message: `stacked: exclude needs to know when a unit was bound (${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not mapped)`,
      hint: `map ${missing[0]}: HEADER, or remove stacked:`,
    });
}

/** What becomes of figures below zero; rules about calls say nothing about figures. */
export function resolveFigures({ rules }: SourceDeclaration, { complain, path }: Scene): FigureRules {
  for (const name of Object.keys(rules ?? {}).filter((key) => key !== 'negative'))
    complain.about([...path, 'rules', name], 'key', {
      id: 'kind-part',
      message: `"${name}" is a rule for responses, and this source is of kind aggregates`,
      hint: 'for aggregates, rules: { negative: exclude } or { negative: fail }',
    });
  return { negative: rules?.negative ?? 'keep' };
}
