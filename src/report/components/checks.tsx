import type { JSX } from 'preact';
import type { Check } from '../../spec/findings.ts';
import { checkUnitWords, formatCount, formatDecimal, severityWords } from '../../words/index.ts';

function amount(value: number, unit: Check['unit']): string {
  return unit === 'share' ? `${formatDecimal(value * 100, 1)} %` : `${formatCount(value)} ${checkUnitWords[unit]}`;
}

function Items({ check }: { readonly check: Check }): JSX.Element | null {
  if (check.items.length === 0) return null;
  return (
    <tr class="items">
      <td class="bare" colSpan={6}>
        <details>
          <summary>{check.items.length === 1 ? '1 item' : `${formatCount(check.items.length)} items`}</summary>
          <ul>
            {check.items.map((item) => (
              <li>
                <bdi>{item.value}</bdi> ({item.n === null ? 'few' : formatCount(item.n)})
                {item.hint !== '' && <span class="muted">: {item.hint}</span>}
              </li>
            ))}
          </ul>
        </details>
      </td>
    </tr>
  );
}

function result(check: Check): string {
  if (check.passed) return 'Passed';
  return severityWords[check.severity];
}

/** What was observed is shown also where it passed: a check that only speaks when it fails cannot be trusted. */
export function Checks({ checks }: { readonly checks: readonly Check[] }): JSX.Element {
  return (
    <table class="cards">
      <caption class="hidden">Data checks with what was observed and the limit</caption>
      <thead>
        <tr>
          <th scope="col">Check</th>
          <th scope="col">Source</th>
          <th scope="col" class="n">
            Observed
          </th>
          <th scope="col" class="n">
            Limit
          </th>
          <th scope="col" class="n">
            Out of
          </th>
          <th scope="col">Result</th>
        </tr>
      </thead>
      <tbody>
        {checks.flatMap((check) => [
          <tr>
            <th scope="row">
              {check.rule}
              <span class="aside">{check.detail}</span>
            </th>
            <td data-label="Source">{check.source}</td>
            <td class="n" data-label="Observed">
              {amount(check.observed, check.unit)}
            </td>
            <td class="n" data-label="Limit">
              {check.limit === null ? 'none' : amount(check.limit, check.unit)}
            </td>
            <td class="n" data-label="Out of">
              {formatCount(check.n)}
            </td>
            <td data-label="Result">
              <strong class={check.passed ? 'passed' : `outcome ${check.severity}`}>{result(check)}</strong>
            </td>
          </tr>,
          <Items check={check} />,
        ])}
      </tbody>
    </table>
  );
}
