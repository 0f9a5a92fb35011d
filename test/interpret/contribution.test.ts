import { describe, expect, it } from 'vitest';
import { type ContributionFacts, contributionOf } from '../../src/interpret/contribution.ts';
import { evidenceOf } from '../../src/interpret/evidence.ts';
import type { Contribution, Effect, EstimatedEffect } from '../../src/spec/index.ts';
import { effect, likeLevel, placebo } from './effects.ts';

const facts = (changes: Partial<ContributionFacts> = {}): ContributionFacts => ({
  better: 'lower',
  isBlocked: false,
  isBetweenLooks: false,
  ...changes,
});
const interval = (low: number, high: number | { bound: 'none' }) => ({ adjusted: { level: 0.95, low, high } });

describe('contribution', () => {
  it.each<[Contribution, Partial<EstimatedEffect>, Partial<ContributionFacts>]>([
    ['supported', {}, {}],
    ['supported', interval(1.1, { bound: 'none' }), { better: 'higher' }],
    ['supported', interval(1.1, 1.4), { better: 'neutral' }],
    ['supported', { scale: 'difference', ...interval(-20, -1) }, {}],
    ['supported', { placebo: placebo('inconclusive'), sensitivity: likeLevel(false) }, {}],
    ['not-shown', interval(0.7, 1), {}],
    ['contrary', interval(1.1, 1.4), {}],
    ['contrary', interval(0.7, 0.9), { better: 'higher' }],
    ['not-shown', { scale: 'difference', ...interval(-20, 1) }, {}],
    // the plain interval leaves out no effect, the one that allows for the family does not
    ['not-shown', { low: 0.7, high: 0.99, ...interval(0.6, 1.02) }, {}],
    ['placebo-failed', { placebo: placebo('failed') }, {}],
    ['depends-on-comparison', { sensitivity: likeLevel(true) }, {}],
    ['no-design', { design: 'before-after' }, {}],
    ['monitoring', {}, { isBetweenLooks: true }],
    ['not-comparable', {}, { isBlocked: true, isBetweenLooks: true }],
  ])('is %s for %j and %j', (contribution, changes, other) => {
    expect(contributionOf(effect(changes), facts(other))).toBe(contribution);
  });

  it('is not asked of the programme’s own work, whatever else is the case', () => {
    const own: Effect = { status: 'withheld', reason: 'own-work' };
    expect(contributionOf(own, facts({ isBetweenLooks: true, isBlocked: true }))).toBe('not-asked');
  });

  it('is none where there is no effect', () => {
    const withheld: Effect = { status: 'withheld', reason: 'no-launch' };
    expect(contributionOf(withheld, facts())).toBe('no-design');
    expect(contributionOf(withheld, facts({ isBetweenLooks: true }))).toBe('no-design');
    expect(contributionOf(withheld, facts({ isBlocked: true }))).toBe('not-comparable');
  });
});

describe('evidence', () => {
  const graded = (made: Effect, change: 'estimated' | 'withheld' = 'estimated') =>
    evidenceOf({
      effect: made,
      changes: { baseline: { status: change } },
      subject: { metric: { decision: { primary: 'baseline' } } },
    } as Parameters<typeof evidenceOf>[0]);
  const moved = (low: number, high: number): EstimatedEffect['displacement'] => ({
    status: 'estimated',
    estimate: (low + high) / 2,
    low,
    high,
    quotient: null,
  });

  it.each<[number, string, Partial<EstimatedEffect>]>([
    [3, 'comparison-group', {}],
    [3, 'comparison-group', { design: 'difference-in-differences' }],
    [3, 'comparison-group', { design: 'synthetic-control' }],
    [3, 'comparison-group', { design: 'weighted-displacement-difference' }],
    [3, 'comparison-group', { design: 'interrupted-series' }],
    [2, 'own-trend-and-season', { design: 'interrupted-series', areas: { program: 2, comparison: 0 } }],
    [1, 'own-past', { design: 'before-after', areas: { program: 2, comparison: 0 } }],
  ])('is level %i: %s', (level, rule, changes) => {
    expect(graded(effect(changes))).toEqual({ level, variant: 'economists', rule, downgrades: [] });
  });

  it.each<[number, readonly string[], Partial<EstimatedEffect>]>([
    [2, ['placebo-failed'], { placebo: placebo('failed') }],
    [3, [], { placebo: placebo('inconclusive') }],
    [2, ['depends-on-comparison'], { sensitivity: likeLevel(true) }],
    [2, ['spillover'], { displacement: moved(1, 9) }],
    [2, ['spillover'], { displacement: moved(-9, -1) }],
    [3, [], { displacement: moved(-1, 9) }],
    [1, ['placebo-failed', 'spillover'], { placebo: placebo('failed'), displacement: moved(1, 9) }],
    [1, ['placebo-failed'], { design: 'before-after', placebo: placebo('failed') }],
  ])('is level %i with %j taken off', (level, downgrades, changes) => {
    expect(graded(effect(changes))).toMatchObject({ level, downgrades });
  });

  it('is level 1 for a change alone, and none without one', () => {
    const withheld: Effect = { status: 'withheld', reason: 'no-launch' };
    expect(graded(withheld)).toMatchObject({ level: 1, rule: 'own-past' });
    expect(graded(withheld, 'withheld')).toBeNull();
  });
});
