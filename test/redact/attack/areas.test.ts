import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/redact/index.ts';
import type { Findings } from '../../../src/spec/index.ts';
import { broken, type Sum, secretsOf, spansOf, sumsIn } from './attack.ts';
import { type Coalition, coalitions, findingsAt, publicationOf } from './coalition.ts';

const minimum = 5;
type Areas = Coalition['areas'];

/** What becomes of the areas in the second report: those of the first, by their places. */
const changes: Readonly<Record<string, (areas: Areas) => { readonly first: Areas; readonly second: Areas }>> = {
  'an area that is no more': (areas) => ({ first: areas, second: left(areas) }),
  'an area that is new': (areas) => ({ first: left(areas), second: areas }),
  'an area with another name': (areas) => ({ first: areas, second: named(areas) }),
};

/** Left out of the programme, and still counted everywhere. */
const left = (areas: Areas): Areas => areas.map((own, at) => (at === 0 ? { ...own, role: 'excluded' } : own));
const named = (areas: Areas): Areas => areas.map((own, at) => (at === 0 ? { ...own, area: 'Z' } : own));

/** What follows of two reports, one after another, of what are small counts of the first and the second. */
function leaksOf(town: Coalition, change: string, remembers = true) {
  const last = town.quarters.length - 1;
  const { first, second } = changes[change]?.(town.areas) ?? { first: town.areas, second: town.areas };
  const size = town.areas.length * town.quarters.length;
  const told: Findings[] = [];
  const reports = [first, second].map((areas, at) => ({ of: { ...town, areas }, quarter: last - 1 + at }));
  const sums = reports.flatMap(({ of, quarter }): readonly Sum[] => {
    const publication = publicationOf(findingsAt(of, quarter), of, minimum);
    const { methods } = publication;
    const privacy = { ...methods.privacy, shownBefore: 'they stand.' };
    const { findings } = redact({ ...publication, methods: { ...methods, privacy } }, () => (remembers ? told : []));
    told.push(findings);
    return sumsIn(findings.findings, of);
  });
  const secrets = reports.flatMap(({ of, quarter }) => secretsOf(of, spansOf(of, quarter), minimum));
  const found = broken(secrets, sums, { size, minimum });
  return found.filter(({ least, most }) => most - least < 1 - 1e-6);
}

describe('an attack on two reports of other areas', () => {
  const runs = { numRuns: Number(process.env.RUNS ?? 20), seed: Number(process.env.SEED ?? 1) };
  const many = coalitions.filter(
    ({ areas }) =>
      areas.filter(({ role }) => role === 'program').length > 2 && areas.some(({ role }) => role === 'excluded'),
  );
  // where one area alone is left out, everywhere less the programme is that area
  const alone = coalitions.filter(
    ({ areas }) =>
      areas.filter(({ role }) => role === 'program').length > 2 && areas.every(({ role }) => role !== 'excluded'),
  );

  it.each(Object.keys(changes))(
    'gives no small count away: %s',
    (change) => {
      fc.assert(
        fc.property(many, (town) => {
          expect(leaksOf(town, change)).toEqual([]);
        }),
        runs,
      );
    },
    300_000,
  );

  it.each(Object.keys(changes))(
    'gives no small count away where no other is left out: %s',
    (change) => {
      fc.assert(
        fc.property(alone, (town) => {
          expect(leaksOf(town, change)).toEqual([]);
        }),
        runs,
      );
    },
    300_000,
  );

  it.each(Object.keys(changes))(
    'breaks them where the first is forgotten: %s',
    (change) => {
      const samples = fc.sample(many, { numRuns: 8, seed: 3 });
      expect(samples.some((town) => leaksOf(town, change, false).length > 0)).toBe(true);
    },
    300_000,
  );
});
