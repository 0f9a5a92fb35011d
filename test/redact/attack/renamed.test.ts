import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/redact/index.ts';
import type { Finding, Findings } from '../../../src/spec/index.ts';
import { broken, type Sum, secretsOf, spansOf, sumsIn } from './attack.ts';
import { type Coalition, coalitions, findingsAt, publicationOf } from './coalition.ts';

const minimum = 5;
type Report = (coalition: Coalition, last: number) => { readonly of: Coalition; readonly findings: readonly Finding[] };

const asBefore: Report = (of, last) => ({ of, findings: findingsAt(of, last) });
/** The same records under another name: what a second report may be of. */
const others: Readonly<Record<string, Report>> = {
  'a metric that was renamed': (of, last) => ({ of, findings: findingsAt(of, last, 'people-shot') }),
  'a metric that was defined anew and counts the same': (of, last) => ({
    of,
    findings: findingsAt(of, last).map((one) => ({ ...one, definitionLog: { ...one.definitionLog, hash: 'another' } })),
  }),
};

/** What follows of two reports, one after another. */
function leaksOf(coalition: Coalition, second: Report) {
  const last = coalition.quarters.length - 1;
  const told: Findings[] = [];
  const sums = [asBefore(coalition, last - 1), second(coalition, last)].flatMap(({ of, findings }): readonly Sum[] => {
    const publication = publicationOf(findings, of, minimum);
    const { methods } = publication;
    const privacy = { ...methods.privacy, shownBefore: 'they stand.' };
    const shown = redact({ ...publication, methods: { ...methods, privacy } }, () => told).findings;
    told.push(shown);
    return sumsIn(shown.findings, of);
  });
  const spans = [last - 1, last].flatMap((quarter) => spansOf(coalition, quarter));
  const size = coalition.areas.length * coalition.quarters.length;
  const found = broken(secretsOf(coalition, spans, minimum), sums, { size, minimum });
  return found.filter(({ least, most }) => most - least < 1 - 1e-6);
}

describe('an attack on two reports of the same records', () => {
  const runs = { numRuns: Number(process.env.RUNS ?? 40), seed: Number(process.env.SEED ?? 7) };

  it.each(Object.entries(others))(
    'gives no small count away: %s',
    (_, second) => {
      const many = coalitions.filter(({ areas }) => areas.length > 1);
      fc.assert(
        fc.property(many, (coalition) => {
          expect(leaksOf(coalition, second)).toEqual([]);
        }),
        runs,
      );
    },
    300_000,
  );
});
