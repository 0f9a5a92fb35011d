import { type Finding, headlines } from '../spec/index.ts';

/**
 * Headline findings that stop a job which is gated by verdicts: a goal that got worse or whose target is out of reach of
 * what is expected, and a guardrail that got worse. Uncertainty stops nothing: it is a result.
 */
export const missedVerdicts = (findings: readonly Finding[]): readonly Finding[] =>
  headlines(findings).filter(
    ({ role, movement, promise }) =>
      (role === 'goal' && (movement === 'worse' || promise === 'off-course')) ||
      (role === 'guardrail' && movement === 'worse'),
  );
