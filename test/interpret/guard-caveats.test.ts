import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/estimate/index.ts';
import { interpret } from '../../src/interpret/index.ts';
import type { Finding, Metric, Pipeline } from '../../src/spec/index.ts';
import { wordSentence } from '../../src/words/index.ts';
import { area, metric, nothingElse, panel, pipeline } from '../estimate/town.ts';

const launched = [{ start: '2022-01-01', end: null }];
const areas = [area('A1', 'program', launched), area('A2', 'program', launched), area('B1', 'comparison')];
const decided = { ...metric().decision, smallestWorthwhile: -0.2 };

/** What is said beside all programme areas, in words; the same counts in every month before, and in every month since. */
function said(
  rates: readonly [number, number],
  changes: Partial<Metric> = {},
  whole: Partial<Pipeline> = {},
): readonly string[] {
  const declared = pipeline({ metrics: [metric({ decision: decided, ...changes })], ...whole });
  const [before, now] = rates;
  const made = panel({ areas, events: (place, month) => (month < '2022' || place.startsWith('B') ? before : now) });
  const found = interpret(declared, estimate(declared, made, '2023-12-31'), nothingElse).find(
    (finding): finding is Finding => finding.area === '*',
  );
  return (found?.caveats ?? []).map((sentence) => wordSentence(sentence).text);
}
const about = (lines: readonly string[], part: string): string => lines.find((line) => line.includes(part)) ?? '';

describe('beside a finding', () => {
  it('says which of two answers "no clear change" is', () => {
    expect(about(said([200, 200]), 'worthwhile')).toBe(
      'Whatever changed is smaller than the 20 % that was declared worthwhile.',
    );
    expect(about(said([5, 5]), 'worthwhile')).toContain('cannot tell whether there was a change of the 20 %');
    expect(about(said([200, 100]), 'worthwhile')).toBe('');
  });

  it('says of a guardrail whether harm is ruled out, and not where there was some', () => {
    const guardrail = { role: 'guardrail' } as const;
    expect(about(said([200, 200], guardrail), 'worsening')).toBe('A worsening by 20 % or more is ruled out.');
    expect(about(said([5, 5], guardrail), 'worsening')).toBe('A worsening by 20 % or more is not ruled out.');
    expect(about(said([100, 200], guardrail), 'worsening')).toBe('');
    expect(about(said([200, 200]), 'worsening')).toBe('');
  });

  it('names other programmes where and when they touch the comparison', () => {
    const patrols = { title: 'Hot-spot patrols', from: '2023-02-01', areas: ['A2'] };
    expect(about(said([20, 20], {}, { concurrent: [patrols] }), 'Hot-spot')).toMatch(
      /^Another programme may have changed these numbers too: Hot-spot patrols, from 1 February 2023 on, in 1 of 2 of these areas\.$/,
    );
    const elsewhere = [
      { ...patrols, areas: ['B1'] },
      { ...patrols, from: '2024-05-01' },
      { ...patrols, from: '2010-01-01', to: '2011-01-01' },
    ];
    expect(about(said([20, 20], {}, { concurrent: elsewhere }), 'Hot-spot')).toBe('');
  });

  it('warns of areas chosen at their worst', () => {
    const chosen = { by: 'high-levels', reason: 'the two worst beats' } as const;
    expect(about(said([20, 10], {}, { chosen }), 'chosen')).toContain('the two worst beats');
  });

  it('says that a rule was made when the window had begun', () => {
    const late = { decision: { ...decided, declared: '2023-06-01' } };
    expect(about(said([20, 20], late), 'declared on')).toContain('1 June 2023');
    expect(about(said([20, 20]), 'declared on')).toBe('');
  });
});
