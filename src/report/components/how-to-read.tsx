import type { JSX } from 'preact';
import type { Finding, Movement, PromiseVerdict as Promised } from '../../spec/findings.ts';
import { changeAmount, changePercent, countsEvents, hasRate, levelSentence, valueOf } from '../quantity.ts';
import { estimatedChange } from '../select.ts';
import type { View } from '../view.ts';
import { Fold } from './fold.tsx';
import { MovementIcon } from './movement-icon.tsx';
import { PromiseIcon } from './promise-icon.tsx';
import { Unbroken } from './told.tsx';
import { useWords } from './use-words.ts';
import { MovementVerdict, PromiseVerdict } from './verdict.tsx';

/** A number of this very report, taken apart. */
function Example({ finding }: { readonly finding: Finding }): JSX.Element | null {
  const words = useWords();
  const { movementWords, promiseWords, readWords } = words;
  const change = estimatedChange(finding);
  const { now } = finding;
  if (change === null || now.status === 'withheld') return null;
  // points, minutes and scores have none
  const percent = changePercent(change, words);
  return (
    <div class="example">
      <h3>{readWords.takenApart}</h3>
      <dl>
        <dt>
          {finding.title}: {levelSentence(finding, now, words)}
        </dt>
        <dd>
          <Unbroken>{(countsEvents(finding) ? readWords.counted : readWords.measured)(now.label)}</Unbroken>
          {hasRate(finding) && ` ${readWords.asRate(valueOf(finding, now.value, words), finding.unit)}`}
        </dd>
        <dt>
          <Unbroken>{changeAmount(finding, change, words)}</Unbroken>
        </dt>
        <dd>
          <Unbroken>{readWords.differs(change.window.label)}</Unbroken>
        </dd>
        {percent !== '' && (
          <>
            <dt>{percent}</dt>
            <dd>{change.percentAllowed ? readWords.asPercent : readWords.tooFewForPercent}</dd>
          </>
        )}
        <dt>
          <MovementVerdict finding={finding} />
        </dt>
        <dd>{movementWords[finding.movement].meaning}</dd>
        <dt>
          <PromiseVerdict finding={finding} />
        </dt>
        <dd>
          {promiseWords[finding.promise].meaning}
          {finding.target !== null && (
            <Unbroken>{` ${readWords.target(valueOf(finding, finding.target.value, words), finding.target.by)}`}</Unbroken>
          )}
        </dd>
      </dl>
    </div>
  );
}

function MovementTerms(): JSX.Element {
  const { movementWords } = useWords();
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
  const { onTargetWords, promiseWords } = useWords();
  return (
    <>
      {(Object.keys(promiseWords) as Promised[]).map((promise) => (
        <div>
          <dt class="verdict">
            <PromiseIcon promise={promise} />
            {onTargetWords[promise]}
          </dt>
          <dd>{promiseWords[promise].meaning}</dd>
        </div>
      ))}
    </>
  );
}

export function HowToRead({ view }: { readonly view: View }): JSX.Element {
  const { foldWords, glossary, howToRead, readWords, sectionWords } = useWords();
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
      <h3>{readWords.whichWay}</h3>
      <dl class="terms">
        <MovementTerms />
      </dl>
      <h3 class="next">{readWords.onTheWay}</h3>
      <dl class="terms">
        <PromiseTerms />
      </dl>
      <h3 class="next">{readWords.otherWords}</h3>
      <Fold view={view} summary={foldWords.glossary} onPaper>
        <dl class="terms">
          {glossary.map(({ term, meaning }) => (
            <div>
              <dt>{term}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </Fold>
    </section>
  );
}
