import { describe, expect, it } from 'vitest';
import { metricRecords } from '../../src/recall/index.ts';
import type { Pipeline } from '../../src/spec/index.ts';
import { mapping } from './mapping.ts';

const source = (id: string, repeats: 'keep' | 'drop') => ({
  id,
  repeats,
  key: ['id'],
  filter: { closed: true },
  files: [{ mappings: [mapping('domestic', 'Y'), mapping('cancelled', 'N'), mapping('gun', null)] }],
});
const recordsOf = (measure: object, repeats: 'keep' | 'drop' = 'drop', denominator: string | null = null) =>
  metricRecords({
    metrics: [{ id: 'own', source: 'calls', measure, denominator }],
    sources: [source('calls', repeats), source('reports', 'keep')],
  } as unknown as Pipeline)[0];
const set = (where: object, of = '', from = 'calls') => ({ source: from, where, of, sum: '' });

describe('the records that a metric counts', () => {
  it.each([
    [{ domestic: true, gun: true }, { gun: true }],
    [{ cancelled: { not: true } }, {}],
    [{ closed: true, gun: { not: false } }, { gun: { not: false } }],
    [{ domestic: [true, false] }, {}],
    [{ domestic: false }, { domestic: false }],
    [{ gun: { missing: true } }, { gun: { missing: true } }],
  ])('are told without what the source says of all its records: %j', (where, left) =>
    expect(recordsOf({ kind: 'count', count: { where } })?.counts).toEqual(set(left)),
  );

  it('are as many as values of their key, where each stands once', () => {
    const measure = { kind: 'count', count: { of: 'id' } };
    expect(recordsOf(measure)?.counts).toEqual(set({}));
    expect(recordsOf(measure, 'keep')?.counts).toEqual(set({}, 'id'));
  });

  it('are known of a survey by its question, and whom of the people it asks', () => {
    const measure = { kind: 'survey-share', item: 'safe', values: [4, 5], where: { domestic: true, gun: true } };
    expect(recordsOf(measure)).toMatchObject({ counts: null, among: null, asks: set({ gun: true }, 'safe') });
    expect(recordsOf({ kind: 'mean', of: 'cost' })).not.toHaveProperty('asks');
  });

  it('are known of means and quantiles, and of both sides of a ratio', () => {
    expect(recordsOf({ kind: 'quantile', where: { gun: true } })).toMatchObject({
      counts: null,
      within: [set({ gun: true })],
    });
    const ratio = { kind: 'ratio', numerator: { where: { gun: true } }, denominator: { of: 'person' } };
    expect(recordsOf(ratio, 'drop', 'reports')?.within).toEqual([
      set({ gun: true }),
      set({}, 'person', 'reports'),
      set({}, '', 'reports'),
    ]);
  });

  it('are at least as many as values that are counted once', () => {
    expect(recordsOf({ kind: 'rate', count: { of: 'person' } })?.within).toEqual([set({})]);
    expect(recordsOf({ kind: 'rate', count: {} })?.within).toBeUndefined();
  });
});
