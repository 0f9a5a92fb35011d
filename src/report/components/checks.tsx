import type { JSX } from 'preact';
import type { Check } from '../../spec/findings.ts';
import { byOutcome, outcomeOf } from '../../words/index.ts';
import { datesInWords } from '../dates-in-words.ts';
import { capital } from '../effect-answer.ts';
import type { View } from '../view.ts';
import { SourceName } from './source-name.tsx';
import { Said, Told } from './told.tsx';
import { useWords } from './use-words.ts';

function Items({ check }: { readonly check: Check }): JSX.Element | null {
  const words = useWords();
  const { checkWords, formatCount } = words;
  if (check.items.length === 0) return null;
  return (
    <tr class="items">
      <td class="bare" colSpan={6}>
        <details>
          <summary>{checkWords.items(formatCount(check.items.length), check.items.length === 1)}</summary>
          <ul>
            {check.items.map((item) => (
              <li>
                <bdi>{item.value}</bdi> ({item.n === null ? checkWords.few : formatCount(item.n)})
                {item.hint !== '' && (
                  <span class="muted">
                    : <Said>{datesInWords(item.hint, words)}</Said>
                  </span>
                )}
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
  const { checkWords, formatDate, severityWords } = useWords();
  const { severity, waiver } = check;
  const outcome = outcomeOf(check);
  if (outcome === 'passed' || outcome === 'noted') return <strong class="passed">{checkWords[outcome]}</strong>;
  if (waiver === null) return <strong class={`outcome ${severity}`}>{severityWords[severity]}</strong>;
  return (
    <>
      <strong class="outcome">{checkWords.accepted(severityWords[severity])}</strong>
      <span class="aside">
        {checkWords.until(formatDate(waiver.until))} <bdi>{waiver.owner}</bdi>: <Told>{waiver.reason}</Told>
      </span>
    </>
  );
}

/** So many checks that passed, or are only noted, stand openly with the others. */
const mostOpen = 12;

/** What was observed is shown also where it passed: a check that only speaks when it fails cannot be trusted. */
export function Checks({ checks, view }: { readonly checks: readonly Check[]; readonly view: View }): JSX.Element {
  const { checkWords, formatCount } = useWords();
  const of = (outcome: ReturnType<typeof outcomeOf>): readonly Check[] =>
    checks.filter((check) => outcomeOf(check) === outcome);
  const quiet = [
    { caption: checkWords.allPassed, list: of('passed') },
    { caption: checkWords.allNoted, list: of('noted') },
  ].filter(({ list }) => list.length > mostOpen);
  const folded = new Set(quiet.flatMap(({ list }) => list));
  const others = checks.filter((check) => !folded.has(check));
  return (
    <>
      {others.length > 0 && <CheckTable checks={others} view={view} caption={checkWords.caption} />}
      {quiet.map(({ caption, list }) => (
        <details>
          <summary>{caption(formatCount(list.length))}</summary>
          <CheckTable checks={list} view={view} caption={caption(formatCount(list.length))} />
        </details>
      ))}
    </>
  );
}

interface TableProps {
  readonly view: View;
  readonly checks: readonly Check[];
  readonly caption: string;
}

export function CheckTable({ checks, view, caption }: TableProps): JSX.Element {
  const { boundWords, checkAmount, checkWords, formatCount, ruleText, sharedWords } = useWords();
  return (
    <table class="cards">
      <caption class="hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{checkWords.check}</th>
          <th scope="col">{sharedWords.source}</th>
          <th scope="col" class="n">
            {checkWords.observed}
          </th>
          <th scope="col" class="n">
            {checkWords.limit}
          </th>
          <th scope="col" class="n">
            {checkWords.outOf}
          </th>
          <th scope="col">{checkWords.result}</th>
        </tr>
      </thead>
      <tbody>
        {byOutcome(checks).flatMap((check) => [
          <tr>
            <th scope="row">
              {capital(ruleText(check.rule))}
              <span class="aside">
                <Said>{check.detail}</Said>
              </span>
            </th>
            <td data-label={sharedWords.source}>
              <SourceName id={check.source} view={view} />
            </td>
            <td class="n" data-label={checkWords.observed}>
              {check.observed === null ? checkWords.notShown : checkAmount(check.observed, check.unit)}
            </td>
            <td class="n" data-label={checkWords.limit}>
              {check.limit === null
                ? checkWords.noLimit
                : `${boundWords[check.bound]} ${checkAmount(check.limit, check.unit)}`}
            </td>
            <td class="n" data-label={checkWords.outOf}>
              {check.n === null ? checkWords.notShown : formatCount(check.n)}
            </td>
            <td data-label={checkWords.result}>
              <Result check={check} />
            </td>
          </tr>,
          <Items check={check} />,
        ])}
      </tbody>
    </table>
  );
}
