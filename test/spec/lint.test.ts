import { describe, expect, it } from 'vitest';
import { lintPipeline } from '../../src/spec/index.ts';
import type { Metric, Pipeline } from '../../src/spec/model.ts';
import { area, metric, pipeline } from '../estimate/town.ts';

const decided = { ...metric().decision, smallestWorthwhile: -0.1 };
const good: Partial<Metric> = { decision: decided };
const ids = (changes: Partial<Metric>, whole: Partial<Pipeline> = {}): readonly string[] =>
  lintPipeline(pipeline({ metrics: [metric({ ...good, ...changes })], ...whole })).map(({ id }) => id);
const people = { id: 'people', kind: 'populations' } as Pipeline['sources'][number];

describe('notes of a pipeline', () => {
  it('has none about a rate with a decision made beforehand', () => {
    expect(ids({})).toEqual([]);
  });

  it.each<[string, Partial<Metric>]>([
    ['not-declared-before', { decision: { ...decided, declared: null } }],
    ['no-worthwhile-change', { decision: { ...decided, smallestWorthwhile: null } }],
    ['neutral-goal', { better: 'neutral' }],
    ['two-points', { decision: { ...decided, primary: 'previous' } }],
    ['two-points', { baseline: { kind: 'trailing', periods: 1, reason: 'x' } }],
    ['two-points', { baseline: { kind: 'fixed', from: '2022-01-01', to: '2022-03-31', reason: 'x' } }],
    ['two-points', { baseline: { kind: 'same-season', years: 1, reason: 'x' } }],
    ['short-baseline', { baseline: { kind: 'trailing', periods: 4, reason: 'x' } }],
    ['short-baseline', { baseline: { kind: 'fixed', from: '2021-01-01', to: '2022-09-30', reason: 'x' } }],
    ['short-baseline', { baseline: { kind: 'before-launch', years: 1, reason: 'x' } }],
  ])('%s', (id, changes) => {
    expect(ids(changes)).toEqual([id]);
  });

  it('finds two years of a baseline enough, and asks for none where a sample says how much it moves', () => {
    const short = { kind: 'trailing', periods: 4, reason: 'x' } as const;
    expect(ids({ baseline: { kind: 'trailing', periods: 8, reason: 'x' } })).toEqual([]);
    expect(ids({ baseline: short, measure: { kind: 'mean', of: 'hours' } as unknown as Metric['measure'] })).toEqual(
      [],
    );
    expect(
      ids({ baseline: { ...short, periods: 2 } }, { calendar: { ...pipeline().calendar, grain: 'year' } }),
    ).toEqual([]);
  });

  it('asks nothing of context and guardrails that only goals need', () => {
    expect(ids({ role: 'context', better: 'neutral', decision: { ...decided, declared: null } })).toEqual([]);
  });

  it('tells counts where residents are known, and rates not', () => {
    const count = { measure: { kind: 'count', count: {}, empty: 'zero' }, exposure: null } as Partial<Metric>;
    expect(ids(count, { sources: [people] })).toEqual(['count-without-exposure']);
    expect(ids(count)).toEqual([]);
    expect(ids({}, { sources: [people] })).toEqual([]);
  });

  it('tells goals that no verdict can fall on: all partners are counted', () => {
    const network = { kind: 'network', among: 'agencies', statistic: 'density', least: 1, empty: 'zero' } as const;
    const spread = { kind: 'concentration', over: 'partner', empty: 'zero' } as const;
    expect(ids({ measure: network })).toEqual(['no-verdict']);
    expect(ids({ measure: network, role: 'guardrail' })).toEqual(['no-verdict']);
    expect(ids({ measure: network, role: 'context' })).toEqual([]);
    expect(ids({ measure: spread })).toEqual(['no-verdict']);
    expect(ids({ measure: { ...spread, over: 'area' } })).toEqual([]);
    expect(ids({ measure: { ...spread, over: 'area', sum: 'victims' } })).toEqual(['no-verdict']);
  });

  it('tells goals that no verdict can fall on: published means know no spread', () => {
    const mean = {
      kind: 'mean',
      of: 'value',
      where: { measure: 'arrival' },
      missing: 'bounds',
      empty: 'zero',
    } as const;
    expect(ids({ measure: mean, kind: 'aggregates' })).toEqual(['no-verdict']);
    expect(ids({ measure: mean, kind: 'aggregates', role: 'context' })).toEqual([]);
    expect(ids({ measure: mean, kind: 'activities' })).toEqual([]);
  });

  it('tells two metrics of the same records', () => {
    const metrics = [metric(good), metric({ ...good, id: 'again', title: 'Again' })];
    const [note] = lintPipeline(pipeline({ metrics }));
    expect(note).toMatchObject({ id: 'same-records', about: 'again' });
  });

  it('asks how areas were chosen, and warns of a baseline at their peak', () => {
    const areas = { ...pipeline().areas, list: [area('A1', 'program')] };
    expect(ids({}, { areas })).toEqual(['selection-not-declared']);
    const chosen = { by: 'high-levels', from: '2021-06-01', to: '2021-12-31', reason: 'the worst' } as const;
    expect(ids({}, { areas, chosen })).toEqual(['chosen-at-peak']);
    expect(ids({}, { areas, chosen: { ...chosen, from: '2018-01-01', to: '2018-12-31' } })).toEqual([]);
  });
});
