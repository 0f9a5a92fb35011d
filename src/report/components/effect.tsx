import type { JSX } from 'preact';
import type { EstimatedEffect, Finding } from '../../spec/findings.ts';
import { contributionWords, reasonWords } from '../../words/index.ts';
import { answerText, capital } from '../effect-answer.ts';
import {
  chanceText,
  choiceTexts,
  comparisonText,
  designText,
  displacementText,
  eValueText,
  evidenceText,
  opinionText,
  otherOpinions,
  placeboText,
  refusedText,
} from '../effect-facts.ts';
import { isForBoard } from '../effect-figures.ts';
import type { View } from '../view.ts';
import { ChoicesFigure } from './choices-figure.tsx';
import { Cohorts } from './cohorts.tsx';
import { ComparisonFigure } from './comparison-figure.tsx';
import { DisplacementFigure } from './displacement-figure.tsx';
import { EventStudyFigure } from './event-study-figure.tsx';
import { PlacebosFigure } from './placebos-figure.tsx';

type Props = { readonly finding: Finding; readonly view: View };

function Fact({ term, lines }: { readonly term: string; readonly lines: readonly (string | null)[] }) {
  const said = lines.filter((line) => line !== null && line !== '');
  if (said.length === 0) return null;
  return (
    <>
      <dt>{term}</dt>
      <dd>
        {said.map((line) => (
          <div>{line}</div>
        ))}
      </dd>
    </>
  );
}

function Estimated({ finding, effect, view }: Props & { readonly effect: EstimatedEffect }): JSX.Element {
  const { evidence, evidenceRule, ladder, shown } = finding;
  const [verdict = '', ...counts] = answerText(finding, effect);
  const isFull = view.report.detail === 'full';
  return (
    <>
      <p>
        <strong>{verdict}</strong> {counts.join(' ')}
      </p>
      <ComparisonFigure finding={finding} effect={effect} view={view} />
      <PlacebosFigure finding={finding} effect={effect} view={view} />
      {isFull && <EventStudyFigure finding={finding} effect={effect} view={view} />}
      <dl class="facts">
        <Fact term="How it was found" lines={[designText(effect)]} />
        <Fact term="Comparison areas" lines={[comparisonText(effect, shown)]} />
        <Fact term="Pretended starts" lines={[placeboText(effect, shown)]} />
        <Fact
          term="Other estimates"
          lines={otherOpinions(effect).map((opinion) => opinionText(opinion, effect, shown))}
        />
        <Fact term="Other choices" lines={choiceTexts(effect, shown)} />
        <Fact term="Did it move next door?" lines={[displacementText(effect, finding)]} />
        <Fact term="Evidence" lines={evidence === null ? [] : [evidenceText(evidence, evidenceRule)]} />
        <Fact term="Stronger designs refused" lines={[refusedText(ladder)]} />
        {isFull && <Fact term="Chance" lines={[chanceText(effect)]} />}
        {isFull && <Fact term="Unmeasured causes" lines={[eValueText(effect)]} />}
      </dl>
      <DisplacementFigure finding={finding} effect={effect} view={view} />
      {(isFull || isForBoard(effect)) && <ChoicesFigure finding={finding} effect={effect} view={view} />}
      {isFull && <Cohorts effect={effect} title={finding.title} />}
    </>
  );
}

function Withheld({ finding, reason }: { readonly finding: Finding; readonly reason: string }): JSX.Element {
  const { contribution, evidence, evidenceRule, ladder } = finding;
  return (
    <>
      <p>
        <strong>{capital(contributionWords[contribution])}.</strong> No effect is given: {reason}.
      </p>
      <dl class="facts">
        <Fact term="Evidence" lines={evidence === null ? [] : [evidenceText(evidence, evidenceRule)]} />
        <Fact term="Designs refused" lines={[refusedText(ladder)]} />
      </dl>
    </>
  );
}

/** "Is it us?": what the programme areas did beyond the comparison areas, how sure that is, or why it cannot be said. */
export function Effect({ finding, view }: Props): JSX.Element {
  const { effect } = finding;
  return (
    <>
      <h4>Is it us?</h4>
      {effect.status === 'withheld' ? (
        <Withheld finding={finding} reason={reasonWords[effect.reason]} />
      ) : (
        <Estimated finding={finding} effect={effect} view={view} />
      )}
    </>
  );
}
