import { describe, expect, it } from 'vitest';
import { redact } from '../../src/redact/index.ts';
import type { Finding, Publication } from '../../src/spec/index.ts';
import { findingsOf } from '../report/fixture.ts';

const [sample] = findingsOf().findings;
const test = {
  rule: 'reporting-lag',
  arm: 'everywhere',
  before: 4_909 / 5_043,
  now: 961 / 1_003,
  moved: 961 / 1_003 - 4_909 / 5_043,
  limit: 0.05,
  n: 6_046,
  breaks: false,
  absorbed: false,
  reason: 'reporting-lag-moved',
  names: [],
} as unknown as Finding['comparability']['tests'][number];

/** Tests of comparability as they are told beside another metric of the same source, which has so many now. */
function testsBeside(n: number): Finding['comparability']['tests'] {
  if (!sample || sample.now.status === 'withheld') throw new Error('no sample');
  const none = { status: 'withheld', reason: 'not-asked-for', window: null } as const;
  const own: Finding = {
    ...sample,
    metric: 'usual',
    now: { ...sample.now, n: 900, events: 900, value: 900 },
    also: [],
    changes: { primary: 'baseline', baseline: none, sameSeason: none, previous: none },
    effect: { status: 'withheld', reason: 'not-asked-for' },
    comparability: { blocked: false, tests: [test] },
    series: [],
    gradeReason: { key: 'grade.unchecked', params: {}, text: '' },
    sentence: { key: 'monitoring', params: {}, text: '' },
    caveats: [],
  };
  const beside = {
    ...own,
    metric: 'rare',
    measure: 'count',
    now: { ...sample.now, n, events: n, value: n },
  } as Finding;
  const publication = {
    findings: {
      run: { sinceLast: [] },
      checks: [],
      coverage: [],
      ledger: [],
      findings: [own, beside],
      warnings: [],
    },
    methods: { privacy: { minimum: 5, publicRecord: '' }, areas: { excluded: 0 } },
    rejects: [],
    reports: [],
  } as unknown as Publication;
  return redact(publication).findings.findings[0]?.comparability.tests ?? [];
}

describe('tests of whether both times were recorded alike', () => {
  it('tell how many records they are of where nothing of the source is hidden', () => {
    expect(testsBeside(50)).toEqual([test]);
  });

  it('tell neither these nor shares that they follow from where a number is', () => {
    expect(testsBeside(3)).toEqual([{ ...test, n: null, before: 0.973, now: 0.958, moved: -0.015 }]);
  });
});
