import { describe, expect, it } from 'vitest';
import { protectChecks } from '../../src/redact/checks.ts';
import { redact } from '../../src/redact/index.ts';
import type { Check, Publication } from '../../src/spec/index.ts';
import { type Coalition, findingsAt, publicationOf, quartersFrom } from './attack/coalition.ts';

const check = (id: string, own: Partial<Check> = {}): Check => ({
  ...{ id, source: 'crime', rule: id.split('/')[1] ?? '', observed: 0.25, limit: 0.1, bound: 'most', n: 480 },
  ...{ unit: 'share', severity: 'warn', passed: false, waiver: null, detail: '120 of 480 records' },
  items: [{ value: 'Sheriff', n: 480, hint: '25 %' }],
  ...own,
});

const shown = (own: Check, hidden: readonly string[]): Check | undefined =>
  protectChecks([own], { minimumOf: () => 5, hides: (source) => hidden.includes(source) })[0];

/** What each counts: of an agency, an area, a file, some months, or a total that somebody states. */
const ofParts = [
  'crime/mapped-share/by-agency',
  'crime/located-share/drift',
  'crime/null-share/firearm/by-area/drift',
  'crime/rows/by-area',
  'crime/control-total/2023-Q2',
  'crime/volume-drift',
  'crime/category-drift',
  'crime/null-drift',
  'crime/reporting-lag',
  'crime/file-columns',
  'crime/file-volume',
] as const;

describe('checks of a part of the records', () => {
  it.each(ofParts)('tell their outcome alone where a number of the source is hidden: %s', (id) => {
    const told = shown(check(id), ['crime']);
    expect(told).toMatchObject({ id, observed: null, n: null, items: [], passed: false, limit: 0.1 });
    expect(told?.detail).not.toMatch(/\d/);
  });

  it.each(ofParts)('tell all of it where none is: %s', (id) => {
    expect(shown(check(id), ['calls'])).toEqual(check(id));
  });

  it('tell no part that is small', () => {
    const few = check('crime/rows/by-agency', { unit: 'rows', observed: 2, detail: 'Sheriff: 2 records' });
    expect(shown(few, [])).toMatchObject({ observed: null, n: null });
    expect(shown(check('crime/control-total/2023-04', { n: 3 }), [])).toMatchObject({ observed: null, n: null });
  });
});

describe('what else stands in a column of yes and no', () => {
  const items = [
    { value: 'KNIFE', n: 120, hint: '' },
    { value: 'Jane Doe', n: 1, hint: '' },
  ];
  const other = { ...check('crime/other-values', { items }), rule: 'other-values/firearm' };
  it('is listed without how many records say so where a number of the source is hidden: all less these say yes', () => {
    const told = shown(other, ['crime']);
    expect(told).toMatchObject({ observed: null, n: null });
    expect(told?.items.map(({ value, n }) => [value, n])).toEqual([
      ['KNIFE', null],
      ['1 more', null],
    ]);
    expect(told?.detail).not.toMatch(/\d/);
  });
  it('is told with it where none is', () => {
    expect(shown(other, [])?.items[0]?.n).toBe(120);
  });
});

describe('checks of the records of one hour', () => {
  it.each(['repeated-hour', 'total_response-clock-change', 'total_response-overnight'])(
    'tell their outcome alone where these are few: %s',
    (rule) => {
      const few = { observed: null, n: null, items: [] };
      expect(shown(check(`crime/${rule}`, { observed: 2 / 480 }), [])).toMatchObject(few);
      expect(shown(check(`crime/${rule}`), [])).toEqual(check(`crime/${rule}`));
    },
  );
});

describe('days unlike those around them', () => {
  const items = [{ value: '2023-07-04', n: 31, hint: 'about 9 expected; declared: Independence Day' }];
  const days = check('crime/unusual-days', { unit: 'days', items });

  it('are told without their records where a number of the source is hidden', () => {
    const told = shown(days, ['crime']);
    expect(told).toMatchObject({ observed: 0.25, n: 480, items: [{ value: '2023-07-04', n: null }] });
    expect(told?.items[0]?.hint).not.toMatch(/\d/);
  });

  it('are told with them where none is', () => {
    expect(shown(days, ['calls'])).toEqual(days);
  });
});

describe('checks of records that lack a value', () => {
  const told = (id: string, hidden: boolean): Check | undefined => {
    const secrets = { minimumOf: () => 5, hides: () => hidden, hidesBlanks: () => hidden };
    return protectChecks([check(id)], secrets)[0];
  };
  it.each(['crime/null-share', 'crime/total_response-no-arrival', 'crime/total_response-measured'])(
    'tell their outcome alone where one period of these would follow: %s',
    (id) => {
      expect(told(id, true)).toMatchObject({ observed: null, n: null, passed: false });
      expect(told(id, false)).toEqual(check(id));
    },
  );
});

describe('checks of all records', () => {
  it.each(['crime/mapped-share', 'crime/rows', 'crime/null-share/drift_code'])('are told: %s', (id) => {
    expect(shown(check(id), ['crime'])).toEqual(check(id));
  });
});

describe('a stated total of a quarter that is hidden', () => {
  /** One quarter is small, another is hidden beside it; the agency states what it had in each. */
  const town: Coalition = {
    areas: [{ area: 'North', role: 'program' }],
    quarters: quartersFrom(2022, 8),
    events: [[30, 31, 29, 33, 30, 3, 32, 31]],
  };
  it('is not told by a check', () => {
    const publication = publicationOf(findingsAt(town, 7), town, 5);
    const findings = publication.findings.findings.map((finding) => ({ ...finding, source: 'crime' }));
    const total = check('crime/control-total/2023-Q2', {
      unit: 'rows',
      observed: 0,
      n: 3,
      detail: '3 records for 2023-Q2',
    });
    const other = check('crime/control-total/2023-Q3', {
      unit: 'rows',
      observed: 0,
      n: 32,
      detail: '32 records for 2023-Q3',
    });
    const whole: Publication = {
      ...publication,
      findings: { ...publication.findings, findings, checks: [total, other] },
    };
    expect(redact(whole).findings.checks.map(({ n, detail }) => [n, /\d/.test(detail)])).toEqual([
      [null, false],
      [null, false],
    ]);
  });
});
