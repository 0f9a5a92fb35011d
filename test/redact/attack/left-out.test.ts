import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/redact/index.ts';
import type { Finding, MetricRecords } from '../../../src/spec/index.ts';
import { broken, type Sum, secretsOf, spansOf, sumsIn } from './attack.ts';
import { findingsAt, publicationOf } from './coalition.ts';
import { asEvents, asMissing, known, minimum, percentileOf, type Towns, towns } from './left-out.ts';

function shownOf({ calls, lost }: Towns, records: readonly MetricRecords[], missing = true): readonly Finding[] {
  const last = calls.quarters.length - 1;
  const all = findingsAt(calls, last, 'calls').map((own) => ({ ...own, source: 'calls' }));
  const less = findingsAt(lost, last, 'lost');
  const percentiles = all.flatMap((own, at) => (less[at] ? [percentileOf(own, less[at])] : []));
  const told = missing ? percentiles : percentiles.map(withoutMissing);
  const publication = publicationOf([...all, ...told], calls, minimum);
  const { methods } = publication;
  return redact({ ...publication, methods: { ...methods, privacy: { ...methods.privacy, records } } }).findings
    .findings;
}

const withoutMissing = (finding: Finding): Finding => ({
  ...finding,
  now: finding.now.status === 'estimated' ? { ...finding.now, missing: null } : finding.now,
  also: finding.also.map((own) => (own.status === 'estimated' ? { ...own, missing: null } : own)),
});

/** What follows of calls that are left out: those that are missing, and all of some days less those that a value rests on. */
function sumsOf(findings: readonly Finding[], { calls }: Towns): readonly Sum[] {
  const of = (metric: string) => findings.filter((one) => one.metric === metric);
  const all = new Map(sumsIn(of('calls'), calls).map((sum) => [sum.from, sum.equals]));
  const hides = new Set(
    of('p90').flatMap(({ area, caveats }) => (caveats.some(({ key }) => key === 'caveat.left-out') ? [area] : [])),
  );
  const missing = sumsIn(of('p90').map(asMissing), calls);
  const rests = sumsIn(of('p90').map(asEvents), calls).flatMap((sum) => {
    const whole = all.get(sum.from);
    const isUnsaid = whole === sum.equals && hides.has(sum.from.split(' ')[0] ?? '');
    return whole === undefined || isUnsaid ? [] : [{ ...sum, equals: whole - sum.equals }];
  });
  return [...missing, ...rests];
}

function leaksOf(own: Towns, records: readonly MetricRecords[], missing = true) {
  const { lost } = own;
  const size = lost.areas.length * lost.quarters.length;
  const spans = spansOf(lost, lost.quarters.length - 1);
  const found = broken(secretsOf(lost, spans, minimum), sumsOf(shownOf(own, records, missing), own), { size, minimum });
  return found.filter(({ least, most }) => most - least < 1 - 1e-6);
}

describe('an attack on calls that a percentile leaves out', () => {
  const runs = { numRuns: Number(process.env.RUNS ?? 10), seed: Number(process.env.SEED ?? 1) };

  it.each([
    ['with how many lack a time', true],
    ['without', false],
  ])(
    'has none of them from all calls and those that the value rests on: %s',
    (_, missing) => {
      fc.assert(
        fc.property(towns, (own) => {
          expect(leaksOf(own, known, missing)).toEqual([]);
        }),
        runs,
      );
    },
    300_000,
  );

  it('has them where nobody knows that they are among the same calls', () => {
    const samples = fc.sample(towns, { numRuns: 5, seed: 3 });
    expect(samples.some((own) => leaksOf(own, []).length > 0)).toBe(true);
  }, 300_000);

  it('leaves the values to be told, and no more than three digits of those that would tell how many they are of', () => {
    const [own] = fc.sample(towns, { numRuns: 1, seed: 3 });
    const shown = own ? shownOf(own, known).filter(({ metric }) => metric === 'p90') : [];
    const values = shown.flatMap(({ series }) => series.map(({ value }) => value));
    expect(new Set(values)).toEqual(new Set([481.34, 481]));
    expect(shown.every(({ now }) => now.status === 'estimated')).toBe(true);
  });
});
