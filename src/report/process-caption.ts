import type { ProcessChart } from '../spec/findings.ts';
import type { Words } from '../words/index.ts';
import type { Caption } from './caption.ts';

/** What the chart of a number's own ups and downs says. */
export function processCaption(made: ProcessChart, words: Words): Caption | null {
  const { processWords } = words;
  if (made.status === 'withheld') return null;
  const { chart, variation, assurance, temporary, points, ruleSet } = made;
  const plotted = [
    ...(chart === 'days-between' ? [processWords.waits] : []),
    chart === 'run' ? processWords.plottedRun : processWords.plotted,
    ...(points.some(({ excluded }) => excluded) ? [processWords.excluded] : []),
    ...(temporary ? [processWords.temporary] : []),
    ruleSetText(ruleSet, words),
  ];
  const title = [processWords.variation[variation], processWords.assurance[assurance]].filter((text) => text !== '');
  return { title: title.join(' '), plotted: plotted.join(' ') };
}

/** Whose rules: a rule set stands in findings as `mdc-7 (0.2.2)`, its id and its edition. */
function ruleSetText(ruleSet: string, { processWords }: Words): string {
  const [id = ruleSet, edition = ''] = ruleSet.replace(/\)$/, '').split(' (');
  return processWords.ruleSet(id, edition);
}
