import type { JSX } from 'preact';
import type { EstimatedEffect } from '../../spec/findings.ts';
import { sizeText } from '../effect-size.ts';
import { useWords } from './use-words.ts';

type Props = { readonly effect: EstimatedEffect; readonly title: string };

/** For the analyst: the effect by when areas began. */
export function Cohorts({ effect, title }: Props): JSX.Element | null {
  const words = useWords();
  const { cohortWords, formatCount, formatMonth, sharedWords } = words;
  if (effect.scale === 'difference' || effect.byCohort.length < 2) return null;
  return (
    <details>
      <summary>{cohortWords.summary}</summary>
      <section class="scroll narrow" tabIndex={0} aria-label={sharedWords.of(title, cohortWords.label)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{cohortWords.began}</th>
              <th scope="col">{cohortWords.areas}</th>
              <th scope="col">{cohortWords.counted}</th>
              <th scope="col">{cohortWords.expected}</th>
              <th scope="col">{cohortWords.against}</th>
            </tr>
          </thead>
          <tbody>
            {effect.byCohort.map((cohort) => (
              <tr>
                <th scope="row">{formatMonth(cohort.launch)}</th>
                <td>{formatCount(cohort.areas)}</td>
                <td>{formatCount(cohort.observed)}</td>
                <td>{formatCount(cohort.expected)}</td>
                <td>{sizeText(cohort, cohort, words)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
