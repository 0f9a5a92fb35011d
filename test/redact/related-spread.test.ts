import { describe, expect, it } from 'vitest';
import { protectRelated } from '../../src/redact/related.ts';
import type { Finding, MetricRecords } from '../../src/spec/index.ts';
import { findingsOf } from '../report/fixture.ts';

const sample = findingsOf().findings.find(({ now }) => now.status === 'estimated') as Finding;
const counts = { source: 'awards', where: {}, of: '', sum: 'delivered' };
const records = (['shared', 'spread'] as const).map(
  (metric): MetricRecords => ({ metric, source: 'awards', counts, among: null, isSpread: metric === 'spread' }),
);
const unsaid = (reason: 'too-few-members' | 'suppressed'): Pick<Finding, 'now'> => ({
  now: { status: 'withheld', reason, from: '', to: '', label: '' },
});
const finding = (metric: string, area: string, changes: Partial<Finding> = {}): Finding => ({
  ...sample,
  metric,
  area,
  also: [],
  measure: 'concentration',
  ...changes,
});

/** How money is spread over areas, beside how partners share what there is in one of them. */
function spreadBeside(inArea: Partial<Finding>): Finding['now']['status'] | undefined {
  const all = [finding('shared', 'North', inArea), finding('spread', '@all', { areaRole: 'universe' })];
  const told = protectRelated(all, all, { records, minimumOf: () => 5, leavesOut: false });
  return told.find(({ metric }) => metric === 'spread')?.now.status;
}

describe('how unequally money is spread over areas', () => {
  it('is told where too few partners work in an area to say how they share it', () => {
    expect(spreadBeside(unsaid('too-few-members'))).toBe('estimated');
  });

  it('is not told where what an area has is hidden, or may be', () => {
    expect(spreadBeside(unsaid('suppressed'))).toBe('withheld');
    expect(spreadBeside({ ...unsaid('too-few-members'), measure: 'count' })).toBe('withheld');
  });
});
