import { describe, expect, it } from 'vitest';
import { redact } from '../../src/redact/index.ts';
import type { Check, Publication, SourceCoverage } from '../../src/spec/index.ts';

const grid: SourceCoverage = {
  source: 'crime',
  title: 'Crime',
  covers: { from: '2022-01-01', to: '2022-03-31' },
  declared: true,
  agencies: [
    {
      agency: 'Police',
      months: [
        { month: '2022-01', state: 'reported', n: 3 },
        { month: '2022-02', state: 'not-reported', n: 0 },
        { month: '2022-03', state: 'reported', n: 5 },
        { month: '2022-04', state: 'outside-cover', n: 2 },
      ],
    },
  ],
};

function shown(minimum: number, checks: readonly Check[] = []): ReturnType<typeof redact>['findings'] {
  const publication = {
    findings: { run: { sinceLast: [] }, checks, coverage: [grid], ledger: [], findings: [], warnings: [] },
    methods: { privacy: { minimum, publicRecord: '' }, areas: { excluded: 0 } },
    rejects: [],
    reports: [],
  } as unknown as Publication;
  return redact(publication).findings;
}

describe('the grid of agencies and months', () => {
  it('hides small counts, and still tells what was sent from what was not', () => {
    expect(shown(5).coverage[0]?.agencies[0]?.months.map(({ state, n }) => [state, n])).toEqual([
      ['reported', null],
      ['not-reported', 0],
      ['reported', 5],
      ['outside-cover', null],
    ]);
  });

  it('shows all where small counts are public', () => {
    expect(shown(0).coverage).toEqual([grid]);
  });
});

describe('checks', () => {
  it('keep the months, days and waivers that they list, for these are no counts of records', () => {
    const check = (unit: Check['unit']): Check => ({
      id: `crime/${unit}`,
      source: 'crime',
      rule: unit,
      observed: 1,
      limit: 0,
      bound: 'most',
      n: 12,
      unit,
      severity: 'warn',
      passed: false,
      detail: '',
      items: [{ value: 'Sheriff', n: 1, hint: '' }],
      waiver: null,
    });
    const { checks } = shown(5, [check('cells'), check('days'), check('waivers'), check('areas'), check('codes')]);
    expect(checks.map(({ items }) => items[0]?.n)).toEqual([1, 1, 1, 1, null]);
  });
});
