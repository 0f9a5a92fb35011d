import { describe, expect, it } from 'vitest';
import { briefRows, pageOneRows } from '../../src/report/first-page.ts';
import type { Finding } from '../../src/spec/findings.ts';

const row = (metric: string, given: Partial<Finding> = {}): Finding =>
  ({ metric, role: 'goal', target: null, decision: null, movement: 'better', ...given }) as Finding;
const names = (rows: readonly Finding[]): readonly string[] => rows.map(({ metric }) => metric);
const declared = {} as NonNullable<Finding['decision']>;

describe('the rows of page one', () => {
  const context = Array.from({ length: 5 }, (_, n) => row(`context ${n}`, { role: 'context' }));
  const many = [
    ...context,
    row('goal'),
    row('guardrail', { role: 'guardrail', movement: 'worse' }),
    row('declared', { role: 'context', decision: declared }),
    row('promised', { target: { value: 3, by: '2027-Q4' } as Finding['target'] }),
  ];

  it('are all, where they fit on a sheet', () => {
    expect(pageOneRows(many.slice(0, 6))).toEqual({ decisive: many.slice(0, 6), further: [] });
  });
  it('are those with a promise or a rule, then guardrails, goals and context, in the order of the pipeline', () => {
    const { decisive, further } = pageOneRows(many);
    expect(names(decisive)).toEqual(['context 0', 'context 1', 'goal', 'guardrail', 'declared', 'promised']);
    expect(names(further)).toEqual(['context 2', 'context 3', 'context 4']);
  });
  it('have one of a logic model for each question after those, as it first names them', () => {
    const path = { activity: 'a', because: 'b', quality: [], outcome: ['context 3', 'goal'] };
    const paths = [
      { ...path, output: ['not told', 'context 4'] },
      { ...path, output: ['context 1'], outcome: ['context 2'] },
    ];
    const { decisive } = pageOneRows(many, { paths, stops: [] });
    expect(names(decisive)).toEqual(['context 3', 'context 4', 'goal', 'guardrail', 'declared', 'promised']);
    const promised = Array.from({ length: 6 }, (_, n) => row(`promise ${n}`, { decision: declared }));
    expect(names(pageOneRows([...many, ...promised], { paths, stops: [] }).decisive)).toEqual([
      'promised',
      ...names(promised).slice(0, 5),
    ]);
  });
  it('are those of the brief too, where no number of goals crowds out a guardrail', () => {
    const goals = Array.from({ length: 8 }, (_, n) => row(`goal ${n}`));
    const guarded = [row('worse', { role: 'guardrail', movement: 'worse' }), ...context, ...goals];
    expect(names(briefRows(guarded))).toEqual(['goal 0', 'goal 1', 'goal 2', 'goal 3', 'goal 4', 'worse']);
    expect(names(briefRows(many)).toSorted()).toEqual(names(pageOneRows(many).decisive).toSorted());
  });
  it('do not hang on how they turned out', () => {
    const worse = many.map((finding) => ({ ...finding, movement: 'worse' as const }));
    expect(names(pageOneRows(worse).decisive)).toEqual(names(pageOneRows(many).decisive));
  });
});
