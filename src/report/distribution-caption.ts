import type { Distribution, Finding } from '../spec/findings.ts';
import type { Words } from '../words/index.ts';
import type { Caption } from './caption.ts';
import { shareWithin } from './charts/distribution-rows.ts';

/** The distribution of a finding that has one to show. */
export const shownDistribution = ({ distribution }: Finding): Distribution | null =>
  distribution && distribution.now.n > 0 && distribution.before.n > 0 ? distribution : null;

/** Protection rounds all counts to one base, fives at least: then they differ from the number, and from their sum. */
const isRounded = ({ now, before, bands }: Distribution): boolean =>
  [now.n, before.n, ...bands.flatMap((band) => [band.now, band.before])].every((n) => n % 5 === 0);

/** What so many do not exceed, now and before; and how many are within the target. */
export function distributionCaption(finding: Finding, words: Words): Caption | null {
  const { distributionWords, formatShare, formatShown, shareInWords } = words;
  const found = shownDistribution(finding);
  if (found === null) return null;
  const { shown, noun } = finding;
  const share = shareInWords(found.p);
  const text = (x: number): string => formatShown(x, shown);
  const both = { now: text(found.now.value), before: text(found.before.value) };
  const isTime = shown.as === 'duration' || shown.as === 'days';
  const [now, before] = [shareWithin(found, 'now'), shareWithin(found, 'before')];
  const within =
    found.target === null || now === null || before === null
      ? []
      : [distributionWords.target(text(found.target), { now: formatShare(now), before: formatShare(before) })];
  return {
    title: [
      (isTime ? distributionWords.title : distributionWords.titleOfAmounts)(share, noun.many, both),
      ...within,
    ].join(' '),
    plotted: [
      (isTime ? distributionWords.plottedTime : distributionWords.plotted)(noun.many, share),
      distributionWords.windows(found.now, found.before),
      ...(isRounded(found) ? [distributionWords.rounded] : []),
    ].join(' '),
  };
}
