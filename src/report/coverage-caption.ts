import type { SourceCoverage } from '../spec/findings.ts';
import type { Words } from '../words/index.ts';
import type { Caption } from './caption.ts';
import { mostAgencies } from './charts/coverage.ts';

/** In how many months somebody was silent; and by itself what this one drawing leaves out, for a page that tells the rest once. */
export function coverageCaption({ agencies }: SourceCoverage, words: Words): Caption & { readonly cut: string } {
  const { coverageChartWords } = words;
  const silent = agencies.flatMap(({ months }) => months.filter(({ state }) => state === 'not-reported')).length;
  const cut = agencies.length > mostAgencies ? coverageChartWords.cut(mostAgencies, agencies.length) : '';
  return {
    title: coverageChartWords.title(silent, agencies.length),
    plotted: `${coverageChartWords.plotted} ${cut}`.trim(),
    cut,
  };
}
