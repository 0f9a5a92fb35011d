import type { JSX } from 'preact';
import type { EstimatedEffect, Finding } from '../../spec/findings.ts';
import { gapText, sizeText, sizeWords } from '../effect-size.ts';
import { useWords } from './use-words.ts';

type Props = { readonly effect: EstimatedEffect; readonly finding: Finding };

/** For the analyst: the effect by when areas began. */
export function Cohorts({ effect, finding: { title, shown } }: Props): JSX.Element | null {
  const words = useWords();
  const { cohortWords, comparisonChartWords, formatCount, formatMonth, sharedWords } = words;
  const isLevel = effect.levels !== null;
  if ((effect.scale === 'difference' && !isLevel) || effect.byCohort.length < 2) return null;
  const text = gapText({ effect, shown }, words);
  return (
    <details>
      <summary>{cohortWords.summary}</summary>
      <section class="scroll" tabIndex={0} aria-label={sharedWords.of(title, cohortWords.label)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{cohortWords.began}</th>
              <th scope="col">{cohortWords.areas}</th>
              <th scope="col">{isLevel ? comparisonChartWords.level.observed : cohortWords.counted}</th>
              <th scope="col">{cohortWords.expected}</th>
              <th scope="col">{cohortWords.against}</th>
            </tr>
          </thead>
          <tbody>
            {effect.byCohort.map((cohort) => (
              <tr>
                <th scope="row">{formatMonth(cohort.launch)}</th>
                <td>{formatCount(cohort.areas)}</td>
                <td>{text(cohort.observed)}</td>
                <td>{text(cohort.expected)}</td>
                <td>{isLevel ? sizeWords(cohort, { effect, shown }, words) : sizeText(cohort, cohort, words)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
