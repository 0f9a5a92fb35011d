import fc from 'fast-check';
import { redact } from '../../../src/redact/index.ts';
import type { Change, Finding, Findings, Level, MetricRecords, Publication } from '../../../src/spec/index.ts';
import { broken, type Sum, secretsOf, spansOf, sumsIn } from './attack.ts';
import { type Coalition, coalitions, findingsAt, publicationOf } from './coalition.ts';

/** Three metrics: with a gun, without one, and both; what an attacker learns of the first two from all three. */
export const minimum = 5;
const where = {
  guns: { firearm: true },
  others: { firearm: false },
  all: {},
} as const;
/** What is counted, and a share: how many of all are with a gun. */
export type Name = keyof typeof where | 'share';
export type Towns = Readonly<Record<keyof typeof where, Coalition>>;

export const records = (names: readonly Name[]): readonly MetricRecords[] =>
  names.map((metric) => ({
    metric,
    source: 'crime',
    counts: {
      source: 'crime',
      of: '',
      sum: '',
      where: where[metric === 'share' ? 'guns' : metric],
    },
    among: metric === 'share' ? { source: 'crime', of: '', sum: '', where: {} } : null,
    isSpread: false,
  }));

export const both = fc
  .tuple(coalitions, fc.infiniteStream(fc.integer({ min: 0, max: 12 })))
  .map(([guns, more]): Towns => {
    const others = {
      ...guns,
      events: guns.events.map((row) => row.map(() => more.next().value as number)),
    };
    const all = {
      ...guns,
      events: guns.events.map((row, area) => row.map((count, at) => count + (others.events[area]?.[at] ?? 0))),
    };
    return { guns, others, all };
  });

/** A count among all: how many there are is what it is of. */
export function shareOf(part: Finding, all: Finding): Finding {
  const level = (own: Level, whole: Level): Level =>
    own.status === 'estimated' && whole.status === 'estimated' ? { ...own, n: whole.n } : own;
  const change = (own: Change, whole: Change): Change =>
    own.status === 'estimated' && whole.status === 'estimated'
      ? {
          ...own,
          n: whole.n,
          compared: { ...own.compared, n: whole.compared.n },
        }
      : own;
  const [own, whole] = [part.changes, all.changes];
  return {
    ...part,
    measure: 'share',
    now: level(part.now, all.now),
    also: part.also.map((one, at) => level(one, all.also[at] ?? one)),
    changes: {
      ...own,
      baseline: change(own.baseline, whole.baseline),
      previous: change(own.previous, whole.previous),
    },
    series: part.series.map((point, at) => ({
      ...point,
      n: all.series[at]?.n ?? null,
    })),
  };
}

function findingsOf(towns: Towns, last: number, name: Name): readonly Finding[] {
  if (name !== 'share') return findingsAt(towns[name], last, name);
  const all = findingsAt(towns.all, last);
  return findingsAt(towns.guns, last, name).map((part, at) => shareOf(part, all[at] ?? part));
}

export function shownOf(towns: Towns, names: readonly Name[], declared: readonly MetricRecords[] | null) {
  const last = towns.all.quarters.length - 1;
  // metrics of other sources are never put together by what they happen to count
  const whole = names.flatMap((name) => findingsOf(towns, last, name));
  const publication = publicationOf(whole, towns.all, minimum);
  const { methods } = publication;
  const privacy = {
    ...methods.privacy,
    ...(declared ? { records: declared } : {}),
  };
  return redact({
    ...publication,
    methods: { ...methods, privacy },
  } satisfies Publication).findings.findings;
}

/** Reports of one quarter after another, each with metrics of its own, as they were shown. */
export function publishedAfter(
  towns: Towns,
  reports: readonly (readonly Name[])[],
  remembers: boolean,
): readonly Finding[] {
  const told: Findings[] = [];
  const first = towns.all.quarters.length - reports.length;
  return reports.flatMap((names, at) => {
    const whole = names.flatMap((name) => findingsOf(towns, first + at, name));
    const publication = publicationOf(whole, towns.all, minimum);
    const { methods } = publication;
    const privacy = {
      ...methods.privacy,
      records: records(names),
      shownBefore: 'they stand.',
    };
    const { findings } = redact({ ...publication, methods: { ...methods, privacy } }, () => (remembers ? told : []));
    told.push(findings);
    return findings.findings;
  });
}

/** A share as the count of all that it is of. */
function asAll(share: Finding): Finding {
  const level = (own: Level): Level => (own.status === 'estimated' ? { ...own, events: own.n } : own);
  const change = (own: Change): Change =>
    own.status === 'estimated'
      ? {
          ...own,
          events: own.n,
          compared: { ...own.compared, events: own.compared.n },
        }
      : own;
  const { changes, now, also, series } = share;
  return {
    ...share,
    now: level(now),
    also: also.map(level),
    changes: {
      ...changes,
      baseline: change(changes.baseline),
      previous: change(changes.previous),
    },
    series: series.map((point) => ({ ...point, events: point.n })),
  };
}

/** Small counts of the two parts that sums over all metrics narrow to less than from 1 to the minimum. */
export function attack(
  towns: Towns,
  shown: readonly Finding[],
  about: 'both parts' | 'a part and the whole' = 'both parts',
) {
  const { all } = towns;
  const size = all.areas.length * all.quarters.length;
  const moved = (sums: readonly Sum[], shift: number): readonly Sum[] =>
    sums.map((sum) => ({
      ...sum,
      cells: sum.cells.map((cell) => cell + shift),
    }));
  const toldOf = (name: Name): readonly Sum[] =>
    sumsIn(
      shown.filter(({ metric }) => metric === name),
      all,
    );
  // how many a share is of stands with it
  const among = sumsIn(shown.filter(({ metric }) => metric === 'share').map(asAll), all);
  const whole = [...toldOf('all'), ...among].map((sum) => ({
    ...sum,
    cells: [...sum.cells, ...sum.cells.map((cell) => cell + size)],
  }));
  const sums = [...toldOf('guns'), ...toldOf('share'), ...moved(toldOf('others'), size), ...whole];
  const spans = spansOf(all, all.quarters.length - 1);
  const other = about === 'both parts' ? secretsOf(towns.others, spans, minimum) : secretsOf(all, spans, minimum);
  const isWhole = about !== 'both parts';
  const secrets = [
    ...secretsOf(towns.guns, spans, minimum),
    ...other.map(({ cells, ...secret }) => ({
      ...secret,
      cells: [...(isWhole ? cells : []), ...cells.map((cell) => cell + size)],
    })),
  ];
  return broken(secrets, sums, { size: 2 * size, minimum });
}

/** What is left of nothing but one number. */
export const exact = (found: ReturnType<typeof attack>) => found.filter(({ least, most }) => most - least < 1 - 1e-6);

export const runs = {
  numRuns: Number(process.env.RUNS ?? 12),
  seed: Number(process.env.SEED ?? 1),
};
