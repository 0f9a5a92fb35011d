import type { JSX } from 'preact';
import type { Change, Finding, Level } from '../../spec/findings.ts';
import type { Words } from '../../words/index.ts';
import { changeText, levelAside, levelText } from '../quantity.ts';
import { useWords } from './use-words.ts';

const kinds = ['baseline', 'sameSeason', 'previous'] as const;

function windowLevel(level: Level, finding: Finding, words: Words): string {
  const { reasonWords } = words;
  if (level.status === 'withheld') return `${level.label}: ${reasonWords[level.reason]}`;
  const aside = levelAside(finding, level, words);
  return `${level.label}: ${levelText(finding, level, words)}${aside === null ? '' : `, ${aside}`}`;
}

function windowText(change: Change): string {
  return change.window === null ? '' : ` (${change.window.label})`;
}

/** The other windows and comparisons that were declared, shown together; the verdict rests on the primary one alone. */
export function OtherWindows({ finding }: { readonly finding: Finding }): JSX.Element {
  const words = useWords();
  const { comparisonWords, metricWords } = words;
  const others = kinds.filter((kind) => kind !== finding.changes.primary);
  return (
    <dl class="facts">
      {finding.also.length > 0 && (
        <>
          <dt>{metricWords.otherTimes}</dt>
          <dd>{finding.also.map((level) => windowLevel(level, finding, words)).join('; ')}</dd>
        </>
      )}
      {others.map((kind) => (
        <>
          <dt>{metricWords.change(comparisonWords[kind])}</dt>
          <dd>
            {changeText(finding, finding.changes[kind], words)}
            {windowText(finding.changes[kind])}
          </dd>
        </>
      ))}
    </dl>
  );
}
