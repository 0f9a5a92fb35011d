import type { ProcessChart } from '../spec/findings.ts';
import type { Words } from '../words/index.ts';
import type { Caption } from './caption.ts';

type Made = Extract<ProcessChart, { readonly status: 'estimated' }>;

/** What the chart of a number's own ups and downs says. */
export function processCaption(made: ProcessChart, words: Words): Caption | null {
  if (made.status === 'withheld') return null;
  const { title, own } = processParts(made, words);
  return { title, plotted: [processReading(made, words), ...own].join(' ') };
}

/** The title of such a chart, and what holds for this one alone. */
export function processParts(made: Made, { processWords }: Words): { title: string; own: readonly string[] } {
  const { chart, variation, assurance, temporary, points } = made;
  const title = [processWords.variation[variation], processWords.assurance[assurance]].filter((text) => text !== '');
  const own = [
    ...(chart === 'days-between' ? [processWords.waits] : []),
    ...(points.some(({ excluded }) => excluded) ? [processWords.excluded] : []),
    ...(temporary ? [processWords.temporary] : []),
  ];
  return { title: title.join(' '), own };
}

/** How such a chart is read, and by whose rules points are marked: alike for most numbers of a report. */
export function processReading({ chart, ruleSet }: Made, words: Words): string {
  const { plotted, plottedRun } = words.processWords;
  return `${chart === 'run' ? plottedRun : plotted} ${ruleSetText(ruleSet, words)}`;
}

/** Whose rules: a rule set stands in findings as `mdc-7 (0.2.2)`, its id and its edition. */
function ruleSetText(ruleSet: string, { processWords }: Words): string {
  const [id = ruleSet, edition = ''] = ruleSet.replace(/\)$/, '').split(' (');
  return processWords.ruleSet(id, edition);
}
