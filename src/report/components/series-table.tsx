import type { JSX } from 'preact';
import type { Finding, SeriesPoint } from '../../spec/findings.ts';
import { formatCount, stateWords } from '../../words/index.ts';
import { countsEvents, rangeText, valueOf } from '../quantity.ts';

/** What stands first in a row: events of counts and rates, hits of shares, and how many records all others rest on. */
function counted(finding: Finding, { events, exposure, n }: SeriesPoint): string {
  if (countsEvents(finding)) return events === null ? '' : formatCount(events);
  if (finding.shown.as === 'percent' && events !== null && exposure !== null)
    return `${formatCount(events)} of ${formatCount(exposure)}`;
  return n === null ? '' : formatCount(n);
}

const valueWords = { rate: 'Rate', percent: 'Share' } as const;
const valueHead = ({ shown: { as } }: Finding): string =>
  as === 'rate' || as === 'percent' ? valueWords[as] : 'Value';

/** The numbers behind a trend. */
export function SeriesTable({ finding }: { readonly finding: Finding }): JSX.Element {
  const hasValue = finding.shown.as !== 'count';
  const rate = finding.shown.as === 'rate';
  const estimated = rate && finding.series.some((point) => point.interpolated);
  return (
    <table>
      <caption>
        {finding.title}, {finding.areaTitle}
        {rate && `; count of ${finding.noun.many}, and rate ${finding.unit}`}
        {!rate && hasValue && `; ${finding.unit}`}
        {estimated && '. * Population estimated between census years, or as last counted'}
      </caption>
      <thead>
        <tr>
          <th scope="col">Period</th>
          <th scope="col" class="n">
            {countsEvents(finding) ? 'Count' : `Number of ${finding.noun.many}`}
          </th>
          {hasValue && (
            <th scope="col" class="n">
              {valueHead(finding)}
            </th>
          )}
          <th scope="col" class="n">
            Likely range
          </th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {finding.series.map((point) => (
          <tr>
            <th scope="row" class="nowrap">
              {point.period}
            </th>
            <td class="n">{counted(finding, point)}</td>
            {hasValue && <td class="n">{point.value === null ? '' : valueOf(finding, point.value)}</td>}
            <td class="n">
              {point.value === null ? '' : rangeText(point.low, point.high, (x) => valueOf(finding, x))}
            </td>
            <td>
              {stateWords[point.state]}
              {point.interpolated && rate && ' *'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
