import { describe, expect, it } from 'vitest';
import { redact } from '../../src/redact/index.ts';
import type { Finding, Level } from '../../src/spec/index.ts';
import { type Coalition, findingsAt, publicationOf, quartersFrom } from './attack/coalition.ts';

const town = (areas: number): Coalition => ({
  areas: Array.from({ length: areas }, (_, n) => ({ area: `A${n}`, role: 'program' as const })),
  quarters: quartersFrom(2022, 8),
  events: Array.from({ length: areas }, () => [40, 41, 42, 43, 44, 45, 46, 47]),
});

/** Of which area a report tells how many referrals are still open, where so many of each area are. */
function toldOf(open: readonly number[]): readonly string[] {
  const coalition = town(open.length);
  const all = open.reduce((sum, own) => sum + own, 0);
  const findings = findingsAt(coalition, 7).map((finding): Finding => {
    const own = finding.areaRole === 'program' ? (open[Number(finding.area.slice(1))] ?? 0) : all;
    const level = (one: Level): Level =>
      one.status === 'withheld' ? one : { ...one, beside: { kind: 'elapsed', ended: one.n - own, open: own } };
    const caveats = [{ key: 'caveat.still-open', params: { n: own, of: 182, one: 'a', many: 'b' }, text: '' }];
    return { ...finding, measure: 'elapsed', now: level(finding.now), also: [], caveats };
  });
  return redact(publicationOf(findings, coalition, 5)).findings.findings.flatMap(({ area, now, caveats }) =>
    (now.status === 'estimated' && now.beside) || caveats.some(({ key }) => key === 'caveat.still-open') ? [area] : [],
  );
}

describe('how many are still open', () => {
  it('is not told of all areas but one where that one has few: all less these would be it', () => {
    const told = toldOf([12, 15, 18, 2]);
    expect(told).toContain('*');
    expect(told.filter((area) => area.startsWith('A')).length).toBe(2);
  });

  it('nor of an area of which few are not', () => {
    expect(toldOf([12, 15, 179, 60])).not.toContain('A2');
  });

  it('is told of each where none has few', () => {
    expect(toldOf([12, 15, 18, 20]).filter((area) => area.startsWith('A')).length).toBe(4);
  });
});
