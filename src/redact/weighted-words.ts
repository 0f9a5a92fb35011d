import type { Change, EstimatedChange, Finding, Sentence } from '../spec/index.ts';
import { digits } from './coarse.ts';
import { hide } from './hide.ts';
import { unjudged, withEnds } from './scatter.ts';
import { holds } from './weighted-change.ts';

/**
 * What is said of values in steps. The verdict is of the exact numbers; where the range in steps would bear another one, none is
 * given.
 */
export function judgedAlike(exact: Finding, told: Finding): Finding {
  const [was, is] = [exact.changes[exact.changes.primary], told.changes[told.changes.primary]];
  const said = { ...told, sentence: withValues(told) };
  if (was.status === 'withheld') return said;
  if (is.status === 'withheld') return is.before ? unjudged(said, { ...was, ...is.before }) : hide(told);
  return holds(exact, is) ? { ...said, sentence: withEnds(said.sentence, is) } : withoutVerdict(said, is);
}

function withoutVerdict(finding: Finding, was: EstimatedChange): Finding {
  const { changes } = finding;
  const { window, value, n } = was;
  const gone: Change = { status: 'withheld', reason: 'suppressed', window, before: { value, n } };
  return unjudged({ ...finding, changes: { ...changes, [changes.primary]: gone } }, was);
}

/** A sentence with the values that stand beside it; of a break in how answers were asked, "was" is none of them. */
function withValues({ sentence, now, changes }: Finding): Sentence {
  const { was, value, ...others } = sentence.params;
  const change = changes[changes.primary];
  const then = change.status === 'estimated' ? change.value : change.before?.value;
  const isOfValue = sentence.key.startsWith('value');
  const before = isOfValue ? then : was;
  return {
    ...sentence,
    params: {
      ...others,
      ...(was === undefined || before === undefined ? {} : { was: before }),
      ...(value === undefined || now.status === 'withheld' ? {} : { value: now.value }),
    },
  };
}

/** How many gave no answer stays told; what the value would be with theirs is one more weighted sum. */
export const caveatsInSteps = (caveats: readonly Sentence[], isOfValues: boolean): readonly Sentence[] =>
  isOfValues ? caveatsOfValues(caveats) : [...caveats, { key: 'caveat.ranges-in-steps', params: {}, text: '' }];

const caveatsOfValues = (caveats: readonly Sentence[]): readonly Sentence[] => [
  ...caveats.filter(({ key }) => key !== 'caveat.missing').map(withoutEffect),
  { key: 'caveat.weights-in-steps', params: {}, text: '' },
];

function withoutEffect(caveat: Sentence): Sentence {
  if (caveat.key !== 'caveat.effective-n') return caveat;
  const { effect: _, worth, ...params } = caveat.params;
  return { ...caveat, params: { ...params, worth: digits(Number(worth), Math.round) } };
}
