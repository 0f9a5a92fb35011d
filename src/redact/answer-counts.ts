import type { Finding, SurveyFacts } from '../spec/index.ts';

export type Answers = SurveyFacts['answers'][number];
type Role = Finding['areaRole'];

/** How many people chose each place on a scale, by its place in the list of places. */
export type Counts = readonly number[];

/** Counts, and those of parts that they are the sum of: areas of a role, or roles of everywhere. */
export interface Family {
  readonly sum: Counts;
  readonly parts: readonly Counts[];
}

/** What is told of a question at one time: who is counted in each, and how many chose each place. */
export type ByRole = ReadonlyMap<Role, readonly Counts[]>;

const pairs = [
  ['all-program', 'program'],
  ['all-comparison', 'comparison'],
  ['all-buffer', 'buffer'],
] as const;

const minus = (sum: Counts, parts: readonly Counts[]): Counts =>
  sum.map((count, at) => count - parts.reduce((total, part) => total + (part[at] ?? 0), 0));

const isNone = (counts: Counts): boolean => counts.every((count) => count === 0);

/** A sum, its parts, and what they leave of it. */
function family(sum: Counts, told: readonly Counts[]): Family {
  const rest = minus(sum, told);
  return { sum, parts: isNone(rest) ? told : [...told, rest] };
}

/**
 * Everywhere as the sum of the programme and all else, that as the sum of roles, and roles as sums of their areas; of areas and
 * roles that are not told, all that they leave.
 */
export function familiesOf(told: ByRole): readonly Family[] {
  const programme = told.get('all-program') ?? [];
  const others = pairs
    .filter(([all]) => programme.length === 0 || all !== 'all-program')
    .flatMap(([all, single]) => told.get(all) ?? told.get(single) ?? []);
  const everywhere = (told.get('universe') ?? []).flatMap((sum) => [
    family(sum, programme),
    family(minus(sum, programme), others),
  ]);
  const roles = pairs.flatMap(([all, single]) =>
    (told.get(all) ?? []).map((sum) => family(sum, told.get(single) ?? [])),
  );
  return [...everywhere, ...roles];
}

/** What times differ by that have days in common: a wave from the window that it is a part of, all waves in a window from it. */
export function timesApart(times: readonly (Pick<Answers, 'of' | 'from' | 'to'> & { readonly counts: Counts })[]) {
  const now = times.find(({ of }) => of === 'now');
  if (!now) return [];
  const meeting = times.filter(({ of, from, to }) => of === 'wave' && from <= now.to && to >= now.from);
  const inside = meeting.filter(({ from, to }) => from >= now.from && to <= now.to);
  return [
    ...meeting.map(({ counts }) => minus(now.counts, [counts])),
    minus(
      now.counts,
      inside.map(({ counts }) => counts),
    ),
  ]
    .map((apart) => (apart.every((count) => count <= 0) ? apart.map((count) => -count) : apart))
    .filter((apart) => apart.every((count) => count >= 0) && !isNone(apart));
}
