import type { JSX } from 'preact';
import type { Finding, Movement, PromiseVerdict as Promised } from '../../spec/findings.ts';
import { glossary, howToRead, movementWords, promiseWords, sectionWords } from '../../words/index.ts';
import { changeAmount, changePercent, countsEvents, hasRate, levelSentence, valueOf, valueText } from '../quantity.ts';
import { estimatedChange } from '../select.ts';
import type { View } from '../view.ts';
import { MovementIcon } from './movement-icon.tsx';
import { PromiseIcon } from './promise-icon.tsx';
import { MovementVerdict, PromiseVerdict } from './verdict.tsx';

/** A number of this very report, taken apart. */
function Example({ finding }: { readonly finding: Finding }): JSX.Element | null {
  const change = estimatedChange(finding);
  const { now } = finding;
  if (change === null || now.status === 'withheld') return null;
  return (
    <div class="example">
      <h3>One line of the table, taken apart</h3>
      <dl>
        <dt>
          {finding.title}: {levelSentence(finding, now)}
        </dt>
        <dd>
          What we {countsEvents(finding) ? 'counted' : 'measured'} in {now.label}.
          {hasRate(finding) &&
            ` Set against the population, that is a rate of ${valueText(now.value)} ${finding.unit}.`}
        </dd>
        <dt>{changeAmount(finding, change)}</dt>
        <dd>
          How that differs from what the baseline ({change.window.label}) would lead us to expect. It is a range, as
          counts go up and down by chance.
        </dd>
        <dt>{changePercent(change)}</dt>
        <dd>
          {change.percentAllowed
            ? 'The same change as a percentage, with its likely range.'
            : 'Too few to use a percentage.'}
        </dd>
        <dt>
          <MovementVerdict finding={finding} />
        </dt>
        <dd>{movementWords[finding.movement].meaning}</dd>
        <dt>
          <PromiseVerdict finding={finding} />
        </dt>
        <dd>
          {promiseWords[finding.promise].meaning}
          {finding.target !== null &&
            ` The target is ${valueOf(finding, finding.target.value)} by ${finding.target.by}, and the way to it is a straight line from the baseline.`}
        </dd>
      </dl>
    </div>
  );
}

function MovementTerms(): JSX.Element {
  return (
    <>
      {(Object.keys(movementWords) as Movement[]).map((movement) => (
        <div>
          <dt class={`verdict ${movement}`}>
            <MovementIcon
              movement={movement}
              direction={movement === 'worse' || movement === 'changed-up' ? 'up' : 'down'}
            />
            {movementWords[movement].label}
          </dt>
          <dd>{movementWords[movement].meaning}</dd>
        </div>
      ))}
    </>
  );
}

function PromiseTerms(): JSX.Element {
  return (
    <>
      {(Object.keys(promiseWords) as Promised[]).map((promise) => (
        <div>
          <dt class="verdict">
            <PromiseIcon promise={promise} />
            {promiseWords[promise].label}
          </dt>
          <dd>{promiseWords[promise].meaning}</dd>
        </div>
      ))}
    </>
  );
}

export function HowToRead({ view }: { readonly view: View }): JSX.Element {
  const example =
    view.headlines.find((finding) => finding.role === 'goal' && estimatedChange(finding) !== null) ?? view.headlines[0];
  return (
    <section class="part" id="how-to-read" aria-labelledby="how-to-read-title">
      <h2 id="how-to-read-title">{sectionWords['how-to-read']}</h2>
      <ol class="five">
        {howToRead.map((line) => (
          <li>{line}</li>
        ))}
      </ol>
      {example !== undefined && <Example finding={example} />}
      <h3>Which way did it move?</h3>
      <dl class="terms">
        <MovementTerms />
      </dl>
      <h3 class="next">Is it on the way to its target?</h3>
      <dl class="terms">
        <PromiseTerms />
      </dl>
      <h3 class="next">Other words</h3>
      <dl class="terms">
        {glossary.map(({ term, meaning }) => (
          <div>
            <dt>{term}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
