import type { JSX } from 'preact';
import type { Change, Finding, Level } from '../../spec/findings.ts';
import { comparisonWords, reasonWords } from '../../words/index.ts';
import { changeText, levelAside, levelText } from '../quantity.ts';

const kinds = ['baseline', 'sameSeason', 'previous'] as const;

function windowLevel(level: Level, finding: Finding): string {
  if (level.status === 'withheld') return `${level.label}: ${reasonWords[level.reason]}`;
  const aside = levelAside(finding, level);
  return `${level.label}: ${levelText(finding, level)}${aside === null ? '' : `, ${aside}`}`;
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
          <dd>{finding.also.map((level) => windowLevel(level, finding)).join('; ')}</dd>
        </>
      )}
      {others.map((kind) => (
        <>
          <dt>Change {comparisonWords[kind]}</dt>
          <dd>
            {changeText(finding, finding.changes[kind])}
            {windowText(finding.changes[kind])}
          </dd>
        </>
      ))}
    </dl>
  );
}
