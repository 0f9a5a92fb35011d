import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/redact/index.ts';
import type { Findings, MetricRecords } from '../../../src/spec/index.ts';
import { broken, type Sum, secretsOf, spansOf, sumsIn } from './attack.ts';
import { type Coalition, coalitions, findingsAt, publicationOf } from './coalition.ts';
import { runs } from './parts.ts';

/**
 * Reports that round, one after another, beside which the ledger and checks tell exactly how many records there are at all
 * times: what an attacker learns of both.
 */
const minimum = 5;

const recordsOf = (source: string): MetricRecords => ({
  ...{ metric: 'shootings', source, among: null, isSpread: false },
  counts: { source, of: '', sum: '', where: {} },
});

/** @param lasts  the last quarter of each report */
function foundIn(town: Coalition, lasts: readonly number[], isKept: boolean) {
  const width = town.quarters.length;
  const told: Findings[] = [];
  const sums = lasts.flatMap((last): readonly Sum[] => {
    const findings = findingsAt(town, last);
    const cells = town.areas.flatMap((_, area) => [...Array(last + 1).keys()].map((at) => area * width + at));
    const equals = cells.reduce((all, cell) => all + (town.events[Math.floor(cell / width)]?.[cell % width] ?? 0), 0);
    const { methods, findings: own, ...publication } = publicationOf(findings, town, minimum);
    const { source = '' } = findings[0] ?? {};
    const privacy = { ...methods.privacy, round: 5, records: [recordsOf(source)], shownBefore: 'they stand.' };
    const line = { source, file: 'all.csv', sha256: `${last}`, facts: equals } as unknown as Findings['ledger'][number];
    const shown = redact(
      { ...publication, methods: { ...methods, privacy }, findings: { ...own, ledger: [line] } },
      () => told,
    );
    told.push(shown.findings);
    const facts = isKept ? shown.findings.ledger[0]?.facts : equals;
    return [
      ...sumsIn(shown.findings.findings, town),
      ...(facts == null ? [] : [{ cells, equals: facts, from: 'ledger' }]),
    ];
  });
  const secrets = secretsOf(
    town,
    lasts.flatMap((last) => spansOf(town, last)),
    minimum,
  );
  const found = broken(secrets, sums, { size: town.areas.length * width, minimum });
  return found.filter(({ least, most }) => most - least < 1 - 1e-6);
}

describe('an attack on rounded reports with how many records there are', () => {
  it.each([
    ['one report', [7]],
    ['one after another', [6, 7]],
  ] as const)(
    'gives no small count away: %s',
    (_, lasts) => {
      fc.assert(
        fc.property(coalitions, (town) => {
          expect(foundIn(town, lasts, true)).toEqual([]);
        }),
        runs,
      );
    },
    300_000,
  );

  it('breaks them where the newest total is told beside a quarter that is hidden everywhere', () => {
    const samples = fc.sample(coalitions, { numRuns: 60, seed: 3 });
    expect(samples.some((town) => foundIn(town, [6, 7], false).length > 0)).toBe(true);
  }, 300_000);
});
