import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/redact/index.ts';
import type { Findings } from '../../../src/spec/index.ts';
import { broken, type Sum, secretsOf, spansOf, sumsIn } from './attack.ts';
import { type Coalition, coalitions, findingsAt, publicationOf } from './coalition.ts';

const minimum = 5;

/** What follows of two reports, between which one record came late, for whoever knows which one it was. */
function leaksOf(town: Coalition, area: number, quarter: number, remembers = true) {
  const late = town.events.map((row, at) => row.map((own, n) => (at === area && n === quarter ? own + 1 : own)));
  const [first, second] = [town, { ...town, events: late }];
  const last = town.quarters.length - 1;
  const told: Findings[] = [];
  const tell = (of: Coalition, at: number): readonly Sum[] => {
    const publication = publicationOf(findingsAt(of, at), of, minimum);
    const { methods } = publication;
    const privacy = { ...methods.privacy, shownBefore: 'they stand.' };
    const { findings } = redact({ ...publication, methods: { ...methods, privacy } }, () => (remembers ? told : []));
    told.push(findings);
    return sumsIn(findings.findings, of);
  };
  const cell = area * town.quarters.length + quarter;
  const then = tell(first, last - 1).map((sum) =>
    sum.cells.includes(cell) ? { ...sum, equals: sum.equals + 1 } : sum,
  );
  const now = tell(second, last);
  const size = town.areas.length * town.quarters.length;
  const secrets = secretsOf(second, spansOf(second, last), minimum);
  const alone = new Set(broken(secrets, then, { size, minimum }).map(({ what }) => what));
  const found = broken(secrets, [...then, ...now], { size, minimum });
  return found.filter(({ what, least, most }) => most - least < 1 - 1e-6 && !alone.has(what));
}

describe('an attack on two reports between which a record came late', () => {
  const runs = { numRuns: Number(process.env.RUNS ?? 15), seed: Number(process.env.SEED ?? 1) };
  const many = coalitions.filter(({ areas }) => areas.length > 2);

  it('gives no small count away', () => {
    fc.assert(
      fc.property(many, fc.nat(), fc.nat(7), (town, area, quarter) => {
        expect(leaksOf(town, area % town.areas.length, quarter)).toEqual([]);
      }),
      runs,
    );
  }, 300_000);

  it('breaks them where the first is forgotten', () => {
    const samples = fc.sample(many, { numRuns: 12, seed: 3 });
    expect(samples.some((town) => leaksOf(town, 0, 2, false).length > 0)).toBe(true);
  }, 300_000);
});
