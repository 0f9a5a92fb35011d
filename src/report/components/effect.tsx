import type { JSX } from 'preact';
import type { EstimatedEffect, Finding } from '../../spec/findings.ts';
import { answerText, capital } from '../effect-answer.ts';
import {
  chanceText,
  choiceTexts,
  comparisonText,
  designText,
  displacementText,
  eValueText,
  evidenceText,
  ladderLines,
  opinionText,
  otherOpinions,
  refusedText,
} from '../effect-facts.ts';
import { isForBoard } from '../effect-figures.ts';
import { placeboTexts } from '../pretended-starts.ts';
import type { View } from '../view.ts';
import { ChoicesFigure } from './choices-figure.tsx';
import { Cohorts } from './cohorts.tsx';
import { ComparisonFigure } from './comparison-figure.tsx';
import { DisplacementFigure } from './displacement-figure.tsx';
import { EventStudyFigure } from './event-study-figure.tsx';
import { PlacebosFigure } from './placebos-figure.tsx';
import { Unbroken } from './told.tsx';
import { useWords } from './use-words.ts';

type Props = { readonly finding: Finding; readonly view: View };

function Fact({ term, lines }: { readonly term: string; readonly lines: readonly (string | null)[] }) {
  const said = lines.filter((line) => line !== null && line !== '');
  if (said.length === 0) return null;
  return (
    <>
      <dt class={term.endsWith('?') ? 'asked' : undefined}>{term}</dt>
      <dd>
        {said.map((line) => (
          <div>{line}</div>
        ))}
      </dd>
    </>
  );
}

function Facts({ finding, effect, view }: Props & { readonly effect: EstimatedEffect }): JSX.Element {
  const words = useWords();
  const { terms } = words.factWords;
  const { evidence, evidenceRule, ladder, shown } = finding;
  const isFull = view.report.detail === 'full';
  return (
    <>
      <PlacebosFigure finding={finding} effect={effect} view={view} />
      {isFull && <EventStudyFigure finding={finding} effect={effect} view={view} />}
      <dl class="facts">
        <Fact term={terms.found} lines={[designText(effect, words)]} />
        <Fact term={terms.comparison} lines={[comparisonText(effect, shown, words)]} />
        <Fact term={terms.pretended} lines={placeboTexts(effect, shown, words)} />
        <Fact
          term={terms.estimates}
          lines={otherOpinions(effect).map((opinion) => opinionText(opinion, { effect, shown }, words))}
        />
        <Fact term={terms.choices} lines={choiceTexts(effect, shown, words)} />
        <Fact term={terms.nextDoor} lines={[displacementText(effect, finding, words)]} />
        <Fact term={terms.evidence} lines={evidence === null ? [] : [evidenceText(evidence, evidenceRule, words)]} />
        {isFull ? (
          <Fact term={terms.notUsed} lines={ladderLines(ladder, words)} />
        ) : (
          <Fact term={terms.strongerRefused} lines={[refusedText(ladder, words)]} />
        )}
        {isFull && <Fact term={terms.chance} lines={[chanceText(effect, words)]} />}
        {isFull && <Fact term={terms.unmeasured} lines={[eValueText(effect, words)]} />}
      </dl>
      <DisplacementFigure finding={finding} effect={effect} view={view} />
      {(isFull || (isForBoard(effect) && !turnsOnChoice(finding, view))) && (
        <ChoicesFigure finding={finding} effect={effect} view={view} />
      )}
      {isFull && <Cohorts effect={effect} finding={finding} />}
    </>
  );
}

/** Where a board is told that the answer depends on a choice, the chart that shows how stands by the answer, not folded away. */
const turnsOnChoice = ({ contribution, effect }: Finding, { report }: View): boolean =>
  report.detail === 'plain' &&
  contribution === 'depends-on-comparison' &&
  effect.status === 'estimated' &&
  isForBoard(effect);

/** "Is it us?": what the programme areas did beyond the comparison areas, or why it cannot be said. */
export function EffectAnswer({ finding, view }: Props): JSX.Element {
  const words = useWords();
  const { answerWords, contributionWords, reasonWords } = words;
  const { contribution, effect } = finding;
  const given = effect.status === 'estimated' ? answerText(finding, effect, words) : [];
  const [verdict = answerWords.verdict(capital(contributionWords[contribution])), ...counts] = given;
  const reasons = effect.status === 'withheld' ? [answerWords.noEffect(reasonWords[effect.reason])] : counts;
  return (
    <>
      <h4>{answerWords.heading}</h4>
      {contribution === 'not-asked' ? (
        <p>{verdict}</p>
      ) : (
        <p>
          <strong>{verdict}</strong> <Unbroken>{reasons.join(' ')}</Unbroken>
        </p>
      )}
      {effect.status === 'estimated' && <ComparisonFigure finding={finding} effect={effect} view={view} />}
      {effect.status === 'estimated' && turnsOnChoice(finding, view) && (
        <ChoicesFigure finding={finding} effect={effect} view={view} />
      )}
    </>
  );
}

/** How sure that answer is, by what it was found, and what could speak against it. */
export function EffectFacts({ finding, view }: Props): JSX.Element | null {
  const words = useWords();
  const { terms } = words.factWords;
  const { contribution, effect, evidence, evidenceRule, ladder } = finding;
  if (effect.status === 'estimated') return <Facts finding={finding} effect={effect} view={view} />;
  if (contribution === 'not-asked' || effect.reason === 'suppressed') return null;
  const isFull = view.report.detail === 'full';
  return (
    <dl class="facts">
      <Fact term={terms.evidence} lines={evidence === null ? [] : [evidenceText(evidence, evidenceRule, words)]} />
      <Fact
        term={isFull && ladder.chosen !== null ? terms.designs : terms.refused}
        lines={isFull ? ladderLines(ladder, words) : [refusedText(ladder, words)]}
      />
    </dl>
  );
}
