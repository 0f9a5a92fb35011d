import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { YardlineError } from '../../../src/errors.ts';
import { redact } from '../../../src/redact/index.ts';
import type { Finding, Findings } from '../../../src/spec/index.ts';
import { broken, secretsOf, spansOf, sumsIn } from './attack.ts';
import { type Coalition, coalitions, findingsAt, publicationOf, quartersFrom } from './coalition.ts';

const minimum = 5;

/** Reports of the last quarters, published one after another, as they were shown. */
function published(
  coalition: Coalition,
  quarters: readonly number[],
  remembers = true,
): readonly (readonly Finding[])[] {
  const told: Findings[] = [];
  return quarters.map((last) => {
    const publication = publicationOf(findingsAt(coalition, last), coalition, minimum);
    const { findings } = redact(publication, () => (remembers ? told : []));
    told.push(findings);
    return findings.findings;
  });
}

function attackOnAll(coalition: Coalition, reports: readonly (readonly Finding[])[], quarters: readonly number[]) {
  const size = coalition.areas.length * coalition.quarters.length;
  const spans = quarters.flatMap((last) => spansOf(coalition, last));
  const sums = reports.flatMap((findings) => sumsIn(findings, coalition));
  return broken(secretsOf(coalition, spans, minimum), sums, { size, minimum });
}

const lastOf = ({ quarters }: Coalition): readonly number[] => [7, 8, 9].filter((quarter) => quarter < quarters.length);

type Publish = (coalition: Coalition, quarters: readonly number[]) => ReturnType<typeof published>;

/** In how many of the coalitions an attack narrows some count; that it tells none is expected of all. */
function narrowedBy(publish: Publish, numRuns: number): number {
  let [seen, narrow] = [0, 0];
  fc.assert(
    fc.property(coalitions, (coalition) => {
      const quarters = lastOf(coalition);
      const narrowed = attackOnAll(coalition, publish(coalition, quarters), quarters);
      expect(narrowed.filter(({ least, most }) => most - least < 1 - 1e-6)).toEqual([]);
      seen += 1;
      narrow += narrowed.length > 0 ? 1 : 0;
    }),
    { numRuns: Number(process.env.RUNS ?? numRuns), seed: Number(process.env.SEED ?? 1) },
  );
  return narrow / seen;
}

describe('an attack on reports that were published one after another', () => {
  it('gives no small count away, and narrows next to none to less than from 1 to the minimum, whatever the counts', () => {
    expect(narrowedBy(published, 25)).toBeLessThan(0.05);
  }, 400_000);

  it('breaks them where each is made as if it were the first', () => {
    const samples = fc.sample(coalitions, { numRuns: 60, seed: 7 });
    const leaks = samples.filter((coalition) => {
      const quarters = lastOf(coalition);
      return quarters.length > 1 && attackOnAll(coalition, published(coalition, quarters, false), quarters).length > 0;
    });
    expect(leaks.length).toBeGreaterThan(0);
  }, 400_000);
});

/** The first report is rounded, the others are not; a rounded one may be forgotten. */
function publishedAfterRounding(coalition: Coalition, quarters: readonly number[], remembers: boolean) {
  const told: Findings[] = [];
  return quarters.map((last, at) => {
    const publication = publicationOf(findingsAt(coalition, last), coalition, minimum);
    const { methods } = publication;
    const privacy = { ...methods.privacy, ...(at === 0 ? { round: 5 } : {}) };
    const { findings } = redact({ ...publication, methods: { ...methods, privacy } }, () => told);
    if (at > 0 || remembers) told.push(findings);
    return findings.findings;
  });
}

describe('an attack on exact reports after a rounded one', () => {
  it('gives no small count away, and narrows next to none', () => {
    expect(narrowedBy((...of) => publishedAfterRounding(...of, true), 12)).toBeLessThan(0.1);
  }, 400_000);

  it('breaks them where nobody remembers what was rounded', () => {
    const leaks = fc.sample(coalitions, { numRuns: 30, seed: 7 }).filter((coalition) => {
      const quarters = lastOf(coalition);
      return (
        quarters.length > 1 &&
        attackOnAll(coalition, publishedAfterRounding(coalition, quarters, false), quarters).length > 0
      );
    });
    expect(leaks.length).toBeGreaterThan(0);
  }, 400_000);
});

const town: Coalition = {
  areas: [
    { area: 'North', role: 'program' },
    { area: 'South', role: 'program' },
  ],
  quarters: quartersFrom(2021, 8),
  events: [
    [6, 5, 8, 7, 6, 8, 4, 7],
    [9, 8, 7, 9, 8, 9, 8, 7],
  ],
};

describe('a small count that earlier reports gave away', () => {
  const whole = findingsAt(town, 7);
  const publication = publicationOf(whole, town, minimum);
  const then = redact(publicationOf(whole, town, 3)).findings;

  it('ends with 4, by metric, area and days, and without the count', () => {
    const attempt = (): unknown => redact(publication, () => [then]);
    expect(attempt).toThrow(YardlineError);
    try {
      attempt();
    } catch (error) {
      const { exitCode, problems } = error as YardlineError;
      expect(exitCode).toBe(4);
      expect(problems.map(({ place }) => place)).toEqual(['shootings · North · 2022-07-01 to 2022-09-30']);
      expect(problems[0]?.hint).toContain('shown-before');
      expect(`${problems[0]?.message}${problems[0]?.hint}`).not.toMatch(/\d/);
    }
  });

  it('is told of where it is declared why they may stand', () => {
    const { methods } = publication;
    const declared = {
      ...publication,
      methods: { ...methods, privacy: { ...methods.privacy, shownBefore: 'they are in print.' } },
    };
    expect(redact(declared, () => [then]).findings.warnings.map(({ text }) => text)).toEqual([
      'Earlier reports gave small counts away that are hidden here: shootings · North · 2022-07-01 to 2022-09-30. They stand all the same: they are in print.',
    ]);
  });

  it('is no matter where the metric counted something else then, or another number stood there', () => {
    const more = { ...town, events: town.events.map((row) => row.map((count) => count + 1)) };
    const others = redact(publicationOf(findingsAt(more, 7), more, 3)).findings.findings.map((one) => ({
      ...one,
      definitionLog: { ...one.definitionLog, hash: 'another' },
    }));
    expect(() => redact(publication, () => [{ ...then, findings: others }])).not.toThrow();
    const corrected = { ...town, events: [[6, 5, 8, 7, 6, 8, 9, 7], town.events[1] ?? []] };
    const restated = redact(publicationOf(findingsAt(corrected, 7), corrected, 3)).findings;
    expect(() => redact(publication, () => [restated])).not.toThrow();
  });

  it('is looked for only where something is hidden', () => {
    const never = (): never => {
      throw new Error('read');
    };
    const large = { ...town, events: town.events.map((row) => row.map((count) => count + 5)) };
    expect(() => redact(publicationOf(findingsAt(large, 7), large, minimum), never)).not.toThrow();
  });
});
