import type { Finding } from '../spec/index.ts';

/** What is left of a finding whose own number, or whose baseline, may not be shown. */
const hiddenParts = {
  process: { status: 'withheld', reason: 'suppressed' },
  regressionToMean: null,
  movement: 'withheld',
  unclear: null,
  promise: 'no-target',
  target: null,
  expected: null,
  gap: null,
  evidence: null,
  evidenceRule: null,
  comparability: { blocked: false, tests: [] },
  sentence: { key: 'suppressed', params: {}, text: '' },
} as const satisfies Partial<Finding>;

const hiddenEffect = {
  effect: { status: 'withheld', reason: 'suppressed' },
  contribution: 'no-design',
} as const satisfies Partial<Finding>;

/** A finding without any of its numbers but the level, the windows and the periods that it comes with. */
export function hide(finding: Finding): Finding {
  const gone = { status: 'withheld', reason: 'suppressed', window: null } as const;
  const changes = { primary: finding.changes.primary, baseline: gone, sameSeason: gone, previous: gone };
  const params = finding.group === null ? {} : { group: finding.group };
  // a count with and without others gives the count back
  const caveats = finding.caveats.filter(({ key }) => key !== 'caveat.unplaced');
  const { distribution: _, partners: __, ...shown } = finding;
  // what nobody asked hides nothing
  const effect = finding.contribution === 'not-asked' ? {} : hiddenEffect;
  return { ...shown, ...effect, ...hiddenParts, caveats, sentence: { ...hiddenParts.sentence, params }, changes };
}

export const isHidden = ({ sentence }: Finding): boolean => sentence.key === 'suppressed';
