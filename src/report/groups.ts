import type { Finding, Gap } from '../spec/findings.ts';
import { differenceWords, formatCount, formatDecimal, formatList, movementWords, reasonWords } from '../words/index.ts';
import { boundText, rangeText, ratioText } from './quantity.ts';

/** The groups of a headline, in their declared order: those of whom no group is named, or recorded, come last. */
export function groupsOf(findings: readonly Finding[], whole: Finding): readonly Finding[] {
  return findings.filter(({ metric, area, group }) => metric === whole.metric && area === whole.area && group !== null);
}

const isNamed = ({ groupKind }: Finding): boolean => groupKind === 'named';

/**
 * For how many of the named groups it went which way, and for whom it went the wrong way: a gain of all together can be
 * the loss of one. It counts verdicts and adds no judgement.
 */
export function groupsSentence(groups: readonly Finding[]): string {
  const named = groups.filter(isNamed);
  const counted = [...new Set(named.map(({ movement }) => movement))].map((movement) => {
    const n = named.filter((finding) => finding.movement === movement).length;
    return `${formatCount(n)} ${movementWords[movement].label.toLowerCase()}`;
  });
  const all = `Of ${formatCount(named.length)} groups: ${counted.join(', ')}.`;
  const worse = named.filter(({ movement }) => movement === 'worse').map(({ group }) => group ?? '');
  const behind = named.filter(({ gap }) => gap?.fared === 'worse').map(({ group }) => group ?? '');
  return [
    all,
    ...(worse.length > 0 ? [`Worse for ${formatList(worse)}.`] : []),
    ...(behind.length > 0 ? [`It went worse than for others for ${formatList(behind)}.`] : []),
  ].join(' ');
}

/** For page one: for how many it is better, and for whom it is worse. Null without groups. */
export function groupsAside(groups: readonly Finding[]): string | null {
  const named = groups.filter(isNamed);
  if (named.length === 0) return null;
  const of = (movement: Finding['movement']): readonly Finding[] =>
    named.filter((finding) => finding.movement === movement);
  const worse = of('worse').map(({ group }) => group ?? '');
  const better = `By group: better for ${formatCount(of('better').length)} of ${formatCount(named.length)}`;
  return worse.length === 0 ? better : `${better}, worse for ${formatList(worse)}`;
}

/** How far a group is from those that it is held against. @example "1.8 times theirs (1.2 to 2.7)" */
export function gapText(finding: Finding, gap: Gap['now']): string {
  if (gap.status === 'withheld') return `not given: ${reasonWords[gap.reason]}`;
  const { low, high } = gap;
  if (gap.scale === 'ratio')
    return `${ratioText(gap.estimate, twoDigits)} times theirs (${rangeText(low, high, twoDigits)})`;
  return differenceWords({ low, high: typeof high === 'number' ? high : null }, finding.shown);
}

const twoDigits = (x: number): string => formatDecimal(x, 2);

/** The change of a gap with its interval, for those who want the numbers. */
export function gapChangeText(change: Gap['change']): string {
  if (change.status === 'withheld') return `not given: ${reasonWords[change.reason]}`;
  const { low, high, level } = change.adjusted;
  const format = (x: number): string => formatDecimal(x, 3);
  const name = change.scale === 'ratio' ? 'Ratio of ratios' : 'Difference of differences';
  return `${name} ${boundText(change.estimate, format)} (${rangeText(low, high, format)} at ${formatDecimal(level * 100, 1)} %)`;
}
