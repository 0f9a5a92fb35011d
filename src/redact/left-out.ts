import type { Change, Distribution, Finding, Level, SeriesPoint } from '../spec/index.ts';
import { withoutBefore } from './beside.ts';
import { coarse, digits } from './coarse.ts';
import { roundBands } from './distribution.ts';

/** How many records a value leaves out, by the days of those numbers that must not tell it. */
export type LeftOut = ReadonlyMap<string, number>;

export const daysOf = ({ from, to }: { readonly from: string; readonly to: string }): string => `${from} ${to}`;

/** Three digits: of an exact mean, trying out shows how many records it is the mean of. */
const told = (value: number): number => digits(value, Math.round, 3);

/**
 * A finding that tells of all records how many they are, in place of those that its values rest on, in the days in which
 * these are a few less; and its values no finer than they can be without telling which.
 *
 * @param minimum  what is told by band is rounded to multiples of it
 */
export function countLeftOut(whole: Finding, left: LeftOut, minimum: number): Finding {
  if (left.size === 0) return whole;
  const spans = [whole.now, ...whole.also, ...whole.series, ...windowsOf(whole)];
  if (!spans.some((span) => left.has(daysOf(span)))) return whole;
  const finding = withoutBefore(whole, sumsOf(whole, left));
  const { now, also, series, changes } = finding;
  const level = levelWith(now, left);
  const changeWith = (change: Change): Change => changeWithLeftOut(change, now, left);
  const kept = {
    primary: changes.primary,
    baseline: changeWith(changes.baseline),
    sameSeason: changeWith(changes.sameSeason),
    previous: changeWith(changes.previous),
  };
  const { distribution, effect, ...rest } = finding;
  const shown: Finding = {
    ...rest,
    now: level,
    also: also.map((one) => levelWith(one, left)),
    series: series.map((point) => pointWith(point, left)),
    changes: kept,
    effect: effectWith(effect),
    process: coarse(finding.process, 1),
    expected: coarse(finding.expected, 1),
    gap: coarse(finding.gap, 1),
    ladder: { ...coarse(finding.ladder, 1), hash: '' },
    sentence: { ...finding.sentence, params: paramsWith(finding, { now: level, changes: kept }) },
    caveats: [...finding.caveats, { key: 'caveat.left-out', params: finding.noun, text: '' }],
  };
  if (distribution == null) return shown;
  const isOfThem = [now, ...windowsOf(finding)].some((span) => left.has(daysOf(span)));
  return { ...shown, distribution: isOfThem ? withoutSum(distribution, minimum) : distribution };
}

/** Bands of which nobody can add up how many values there are. */
function withoutSum(distribution: Distribution, base: number): Distribution {
  const { bands, ...rest } = roundBands(distribution, base);
  const sum = (which: 'now' | 'before'): number => bands.reduce((total, band) => total + band[which], 0);
  return {
    ...rest,
    bands,
    now: { ...rest.now, n: sum('now'), value: told(rest.now.value) },
    before: { ...rest.before, n: sum('before'), value: told(rest.before.value) },
  };
}

/** Times that no change is told against, which hold such days: what they rest on is the sum of these. */
function sumsOf({ changes, series }: Finding, left: LeftOut) {
  return (['baseline', 'sameSeason', 'previous'] as const).filter((which) => {
    const { status, window } = changes[which];
    if (status === 'estimated' || window === null || left.has(daysOf(window))) return false;
    return series.some((point) => left.has(daysOf(point)) && point.from >= window.from && point.to <= window.to);
  });
}

/** Whether a finding tells its numbers as they are: neither rounded, nor with records that its values leave out. */
export const isExact = ({ rounded, caveats }: Finding): boolean =>
  rounded === undefined && !caveats.some(({ key }) => key === 'caveat.left-out');

const windowsOf = ({ changes }: Finding) =>
  [changes.baseline, changes.sameSeason, changes.previous].flatMap(({ window }) => window ?? []);

function levelWith(level: Level, left: LeftOut): Level {
  const more = left.get(daysOf(level));
  if (level.status === 'withheld' || more === undefined) return level;
  const { value, low, high, n } = level;
  return {
    ...level,
    n: n + more,
    value: told(value),
    low: low === null ? null : told(low),
    high: typeof high === 'number' ? told(high) : high,
    missing: null,
  };
}

function pointWith(point: SeriesPoint, left: LeftOut): SeriesPoint {
  const more = left.get(daysOf(point));
  const { n, value, low, high } = point;
  if (n === null || more === undefined) return point;
  return {
    ...point,
    n: n + more,
    value: value === null ? null : told(value),
    low: low === null ? null : told(low),
    high: typeof high === 'number' ? told(high) : high,
  };
}

function changeWithLeftOut(change: Change, now: Level, left: LeftOut): Change {
  const more = { now: left.get(daysOf(now)), before: change.window ? left.get(daysOf(change.window)) : undefined };
  if (more.now === undefined && more.before === undefined) return change;
  if (change.status === 'withheld') {
    const { before } = change;
    return before === undefined
      ? change
      : { ...change, before: { value: told(before.value), n: before.n + (more.before ?? 0) } };
  }
  const { compared, n, value, window } = change;
  return {
    ...coarse(change, 1),
    window,
    n: n + (more.before ?? 0),
    compared: { ...compared, n: compared.n + (more.now ?? 0) },
    value: told(value),
  };
}

function effectWith(effect: Finding['effect']): Finding['effect'] {
  const shown = coarse(effect, 1);
  if (shown.status === 'withheld' || shown.levels === null) return shown;
  return { ...shown, levels: { ...shown.levels, records: digits(shown.levels.records, Math.round) } };
}

/** What a sentence says, from the numbers that stand beside it. */
function paramsWith(
  { sentence }: Finding,
  { now, changes }: Pick<Finding, 'now' | 'changes'>,
): Finding['sentence']['params'] {
  const params = { ...coarse(sentence.params, 1) };
  const change = changes[changes.primary];
  const then = change.status === 'estimated' ? change.value : change.before?.value;
  if (now.status === 'estimated') {
    if ('value' in params) params.value = now.value;
    if ('n' in params) params.n = now.n;
  }
  if ('was' in params && then !== undefined) params.was = then;
  return params;
}
