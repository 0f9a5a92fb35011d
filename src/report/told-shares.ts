import type { Finding } from '../spec/findings.ts';
import type { ReportDeclaration } from '../spec/report.ts';
import type { Words } from '../words/index.ts';
import { carriesPercent } from '../words/numbers.ts';
import type { View } from './view.ts';

/** The sentence of a share as a report tells it: from the numbers that it has, and with a part beside the percentage. */
export function tellingShare(finding: Finding, { shares }: ReportDeclaration, words: Words): Finding {
  const { params } = finding.sentence;
  if (shares !== 'one-in' || params.as !== 'percent') return finding;
  return { ...finding, sentence: words.wordSentence({ ...finding.sentence, params: { ...params, parts: true } }) };
}

/** The same part for the cell of the latest value, below the percentage; null where there is none. */
export function partText({ now, shown }: Finding, { report, words }: Pick<View, 'report' | 'words'>): string | null {
  if (report.shares !== 'one-in' || shown.as !== 'percent' || now.status === 'withheld') return null;
  const { events, exposure, n, value } = now;
  return carriesPercent(events === null || exposure === null ? n : exposure) ? words.formatPart(value) : null;
}
