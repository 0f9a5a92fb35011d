import { describe, expect, it } from 'vitest';
import { redact } from '../../src/redact/index.ts';
import type { EstimatedEffect, Finding } from '../../src/spec/index.ts';
import { findingsOf } from '../report/fixture.ts';
import { type Coalition, findingsAt, publicationOf, quartersFrom } from './attack/coalition.ts';

const sample = findingsOf().findings.find(({ effect }) => effect.status === 'estimated')?.effect as EstimatedEffect;

const town = (compared: readonly number[]): Coalition => ({
  areas: [
    { area: 'North', role: 'program' },
    { area: 'East', role: 'comparison' },
  ],
  quarters: quartersFrom(2022, 8),
  events: [[30, 31, 29, 33, 30, 36, 32, 31], compared],
});

/** An effect that is told by month: of the comparison areas' counts, times one number. */
function gapOf(coalition: Coalition, months: readonly number[]): EstimatedEffect['gap'] {
  const gap = months.map((count, at) => ({
    ...{ period: `2023-${String(at + 4).padStart(2, '0')}`, observed: 12, expected: count * 0.6443, treated: true },
  }));
  const publication = publicationOf(
    findingsAt(coalition, 7).map(
      (finding): Finding =>
        finding.area === '*'
          ? { ...finding, effect: { ...sample, levels: null, observed: 36, byArea: [], byCohort: [], gap } }
          : finding,
    ),
    coalition,
    5,
  );
  const shown = redact(publication).findings.findings.find(({ area }) => area === '*')?.effect;
  return shown?.status === 'estimated' ? shown.gap : [];
}

describe('what would have happened, month by month', () => {
  it('is told where comparison areas had enough in each month', () => {
    expect(gapOf(town([40, 41, 42, 43, 44, 45, 46, 47]), [10, 17, 18])).toHaveLength(3);
  });

  it('is not where one month of a quarter that is told had few: it is that count times a number', () => {
    expect(gapOf(town([40, 41, 42, 43, 44, 45, 46, 47]), [2, 21, 22])).toEqual([]);
  });

  it('is where they had none', () => {
    expect(gapOf(town([40, 41, 42, 43, 44, 45, 46, 47]), [0, 22, 23])).toHaveLength(3);
  });
});
