import type { JSX } from 'preact';
import type { Check } from '../../spec/findings.ts';
import {
  boundWords,
  byOutcome,
  checkAmount,
  formatCount,
  formatDate,
  outcomeOf,
  ruleText,
  severityWords,
  sourceText,
} from '../../words/index.ts';

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

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

/** A check that did not pass and is accepted stays one that did not pass: who accepts it, why and how long stands with it. */
function Result({ check }: { readonly check: Check }): JSX.Element {
  const { severity, waiver } = check;
  const outcome = outcomeOf(check);
  if (outcome === 'passed' || outcome === 'noted') return <strong class="passed">{capital(outcome)}</strong>;
  if (waiver === null) return <strong class={`outcome ${severity}`}>{severityWords[severity]}</strong>;
  return (
    <>
      <strong class="outcome">{severityWords[severity]}, accepted for now</strong>
      <span class="aside">
        until {formatDate(waiver.until)}, by <bdi>{waiver.owner}</bdi>: <bdi>{waiver.reason}</bdi>
      </span>
    </>
  );
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
        {byOutcome(checks).flatMap((check) => [
          <tr>
            <th scope="row">
              {capital(ruleText(check.rule))}
              <span class="aside">{check.detail}</span>
            </th>
            <td data-label="Source">{sourceText(check.source)}</td>
            <td class="n" data-label="Observed">
              {checkAmount(check.observed, check.unit)}
            </td>
            <td class="n" data-label="Limit">
              {check.limit === null ? 'none' : `${boundWords[check.bound]} ${checkAmount(check.limit, check.unit)}`}
            </td>
            <td class="n" data-label="Out of">
              {formatCount(check.n)}
            </td>
            <td data-label="Result">
              <Result check={check} />
            </td>
          </tr>,
          <Items check={check} />,
        ])}
      </tbody>
    </table>
  );
}
