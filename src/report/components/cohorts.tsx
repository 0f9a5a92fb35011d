import type { JSX } from 'preact';
import type { EstimatedEffect } from '../../spec/findings.ts';
import { formatCount, formatMonth } from '../../words/index.ts';
import { sizeText } from '../effect-size.ts';

type Props = { readonly effect: EstimatedEffect; readonly title: string };

/** For the analyst: the effect by when areas began. */
export function Cohorts({ effect, title }: Props): JSX.Element | null {
  if (effect.scale === 'difference' || effect.byCohort.length < 2) return null;
  return (
    <details>
      <summary>By the time when areas began</summary>
      <section class="scroll narrow" tabIndex={0} aria-label={`${title}: effect by the time when areas began`}>
        <table>
          <thead>
            <tr>
              <th scope="col">began</th>
              <th scope="col">areas</th>
              <th scope="col">counted</th>
              <th scope="col">expected</th>
              <th scope="col">against what was expected</th>
            </tr>
          </thead>
          <tbody>
            {effect.byCohort.map((cohort) => (
              <tr>
                <th scope="row">{formatMonth(cohort.launch)}</th>
                <td>{formatCount(cohort.areas)}</td>
                <td>{formatCount(cohort.observed)}</td>
                <td>{formatCount(cohort.expected)}</td>
                <td>{sizeText(cohort, cohort)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
