import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { YardlineError } from '../../../src/errors.ts';
import { redact } from '../../../src/redact/index.ts';
import type { Findings, MetricRecords } from '../../../src/spec/index.ts';
import { broken, type Sum, secretsOf, spansOf, sumsIn } from './attack.ts';
import { type Coalition, coalitions, findingsAt, publicationOf, type Span } from './coalition.ts';

const minimum = 5;
const counts = { source: 'crime', where: {}, of: '', sum: '' };
const records: readonly MetricRecords[] = [
  { metric: 'shootings', source: 'crime', counts, among: null, isSpread: false },
];
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const months: readonly Span[] = Array.from({ length: 26 }, (_, n) => {
  const month = `${2021 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`;
  return { from: `${month}-01`, to: `${month}-${lengths[n % 12]}` };
});

/** A few areas by month, most of them with next to nothing. */
const towns = fc.tuple(coalitions, fc.infiniteStream(fc.constantFrom(0, 1, 2, 3, 4, 6, 9))).map(
  ([{ areas }, more]): Coalition => ({
    areas,
    quarters: months,
    events: areas.map(() => months.map(() => more.next().value as number)),
  }),
);

/** The same by periods of several months, the first of which begins so many months later. */
function periodsOf(town: Coalition, { length, shift }: { readonly length: number; readonly shift: number }): Coalition {
  const count = Math.floor((months.length - shift) / length);
  const firsts = Array.from({ length: count }, (_, n) => shift + n * length);
  return {
    areas: town.areas,
    quarters: firsts.map((at) => ({ from: months[at]?.from ?? '', to: months[at + length - 1]?.to ?? '' })),
    events: town.events.map((row) => firsts.map((at) => row.slice(at, at + length).reduce((sum, own) => sum + own, 0))),
  };
}

/** A report that ends with 4 is told to nobody: the one before it had told what it must hide. */
function unlessRefused(tell: () => Findings): Findings | null {
  try {
    return tell();
  } catch (error) {
    if (error instanceof YardlineError && error.exitCode === 4) return null;
    throw error;
  }
}

/** What follows of reports, one after another, each with the periods of its own. */
function leaksOf(town: Coalition, reports: readonly (readonly [length: number, shift: number])[], remembers = true) {
  const told: Findings[] = [];
  const size = town.areas.length * months.length;
  const own = reports.map(([length, shift]) => periodsOf(town, { length, shift }));
  const sums = own.flatMap((of): readonly Sum[] => {
    const publication = publicationOf(findingsAt(of, of.quarters.length - 1), of, minimum);
    const { methods } = publication;
    const known = { ...publication, methods: { ...methods, privacy: { ...methods.privacy, records } } };
    const findings = unlessRefused(() => redact(known, () => (remembers ? told : [])).findings);
    if (findings) told.push(findings);
    return sumsIn(findings?.findings ?? [], town);
  });
  const spans = own.slice(0, told.length).flatMap((of) => [...of.quarters, ...spansOf(of, of.quarters.length - 1)]);
  const found = broken(secretsOf(town, spans, minimum), sums, { size, minimum });
  return found.filter(({ least, most }) => most - least < 1 - 1e-6);
}

describe('an attack on reports of which the days do not fall together', () => {
  const runs = { numRuns: Number(process.env.RUNS ?? 5), seed: Number(process.env.SEED ?? 1) };
  const cases = [
    ['quarters that begin a month later', [3, 0], [3, 1]],
    ['quarters, and then months', [3, 0], [1, 0]],
    ['months, and then quarters', [1, 0], [3, 0]],
  ] as const;

  it.each(cases)(
    'gives no small count away: %s',
    (_, ...reports) => {
      fc.assert(
        fc.property(towns, (town) => {
          expect(leaksOf(town, reports)).toEqual([]);
        }),
        runs,
      );
    },
    300_000,
  );

  it.each(cases)(
    'breaks them where the first is forgotten: %s',
    (_, ...reports) => {
      const samples = fc.sample(towns, { numRuns: 3, seed: 3 });
      expect(samples.some((town) => leaksOf(town, reports, false).length > 0)).toBe(true);
    },
    300_000,
  );
});
