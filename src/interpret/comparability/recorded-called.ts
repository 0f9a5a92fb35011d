import { countWithin, type Subject } from '../../estimate/index.ts';
import type { ComparabilityLimits, ComparabilityTest, Span } from '../../spec/index.ts';
import { markShared } from './share-tests.ts';
import { fewest } from './windows.ts';

interface Pair {
  readonly subjects: readonly Subject[];
  readonly declared: NonNullable<ComparabilityLimits['recordedCalled']>;
  readonly before: Span;
  readonly now: Span;
}

const armOf = { 'all-program': 'program', 'all-comparison': 'comparison', universe: 'everywhere' } as const;

/**
 * Reports against the calls that they come from. People's readiness to call and the harm itself move both; where their
 * ratio moves, it is the writing of reports that changed (in one audit 27 % had been written down as something else).
 */
export function recordedCalledTests({ subjects, declared, before, now }: Pair): readonly ComparabilityTest[] {
  const { recorded, called, limit } = declared;
  const tests = Object.entries(armOf).flatMap(([role, arm]): readonly ComparabilityTest[] => {
    const side = (metric: string): Subject | undefined =>
      subjects.find((subject) => subject.metric.id === metric && subject.role === role);
    const [reports, calls] = [side(recorded), side(called)];
    if (!reports || !calls) return [];
    const [was, is] = [before, now].map((span) => {
      const [some, all] = [countWithin(reports, span), countWithin(calls, span)];
      return some === null || all === null || all < fewest ? null : { ratio: some / all, n: all };
    });
    if (!was || !is || was.ratio === 0) return [];
    const moved = is.ratio / was.ratio - 1;
    const breaks = Math.abs(moved) > limit + 1e-12;
    const found = {
      moved,
      limit,
      n: was.n + is.n,
      breaks,
      absorbed: false,
      reason: 'recording-changed',
      names: [],
    } as const;
    return [{ rule: 'recorded-called-ratio', arm, before: was.ratio, now: is.ratio, ...found }];
  });
  return markShared(tests);
}
