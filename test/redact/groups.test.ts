import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../src/redact/index.ts';
import type { EstimatedChange, Finding, Gap, Publication } from '../../src/spec/index.ts';
import { findingsOf } from '../report/fixture.ts';

const whole = findingsOf().findings.find(
  ({ area, now, changes }) => area === '*' && now.status === 'estimated' && changes.baseline.status === 'estimated',
) as Finding;

interface Row {
  readonly name: string | null;
  readonly now: number;
  readonly before: number;
}

const told: Gap['now'] = {
  status: 'estimated',
  scale: 'ratio',
  estimate: 1.2,
  low: 0.7,
  high: 1.9,
  p: 0.5,
  method: 'exact-central',
};

/** A finding about so many; of those in no named group there is no change. */
function finding({ name, now, before }: Row, others: readonly string[]): Finding {
  const { baseline } = whole.changes as { readonly baseline: EstimatedChange };
  const level = { ...whole.now, value: now, n: now, events: now, exposure: 1000 } as Finding['now'];
  const change = {
    ...baseline,
    n: before,
    events: before,
    exposure: 2000,
    compared: { n: now, events: now, exposure: 1000, areas: 1 },
  };
  const isNamed = name !== 'Not recorded';
  const none = { status: 'withheld', reason: 'not-asked-for', window: null } as const;
  const changes = { primary: 'baseline', sameSeason: none, previous: none } as const;
  const { adjusted } = baseline;
  return {
    ...whole,
    measure: 'count',
    group: name,
    groupKind: name === null ? null : isNamed ? 'named' : 'not-recorded',
    gap:
      name === null || !isNamed
        ? null
        : {
            against: others.filter((other) => other !== name),
            now: told,
            before: told,
            change: { ...told, q: 0.5, adjusted } as Gap['change'],
            fared: 'no-clear-difference',
          },
    now: level,
    also: [],
    series: [],
    caveats: [],
    gradeReason: { key: 'grade.unchecked', params: {}, text: '' },
    changes: { ...changes, baseline: isNamed ? change : none },
    sentence: {
      key: 'no-comparison',
      params: { events: now, one: 'a', many: 'b', period: 'c', reason: 'no-baseline' },
      text: '',
    },
  };
}

/** What is shown of everybody and of each group. */
function shown(rows: readonly Row[]): ReadonlyMap<string | null, Finding> {
  const names = rows.flatMap(({ name }) => (name === null || name === 'Not recorded' ? [] : [name]));
  const sum = (of: (row: Row) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const all = { name: null, now: sum(({ now }) => now), before: sum(({ before }) => before) };
  const publication = {
    findings: {
      ledger: [],
      run: { sinceLast: [] },
      checks: [],
      coverage: [],
      findings: [all, ...rows].map((row) => finding(row, names)),
      warnings: [],
    },
    methods: { privacy: { minimum: 5, publicRecord: '' }, areas: { excluded: 0 } },
    rejects: [],
    reports: [],
  } as unknown as Publication;
  return new Map(redact(publication).findings.findings.map((one) => [one.group, one]));
}

const nowOf = (one: Finding | undefined): number | null => (one?.now.status === 'estimated' ? one.now.events : null);
const beforeOf = (one: Finding | undefined): number | null =>
  one?.changes.baseline.status === 'estimated' ? one.changes.baseline.events : null;

describe('groups of people', () => {
  it('a small one takes the rarest other with it, for everybody less the rest would be it', () => {
    const found = shown([
      { name: 'A', now: 3, before: 30 },
      { name: 'B', now: 12, before: 40 },
      { name: 'C', now: 40, before: 90 },
    ]);
    expect([null, 'A', 'B', 'C'].map((name) => nowOf(found.get(name)))).toEqual([55, null, null, 40]);
    expect([null, 'A', 'B', 'C'].map((name) => beforeOf(found.get(name)))).toEqual([160, null, null, 90]);
    expect(found.get('B')?.sentence.text).toBe('B: Not shown: the count is so small that it could point to a person.');
  });

  it('a small one of whom it is not recorded is no exception', () => {
    const found = shown([
      { name: 'A', now: 30, before: 30 },
      { name: 'B', now: 12, before: 40 },
      { name: 'Not recorded', now: 2, before: 9 },
    ]);
    expect(['A', 'B', 'Not recorded'].map((name) => nowOf(found.get(name)))).toEqual([30, null, null]);
  });

  it('no gap is told of, or against, a group that is hidden', () => {
    const found = shown([
      { name: 'A', now: 3, before: 30 },
      { name: 'B', now: 12, before: 40 },
      { name: 'C', now: 40, before: 90 },
    ]);
    expect(found.get('A')?.gap).toBeNull();
    expect(found.get('C')?.gap).toMatchObject({
      now: { reason: 'suppressed' },
      change: { reason: 'suppressed' },
      fared: 'not-told',
    });
  });

  it('none at all is shown, and large ones stay', () => {
    const found = shown([
      { name: 'A', now: 0, before: 30 },
      { name: 'B', now: 12, before: 40 },
    ]);
    expect(['A', 'B'].map((name) => nowOf(found.get(name)))).toEqual([0, 12]);
    expect(found.get('A')?.gap?.now).toEqual(told);
  });

  it('cannot be had back by subtraction, whatever the counts', () => {
    const count = fc.oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 60 }));
    const row = fc.record({ now: count, before: count });
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 6 }), fc.boolean(), (rows, isRecorded) => {
        const named = rows.map((one, index) => ({ ...one, name: `G${index}` }));
        const last = named.length - 1;
        const all = isRecorded
          ? named
          : named.map((one, index) => (index === last ? { ...one, name: 'Not recorded' } : one));
        const found = shown(all);
        for (const of of [nowOf, beforeOf]) {
          const total = of(found.get(null));
          const parts = all.map(({ name }) => of(found.get(name)));
          for (const part of [total, ...parts]) expect(part === null || part === 0 || part >= 5).toBe(true);
          const hidden = all.filter(({ name }) => found.get(name)?.sentence.key === 'suppressed').length;
          if (total === null) continue;
          const left = total - parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
          expect(left === 0 || left >= 5 || hidden === all.length).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });
});
