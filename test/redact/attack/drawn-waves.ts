import { type Area, type Asking, places, type Role, type Survey } from './waves.ts';

/** A survey of some districts, and what reports tell of it one after the other. */
export interface Drawn {
  readonly survey: Survey;
  readonly askings: readonly Asking[];
}

/** By what a second report differs from the first. */
export const kinds = [
  'two areas together',
  'two areas apart',
  'an area joins',
  'an area leaves',
  'one share more',
  'another share',
  'a mean as well',
  'no mean any more',
  'one wave more',
  'answers that came late',
  'a lower minimum',
  'a higher minimum',
  'any three',
] as const;
export type Kind = (typeof kinds)[number];

/** The same seed draws the same numbers. */
function drawing(seed: number): () => number {
  let state = (seed * 7919 + 13) & 0x7fffffff;
  const next = (): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
  for (let at = 0; at < 5; at += 1) next();
  return next;
}

export function drawTown(seed: number, kind: Kind): Drawn {
  const below = drawing(seed);
  const size = 3 + Math.floor(below() * 4);
  const roles = Array.from({ length: size }, (_, at): Role => {
    if (at === 0 || below() < 0.6) return 'program';
    return below() < 0.75 ? 'comparison' : 'excluded';
  });
  const few = (most: number): number => Math.floor(below() * most);
  const table = (own: () => number) => roles.map(() => [0, 1].map(() => places.map(own)));
  const survey: Survey = {
    counts: table(() => (below() < 0.3 ? few(8) : 5 + few(35))),
    late: table(() => (below() < 0.3 ? few(5) : 0)),
  };
  return { survey, askings: askingsOf(roles, kind, below) };
}

function askingsOf(roles: readonly Role[], kind: Kind, below: () => number): readonly Asking[] {
  const alone = roles.map((role, at): Area => ({ name: `A${at}`, role, districts: [at] }));
  const first: Asking = { areas: alone, waves: 1, metrics: [[4, 5]], isLate: false, minimum: 5 };
  const withAreas = (areas: readonly Area[]): Asking => ({ ...first, areas });
  const withMetrics = (...metrics: Asking['metrics']): Asking => ({ ...first, metrics });
  switch (kind) {
    case 'two areas together':
      return [first, withAreas(togetherIn(alone))];
    case 'two areas apart':
      return [withAreas(togetherIn(alone)), first];
    case 'an area joins':
      return [withAreas(withoutLast(alone)), first];
    case 'an area leaves':
      return [first, withAreas(withoutLast(alone))];
    case 'one share more':
      return [first, withMetrics([4, 5], [5])];
    case 'another share':
      return [first, withMetrics([3, 4, 5])];
    case 'a mean as well':
      return [first, withMetrics([4, 5], null)];
    case 'no mean any more':
      return [withMetrics(null), first];
    case 'one wave more':
      return [first, { ...first, waves: 2 }];
    case 'answers that came late':
      return [first, { ...first, isLate: true }];
    case 'a lower minimum':
      return [{ ...first, minimum: 9 }, first];
    case 'a higher minimum':
      return [first, { ...first, minimum: 9 }];
    case 'any three':
      return [1, 2, 3].map(() => anyOf(alone, first, below));
  }
}

function anyOf(alone: readonly Area[], first: Asking, below: () => number): Asking {
  const one = <Of>(of: readonly Of[]): Of => of[Math.floor(below() * of.length)] as Of;
  return {
    ...first,
    areas: one([alone, alone, togetherIn(alone), withoutLast(alone)]),
    waves: one([1, 2]),
    metrics: one<Asking['metrics']>([[[4, 5]], [[4, 5]], [[4, 5], [5]], [[3, 4, 5]], [[4, 5], null], [null]]),
    minimum: one([5, 5, 9]),
  };
}

/** The first two areas with the programme are one. */
function togetherIn(areas: readonly Area[]): readonly Area[] {
  const [a, b] = areas.filter(({ role }) => role === 'program');
  if (!a || !b) return areas;
  const both: Area = { name: 'Both', role: 'program', districts: [...a.districts, ...b.districts] };
  return [both, ...areas.filter((own) => own !== a && own !== b)];
}

/** Of the last area with the programme, but for the first of all, nothing is told. */
function withoutLast(areas: readonly Area[]): readonly Area[] {
  const last = areas.findLastIndex(({ role }) => role === 'program');
  return areas.map((own, at) => (at === last && at > 0 ? { ...own, role: 'excluded' } : own));
}
