import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/redact/index.ts';
import type { Findings } from '../../../src/spec/index.ts';
import { broken, type Sum, secretsOf, spansOf, sumsIn } from './attack.ts';
import { type Coalition, findingsAt, publicationOf } from './coalition.ts';
import { asEvents, asMissing, known, minimum, percentileOf, type Towns, towns } from './left-out.ts';

/**
 * One report tells of all calls, and another of a percentile of those to which somebody is known to have come: what an
 * attacker learns of the others from both.
 */
type Name = 'calls' | 'p90';

function publishedAfter({ calls, lost }: Towns, reports: readonly (readonly Name[])[], remembers: boolean) {
  const told: Findings[] = [];
  const first = calls.quarters.length - reports.length;
  for (const [at, names] of reports.entries()) {
    const all = findingsAt(calls, first + at, 'calls').map((own) => ({ ...own, source: 'calls' }));
    const less = findingsAt(lost, first + at, 'lost');
    const percentiles = all.flatMap((own, place) => (less[place] ? [percentileOf(own, less[place])] : []));
    const whole = [...(names.includes('calls') ? all : []), ...(names.includes('p90') ? percentiles : [])];
    const { methods, ...publication } = publicationOf(whole, calls, minimum);
    const records = known.filter(({ metric }) => names.some((name) => name === metric));
    const privacy = { ...methods.privacy, records };
    const shown = redact({ ...publication, methods: { ...methods, privacy } }, () => (remembers ? told : []));
    told.push(shown.findings);
  }
  return told.flatMap(({ findings }) => findings);
}

function leaksOf(own: Towns, reports: readonly (readonly Name[])[], remembers = true) {
  const { calls, lost } = own;
  const shown = publishedAfter(own, reports, remembers);
  const size = calls.areas.length * calls.quarters.length;
  const width = calls.quarters.length;
  const countIn = ({ events }: Coalition, cells: readonly number[]): number =>
    cells.reduce((sum, cell) => sum + (events[Math.floor(cell / width)]?.[cell % width] ?? 0), 0);
  const arrived = (cells: readonly number[]): readonly number[] => cells.map((cell) => cell + size);
  const toldOf = (name: Name): readonly Sum[] =>
    sumsIn(shown.filter(({ metric }) => metric === name).map(asEvents), calls);
  const sums = [
    ...toldOf('calls').map((sum) => ({ ...sum, cells: [...sum.cells, ...arrived(sum.cells)] })),
    // of a number that may be that of all calls, in some of its periods, nothing is learned of those that arrived
    ...toldOf('p90').flatMap((sum) => {
      const left = countIn(lost, sum.cells);
      const isExact = left > 0 && countIn(calls, sum.cells) - left === sum.equals;
      return isExact ? [{ ...sum, cells: arrived(sum.cells) }] : [];
    }),
  ];
  // how many lack a time stands beside the percentile
  const missing = shown.filter(({ metric }) => metric === 'p90').map(asMissing);
  sums.push(...sumsIn(missing, calls));
  // before the eighth quarter there are no four quarters before those of now
  const lasts = reports.map((_, at) => width - reports.length + at).filter((last) => last >= 7);
  const spans = lasts.flatMap((last) => spansOf(lost, last));
  const found = broken(secretsOf(lost, spans, minimum), sums, { size: 2 * size, minimum });
  return found.filter(({ least, most }) => most - least < 1 - 1e-6);
}

describe('an attack on reports of which one tells of all calls, and another of those that arrived', () => {
  const runs = { numRuns: Number(process.env.RUNS ?? 8), seed: Number(process.env.SEED ?? 1) };
  const cases: readonly (readonly [string, readonly (readonly Name[])[]])[] = [
    ['all, then the percentile', [['calls'], ['p90']]],
    ['the percentile, then all', [['p90'], ['calls']]],
    [
      'both, and both again',
      [
        ['calls', 'p90'],
        ['calls', 'p90'],
      ],
    ],
    ['the percentile, then both', [['p90'], ['calls', 'p90']]],
    ['all, then both', [['calls'], ['calls', 'p90']]],
    ['both, then all', [['calls', 'p90'], ['calls']]],
    ['both, then the percentile', [['calls', 'p90'], ['p90']]],
    ['one after the other, and both', [['calls'], ['p90'], ['calls', 'p90']]],
    ['the percentile, four times', [['p90'], ['p90'], ['p90'], ['p90']]],
    ['all, the percentile, and all', [['calls'], ['p90'], ['calls']]],
    ['the percentile, all, and the percentile', [['p90'], ['calls'], ['p90']]],
    [
      'both three times',
      [
        ['calls', 'p90'],
        ['calls', 'p90'],
        ['calls', 'p90'],
      ],
    ],
  ];

  it.each(cases)(
    'gives no small count away: %s',
    (_, reports) => {
      fc.assert(
        fc.property(towns, (own) => {
          expect(leaksOf(own, reports)).toEqual([]);
        }),
        runs,
      );
    },
    300_000,
  );

  it('breaks them where the first is forgotten', () => {
    const samples = fc.sample(towns, { numRuns: 5, seed: 3 });
    expect(samples.some((own) => leaksOf(own, [['calls'], ['p90']], false).length > 0)).toBe(true);
  }, 300_000);
});
