import type { JSX } from 'preact';
import type { Change, Finding, Level } from '../../spec/findings.ts';
import type { Words } from '../../words/index.ts';
import { changeText, levelAside, levelText } from '../quantity.ts';
import { isOfOneTime, isOverlap, type Kind, toldChanges } from '../told-changes.ts';
import { Unbroken } from './told.tsx';
import { useWords } from './use-words.ts';

function windowLevel(level: Level, finding: Finding, words: Words): string {
  const { reasonWords } = words;
  if (level.status === 'withheld') return `${level.label}: ${reasonWords[level.reason]}`;
  const aside = levelAside(finding, level, words);
  return `${level.label}: ${levelText(finding, level, words)}${aside === null ? '' : `, ${aside}`}`;
}

function windowText(change: Change): string {
  return change.window === null ? '' : ` (${change.window.label})`;
}

/** Two that are refused for one reason: told once. */
function isRefusedAlike({ sameSeason: season, previous }: Finding['changes']): boolean {
  if (season.status !== 'withheld' || previous.status !== 'withheld') return false;
  return season.window === null && season.reason === previous.reason;
}

interface Row {
  readonly term: string;
  readonly said: string;
}

function rowsOf(finding: Finding, words: Words): readonly Row[] {
  const { comparisonWords, metricWords } = words;
  const { changes, survey } = finding;
  const isYear = isOfOneTime(changes.sameSeason, changes.previous);
  const row = (kind: Kind): Row => ({
    term: kind === 'sameSeason' && isYear ? metricWords.changeInYear : metricWords.change(comparisonWords[kind]),
    // a season and a time just before are named by the term
    said: `${changeText(finding, changes[kind], words)}${kind === 'baseline' ? windowText(changes[kind]) : ''}`,
  });
  const isTold = (kind: Kind): boolean => {
    const change = changes[kind];
    if (kind === changes.primary) return false;
    // people are asked when they are asked: no wave has a season, or a time just before; that a long time and its
    // season overlap is told once, among the estimates
    return change.status === 'estimated' || (survey === null && !isOverlap(finding, kind));
  };
  const others = toldChanges(changes).filter(isTold);
  if (!others.includes('sameSeason') || !others.includes('previous') || !isRefusedAlike(changes))
    return others.map(row);
  return [
    ...others.filter((kind) => kind === 'baseline').map(row),
    { term: metricWords.changeTwice, said: changeText(finding, changes.sameSeason, words) },
  ];
}

/** The other windows and comparisons that were declared, shown together; the verdict rests on the primary one alone. */
export function OtherWindows({ finding }: { readonly finding: Finding }): JSX.Element | null {
  const words = useWords();
  const { metricWords } = words;
  const also = finding.also.filter(({ status }) => !(finding.survey && status === 'withheld'));
  const rows = rowsOf(finding, words);
  if (also.length + rows.length === 0) return null;
  return (
    <dl class="facts">
      {also.length > 0 && (
        <>
          <dt>{metricWords.otherTimes}</dt>
          <dd>{also.map((level) => windowLevel(level, finding, words)).join('; ')}</dd>
        </>
      )}
      {rows.map(({ term, said }) => (
        <>
          <dt>{term}</dt>
          <dd>
            <Unbroken>{said}</Unbroken>
          </dd>
        </>
      ))}
    </dl>
  );
}
