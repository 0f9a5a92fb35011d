import type { FunnelStep } from '../estimate/index.ts';
import type { Explanation } from '../run.ts';
import type { Finding } from '../spec/index.ts';
import { formatCount, formatList, reasonWords } from '../words/index.ts';

const stepWords: Readonly<Record<FunnelStep, string>> = {
  'no-time': 'without a time',
  filter: 'of another kind',
  repeats: 'repeats of one value',
  'outside-cover': 'outside the days that the source covers',
  'outside-window': 'outside the window',
  'no-known-area': 'in no known area',
  'other-areas': 'in other areas',
  'not-counting': 'while a site was closed, or where nobody lives',
};

/** `72 = 1,848 facts − 900 of another kind − …`: every fact of the source once. */
export function funnelLines(funnel: Explanation['funnel'], { now, noun }: Finding): readonly string[] {
  if (funnel.status === 'withheld') return [`how many facts led to it is not given: ${reasonWords[funnel.reason]}`];
  const { records, removed, left } = funnel;
  const taken = removed
    .filter(({ n }) => n > 0)
    .map(({ steps, n }) => ` − ${formatCount(n)} ${formatList(steps.map((step) => stepWords[step]))}`);
  const counted = now.status === 'estimated' ? (now.events ?? now.n) : left;
  const adds = counted === left ? '' : `, which add up to ${formatCount(counted)} ${noun.many}`;
  return [`${formatCount(left)} = ${formatCount(records)} facts${taken.join('')}${adds}`];
}
