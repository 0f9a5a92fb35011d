import type { JSX } from 'preact';
import type { EstimatedChange, Finding } from '../../spec/findings.ts';
import type { Words } from '../../words/index.ts';
import { estimateText, intervalText, levelPercent } from '../estimate-text.ts';
import { useWords } from './use-words.ts';

/** Methods whose degrees of freedom are those of their own t, and not of a scatter that widens them. */
const ownT: ReadonlySet<EstimatedChange['method']> = new Set([
  'welch-t',
  'jackknife-t',
  'survey-difference-t',
  'survey-paired-t',
  'survey-overlap-t',
]);

function spreadText({ method, dispersion, dispersionDf }: EstimatedChange, words: Words): string {
  const { factWords, formatCount, formatDecimal, metricWords } = words;
  if (dispersionDf === 0) return '';
  if (ownT.has(method)) return `; ${factWords.degrees(formatCount(dispersionDf))}`;
  return metricWords.dispersed(formatDecimal(dispersion, 2), formatCount(dispersionDf));
}

interface Props {
  readonly finding: Finding;
  readonly change: EstimatedChange;
}

/** The estimate behind a verdict with its interval and method, on a line for statisticians. */
export function Technical({ finding, change }: Props): JSX.Element {
  const words = useWords();
  const { methodWords, metricWords } = words;
  const { shown } = finding;
  const text = metricWords.technical({
    scale: change.scale === 'ratio' ? metricWords.ratio : metricWords.difference,
    estimate: estimateText(change, shown, words),
    level: levelPercent(change.adjusted.level, words),
    range: intervalText({ ...change.adjusted, scale: change.scale }, shown, words),
    method: methodWords[change.method],
    dispersion: spreadText(change, words),
  });
  return <p class="small muted">{text}</p>;
}
