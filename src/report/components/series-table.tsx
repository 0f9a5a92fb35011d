import type { JSX } from 'preact';
import type { Finding, SeriesPoint } from '../../spec/findings.ts';
import type { Words } from '../../words/index.ts';
import { columnText, isWordy } from '../column.ts';
import { likelyText } from '../estimate-text.ts';
import { countsEvents } from '../quantity.ts';
import { useWords } from './use-words.ts';

/** What stands first in a row: events of counts and rates, hits of shares, and how many records all others rest on. */
function counted(finding: Finding, { events, exposure, n }: SeriesPoint, words: Words): string {
  const { formatCount, quantityWords } = words;
  if (countsEvents(finding)) return events === null ? '' : formatCount(events);
  if (finding.shown.as === 'percent' && events !== null && exposure !== null)
    return quantityWords.of(formatCount(events), formatCount(exposure));
  return n === null ? '' : formatCount(n);
}

function valueHead({ shown: { as } }: Finding, { sharedWords }: Words): string {
  if (as === 'rate') return sharedWords.rate;
  return as === 'percent' ? sharedWords.share : sharedWords.value;
}

/** The numbers behind a trend. */
export function SeriesTable({ finding }: { readonly finding: Finding }): JSX.Element {
  const words = useWords();
  const { metricWords, sharedWords, stateWords } = words;
  const hasValue = finding.shown.as !== 'count';
  const rate = finding.shown.as === 'rate';
  const hasRange = finding.series.some((point) => point.value !== null && point.low !== null);
  const hasState = finding.series.some((point) => point.state !== 'reported' || (rate && point.interpolated));
  const estimated = rate && finding.series.some((point) => point.interpolated);
  const values = finding.series.map(({ value }) => value);
  const said = columnText(finding, values, words);
  return (
    <table class={`numbers${hasState ? ' remarked' : ''}${isWordy(finding) ? ' wordy' : ''}`}>
      <caption>
        {finding.title}, {finding.areaTitle}
        {rate && `; ${metricWords.seriesRate(finding.noun.many, finding.unit)}`}
        {!rate && hasValue && `; ${finding.unit}`}
        {estimated && `. ${metricWords.interpolated}`}
      </caption>
      <thead>
        <tr>
          <th scope="col">{sharedWords.period}</th>
          <th scope="col">{countsEvents(finding) ? sharedWords.count : sharedWords.numberOf(finding.noun.many)}</th>
          {hasValue && <th scope="col">{valueHead(finding, words)}</th>}
          {hasRange && <th scope="col">{sharedWords.likelyRange}</th>}
          {hasState && <th scope="col">{sharedWords.state}</th>}
        </tr>
      </thead>
      <tbody>
        {finding.series.map((point) => (
          <tr>
            <th scope="row">{point.period}</th>
            <td>{counted(finding, point, words)}</td>
            {hasValue && <td>{point.value === null ? '' : said(point.value)}</td>}
            {hasRange && (
              <td>{point.value === null ? '' : likelyText(finding, { low: point.low, high: point.high }, words)}</td>
            )}
            {hasState && (
              <td>
                {stateWords[point.state]}
                {point.interpolated && rate && ' *'}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
