import type { JSX } from 'preact';
import type { Change, Finding, Level } from '../../spec/findings.ts';
import type { Words } from '../../words/index.ts';
import { changeText, levelAside, levelText } from '../quantity.ts';
import { Unbroken } from './told.tsx';
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

/** The same time twice, as for a year; or two that are refused for one reason: told once. */
function isTwice({ sameSeason: season, previous }: Finding['changes']): boolean {
  if (season.status === 'withheld' && previous.status === 'withheld' && season.window === null)
    return season.reason === previous.reason;
  return season.window?.from === previous.window?.from && season.window?.to === previous.window?.to;
}

interface Row {
  readonly term: string;
  readonly said: string;
}

function rowsOf(finding: Finding, words: Words): readonly Row[] {
  const { comparisonWords, metricWords } = words;
  const { changes, survey } = finding;
  const row = (kind: (typeof kinds)[number]): Row => ({
    term: metricWords.change(comparisonWords[kind]),
    // a season and a time just before are named by the term
    said: `${changeText(finding, changes[kind], words)}${kind === 'baseline' ? windowText(changes[kind]) : ''}`,
  });
  // people are asked when they are asked: no wave has a season, or a time just before
  const others = kinds.filter((kind) => kind !== changes.primary && !(survey && changes[kind].status === 'withheld'));
  if (!others.includes('sameSeason') || !others.includes('previous') || !isTwice(changes)) return others.map(row);
  const isYear = changes.sameSeason.window !== null;
  return [
    ...others.filter((kind) => kind === 'baseline').map(row),
    {
      term: isYear ? metricWords.changeInYear : metricWords.changeTwice,
      said: changeText(finding, changes.sameSeason, words),
    },
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
