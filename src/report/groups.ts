import type { Finding, Gap } from '../spec/findings.ts';
import type { Words } from '../words/index.ts';
import { estimateText, intervalText, levelPercent } from './estimate-text.ts';
import { ratioRangeText, ratioText } from './range-text.ts';

/** The groups of a headline, in their declared order: those of whom no group is named, or recorded, come last. */
export function groupsOf(findings: readonly Finding[], whole: Finding): readonly Finding[] {
  return findings.filter(({ metric, area, group }) => metric === whole.metric && area === whole.area && group !== null);
}

const isNamed = ({ groupKind }: Finding): boolean => groupKind === 'named';

/**
 * For how many of the named groups it went which way, and for whom it went the wrong way: a gain of all together can be
 * the loss of one. It counts verdicts and adds no judgement.
 */
export function groupsSentence(groups: readonly Finding[], words: Words): string {
  const { formatCount, formatList, groupWords, movementWords } = words;
  const named = groups.filter(isNamed);
  const counted = [...new Set(named.map(({ movement }) => movement))].map((movement) => {
    const n = named.filter((finding) => finding.movement === movement).length;
    return groupWords.verdict(formatCount(n), movementWords[movement].label);
  });
  const all = groupWords.counted(formatCount(named.length), counted.join(', '));
  const worse = named.filter(({ movement }) => movement === 'worse').map(({ group }) => group ?? '');
  const behind = named.filter(({ gap }) => gap?.fared === 'worse').map(({ group }) => group ?? '');
  return [
    all,
    ...(worse.length > 0 ? [groupWords.worse(formatList(worse))] : []),
    ...(behind.length > 0 ? [groupWords.behind(formatList(behind))] : []),
  ].join(' ');
}

/** For page one: for how many it is better, and for whom it is worse. Null without groups. */
export function groupsAside(groups: readonly Finding[], words: Words): string | null {
  const { formatCount, formatList, groupWords } = words;
  const named = groups.filter(isNamed);
  if (named.length === 0) return null;
  const of = (movement: Finding['movement']): readonly Finding[] =>
    named.filter((finding) => finding.movement === movement);
  const worse = of('worse').map(({ group }) => group ?? '');
  const better = groupWords.betterFor(formatCount(of('better').length), formatCount(named.length));
  return worse.length === 0 ? better : groupWords.worseFor(better, formatList(worse));
}

/** How far a group is from those that it is held against: "1.8 times theirs (1.2 to 2.7)". */
export function gapText({ shown }: Finding, gap: Gap['now'], words: Words): string {
  const { groupWords, quantityWords, formatDecimal } = words;
  if (gap.status === 'withheld') return quantityWords.notGiven(words.reasonWords[gap.reason]);
  const { low, high } = gap;
  const twoDigits = (x: number): string => formatDecimal(x, 2);
  if (gap.scale === 'ratio')
    return groupWords.timesTheirs(ratioText(gap.estimate, words, twoDigits), ratioRangeText({ low, high }, words));
  return words.differenceWords({ low, high: typeof high === 'number' ? high : null }, shown);
}

/** The change of a gap with its interval, for those who want the numbers. */
export function gapChangeText({ shown }: Finding, change: Gap['change'], words: Words): string {
  const { groupWords, quantityWords } = words;
  if (change.status === 'withheld') return quantityWords.notGiven(words.reasonWords[change.reason]);
  const said = change.scale === 'ratio' ? groupWords.ratioOfRatios : groupWords.differenceOfDifferences;
  const range = intervalText({ ...change.adjusted, scale: change.scale }, shown, words);
  return said(
    estimateText(change, shown, words),
    quantityWords.atLevel(range, levelPercent(change.adjusted.level, words)),
  );
}
