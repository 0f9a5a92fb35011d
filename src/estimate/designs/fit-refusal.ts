import type { Reason, Refusal } from '../../spec/index.ts';
import type { FitGate, FitProblem } from '../../stats/index.ts';

const reasons: Readonly<Record<FitProblem, Reason>> = {
  'poor fit': 'fit-too-poor',
  'outside the donors': 'outside-the-hull',
  'few donors': 'too-few-donors',
  'too perfect': 'fit-too-good',
};

/** What speaks against a fit before the launch as a refusal, with the gap and the most (or least) that it may be. */
export function refusalOfFit(
  { problems, noise }: FitGate,
  { preRmspe, donors }: { readonly preRmspe: number; readonly donors: number },
): Omit<Refusal, 'design'> | null {
  // a level beyond all donors' says more than the bad fit that it makes
  const problem = problems.includes('outside the donors') ? 'outside the donors' : problems[0];
  if (problem === undefined) return null;
  const limits: Readonly<Record<FitProblem, number>> = {
    'poor fit': 1.25 * noise,
    'outside the donors': 1.25 * noise,
    'few donors': 19,
    'too perfect': 0.5 * noise,
  };
  return {
    reason: reasons[problem],
    observed: problem === 'few donors' ? donors : preRmspe,
    limit: limits[problem],
  };
}
