import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../src/redact/index.ts';
import type { Findings } from '../../src/spec/index.ts';
import { type Coalition, coalitions, findingsAt, publicationOf } from './attack/coalition.ts';

/** A report of the last quarter, as it is shown beside those before it. */
function reportOf(coalition: Coalition, told: readonly Findings[], own: Partial<Report> = {}): Findings {
  const { minimum = 5, hash = 'a', last = coalition.quarters.length - 1 } = own;
  const publication = publicationOf(findingsAt(coalition, last), coalition, minimum);
  const { methods, findings } = publication;
  const ledger = [{ source: 'crimes', file: 'all.csv', sha256: hash }] as unknown as Findings['ledger'];
  const privacy = { ...methods.privacy, shownBefore: 'they stand.' };
  return redact({ ...publication, methods: { ...methods, privacy }, findings: { ...findings, ledger } }, () => told)
    .findings;
}
interface Report {
  readonly minimum: number;
  /** Of its file. */
  readonly hash: string;
  readonly last: number;
}

/** Whether a second report hides other numbers than the first. */
function isOther(coalition: Coalition, own: Partial<Report> = {}): boolean {
  const first = reportOf(coalition, []);
  const second = reportOf(coalition, [first], own);
  return JSON.stringify(first.findings) !== JSON.stringify(second.findings);
}

const samples = fc.sample(coalitions, { numRuns: 16, seed: 5 });

describe('a report that is made again of the same files', () => {
  it('tells what the first one told, and hides what it hid, however often it is made', () => {
    expect(samples.filter((own) => isOther(own))).toEqual([]);
    for (const own of samples.slice(0, 5)) {
      const first = reportOf(own, []);
      const raised = reportOf(own, [first], { minimum: 6 });
      expect(reportOf(own, [first, raised], { minimum: 6 }).findings).toEqual(raised.findings);
      expect(reportOf(own, [first, raised]).findings).toEqual(first.findings);
    }
  });

  it('is one more report where it is not: of other files it may hide other numbers, and below a higher minimum it does', () => {
    expect(samples.some((own) => isOther(own, { hash: 'b' }))).toBe(true);
    expect(samples.some((own) => isOther(own, { minimum: 9 }))).toBe(true);
  });

  it('stays beside the reports that were made before the first, and after it', () => {
    for (const own of samples.slice(0, 5)) {
      const before = reportOf(own, [], { hash: 'b', last: own.quarters.length - 2 });
      const first = reportOf(own, [before]);
      expect(reportOf(own, [before, first]).findings).toEqual(first.findings);
      const after = reportOf(own, [before, first], { hash: 'c' });
      expect(reportOf(own, [before, first, after]).findings).toEqual(first.findings);
    }
  });
});
