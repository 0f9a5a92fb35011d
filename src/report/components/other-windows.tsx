import type { JSX } from 'preact';
import type { Change, Finding, Level } from '../../spec/findings.ts';
import { comparisonWords, formatCount, reasonWords } from '../../words/index.ts';
import { changeText, valueText } from '../quantity.ts';

const kinds = ['baseline', 'sameSeason', 'previous'] as const;

function levelText(level: Level, finding: Finding): string {
  if (level.status === 'withheld') return `${level.label}: ${reasonWords[level.reason]}`;
  const rate = finding.measure === 'rate' ? `, rate ${valueText(level.value)}` : '';
  return `${level.label}: ${formatCount(level.events ?? level.n)}${rate}`;
}

function windowText(change: Change): string {
  return change.window === null ? '' : ` (${change.window.label})`;
}

/** The other windows and comparisons that were declared, shown together; the verdict rests on the primary one alone. */
export function OtherWindows({ finding }: { readonly finding: Finding }): JSX.Element {
  const others = kinds.filter((kind) => kind !== finding.changes.primary);
  return (
    <dl class="facts">
      {finding.also.length > 0 && (
        <>
          <dt>Other times</dt>
          <dd>{finding.also.map((level) => levelText(level, finding)).join('; ')}</dd>
        </>
      )}
      {others.map((kind) => (
        <>
          <dt>Change {comparisonWords[kind]}</dt>
          <dd>
            {changeText(finding.changes[kind])}
            {windowText(finding.changes[kind])}
          </dd>
        </>
      ))}
    </dl>
  );
}
