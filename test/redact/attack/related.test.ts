import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/redact/index.ts';
import type { Finding, MetricRecords, Publication } from '../../../src/spec/index.ts';
import { broken, type Sum, secretsOf, spansOf, sumsIn } from './attack.ts';
import { type Coalition, coalitions, findingsAt, publicationOf } from './coalition.ts';

/** Three metrics: with a gun, without one, and both; what an attacker learns of the first two from all three. */
const minimum = 5;
const where = { guns: { firearm: true }, others: { firearm: false }, all: {} } as const;
type Name = keyof typeof where;

const records = (names: readonly Name[]): readonly MetricRecords[] =>
  names.map((metric) => ({
    metric,
    source: 'crime',
    counts: { source: 'crime', of: '', sum: '', where: where[metric] },
    among: null,
    isSpread: false,
  }));

const both = fc
  .tuple(coalitions, fc.infiniteStream(fc.integer({ min: 0, max: 12 })))
  .map(([guns, more]): Readonly<Record<Name, Coalition>> => {
    const others = { ...guns, events: guns.events.map((row) => row.map(() => more.next().value as number)) };
    const all = {
      ...guns,
      events: guns.events.map((row, area) => row.map((count, at) => count + (others.events[area]?.[at] ?? 0))),
    };
    return { guns, others, all };
  });

function shownOf(towns: Readonly<Record<Name, Coalition>>, names: readonly Name[], isDeclared: boolean) {
  const last = towns.all.quarters.length - 1;
  // metrics of other sources are never put together by what they happen to count
  const whole = names.flatMap((name) => findingsAt(towns[name], last, name));
  const publication = publicationOf(whole, towns.all, minimum);
  const { methods } = publication;
  const privacy = { ...methods.privacy, ...(isDeclared ? { records: records(names) } : {}) };
  return redact({ ...publication, methods: { ...methods, privacy } } satisfies Publication).findings.findings;
}

/** Small counts of the two parts that sums over all metrics narrow to less than from 1 to the minimum. */
function attack(towns: Readonly<Record<Name, Coalition>>, shown: readonly Finding[]) {
  const { all } = towns;
  const size = all.areas.length * all.quarters.length;
  const moved = (sums: readonly Sum[], shift: number): readonly Sum[] =>
    sums.map((sum) => ({ ...sum, cells: sum.cells.map((cell) => cell + shift) }));
  const toldOf = (name: Name): readonly Sum[] =>
    sumsIn(
      shown.filter(({ metric }) => metric === name),
      all,
    );
  const whole = toldOf('all').map((sum) => ({
    ...sum,
    cells: [...sum.cells, ...sum.cells.map((cell) => cell + size)],
  }));
  const sums = [...toldOf('guns'), ...moved(toldOf('others'), size), ...whole];
  const spans = spansOf(all, all.quarters.length - 1);
  const secrets = [
    ...secretsOf(towns.guns, spans, minimum),
    ...secretsOf(towns.others, spans, minimum).map((secret) => ({
      ...secret,
      cells: secret.cells.map((cell) => cell + size),
    })),
  ];
  return broken(secrets, sums, { size: 2 * size, minimum });
}

const runs = { numRuns: Number(process.env.RUNS ?? 12), seed: Number(process.env.SEED ?? 1) };

describe('an attack on metrics of which one is the sum of others', () => {
  it.each([
    ['both parts and the whole', ['guns', 'others', 'all']],
    ['one part and the whole', ['guns', 'all']],
  ] as const)(
    'gives no small count away where they are %s',
    (_, names) => {
      fc.assert(
        fc.property(both, (towns) => {
          expect(
            attack(towns, shownOf(towns, names, true)).filter(({ least, most }) => most - least < 1 - 1e-6),
          ).toEqual([]);
        }),
        runs,
      );
    },
    300_000,
  );

  it('breaks them where nobody knows that they are', () => {
    const leaks = fc.sample(both, { numRuns: 6, seed: 3 }).filter((towns) => {
      const shown = shownOf(towns, ['guns', 'others', 'all'], false);
      return attack(towns, shown).some(({ least, most }) => most - least < 1 - 1e-6);
    });
    expect(leaks.length).toBeGreaterThan(0);
  }, 300_000);
});
