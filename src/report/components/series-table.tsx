import type { JSX } from 'preact';
import type { Finding } from '../../spec/findings.ts';
import { formatCount, stateWords } from '../../words/index.ts';
import { rangeText, valueText } from '../quantity.ts';

/** The numbers behind a trend. */
export function SeriesTable({ finding }: { readonly finding: Finding }): JSX.Element {
  const rate = finding.measure === 'rate';
  return (
    <table>
      <caption>
        {finding.title}, {finding.areaTitle}
        {rate && `; rate ${finding.unit}`}
      </caption>
      <thead>
        <tr>
          <th scope="col">Period</th>
          <th scope="col" class="n">
            {finding.noun.many}
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
            <th scope="row">{point.period}</th>
            <td class="n">{point.events === null ? '' : formatCount(point.events)}</td>
            {rate && <td class="n">{point.value === null ? '' : valueText(point.value)}</td>}
            <td class="n">{point.low === null || point.high === null ? '' : rangeText(point.low, point.high)}</td>
            <td>
              {stateWords[point.state]}
              {point.interpolated && ', population estimated'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
