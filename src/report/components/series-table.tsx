import type { JSX } from 'preact';
import type { Finding } from '../../spec/findings.ts';
import { formatCount, stateWords } from '../../words/index.ts';
import { rangeText, valueText } from '../quantity.ts';

/** The numbers behind a trend. */
export function SeriesTable({ finding }: { readonly finding: Finding }): JSX.Element {
  const rate = finding.measure === 'rate';
  const estimated = rate && finding.series.some((point) => point.interpolated);
  return (
    <table>
      <caption>
        {finding.title}, {finding.areaTitle}
        {rate && `; count of ${finding.noun.many}, and rate ${finding.unit}`}
        {estimated && '. * Population estimated between census years'}
      </caption>
      <thead>
        <tr>
          <th scope="col">Period</th>
          <th scope="col" class="n">
            Count
          </th>
          {rate && (
            <th scope="col" class="n">
              Rate
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
            <td class="n">{point.events === null ? '' : formatCount(point.events)}</td>
            {rate && <td class="n">{point.value === null ? '' : valueText(point.value)}</td>}
            <td class="n">{point.low === null || point.high === null ? '' : rangeText(point.low, point.high)}</td>
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
