import type { Finding, Sentence } from '../spec/index.ts';

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

/** What is told beside a value, of the same records: pairs that are tied, cases still open. */
const besideValue = new Set([
  'caveat.scale',
  'caveat.still-open',
  'caveat.spread',
  'caveat.network',
  'caveat.figures',
  'caveat.effective-n',
  'caveat.without-group',
]);

/** What gives a count back: the count with and without others, and a change with what the areas fell back by. */
const besideChange = new Set(['caveat.unplaced', 'caveat.high-levels-shrunk', 'caveat.same-people']);

const givesAway = ({ key }: Sentence, { now }: Finding): boolean =>
  besideChange.has(key) || (now.status === 'withheld' && besideValue.has(key));

/** A finding without any of its numbers but the level, the windows and the periods that it comes with. */
export function hide(finding: Finding): Finding {
  const gone = { status: 'withheld', reason: 'suppressed', window: null } as const;
  const changes = { primary: finding.changes.primary, baseline: gone, sameSeason: gone, previous: gone };
  const params = finding.group === null ? {} : { group: finding.group };
  const caveats = finding.caveats.filter((caveat) => !givesAway(caveat, finding));
  const { distribution: _, partners: __, ...shown } = finding;
  // what nobody asked hides nothing
  const effect = finding.contribution === 'not-asked' ? {} : hiddenEffect;
  return { ...shown, ...effect, ...hiddenParts, caveats, sentence: { ...hiddenParts.sentence, params }, changes };
}

export const isHidden = ({ sentence }: Finding): boolean => sentence.key === 'suppressed';
