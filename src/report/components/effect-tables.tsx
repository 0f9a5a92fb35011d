import type { JSX } from 'preact';
import type { EstimatedEffect } from '../../spec/findings.ts';
import { formatCount, formatDecimal, formatMonth, grainWords } from '../../words/index.ts';
import { allowsPercent, ratioRange, type Sized } from '../effect-size.ts';
import { rangeText, ratioText } from '../quantity.ts';

type Props = { readonly effect: EstimatedEffect; readonly title: string };

/** In percent where counts carry it; as a ratio, with all its digits, where they do not. */
function sizeText(sized: Sized, counts: Pick<EstimatedEffect, 'observed' | 'expected'>): string {
  if (allowsPercent(counts)) return ratioRange(sized);
  const ratio = (x: number): string => formatDecimal(x, 2);
  return `ratio ${ratioText(sized.estimate, ratio)} (${rangeText(sized.low, sized.high, ratio)})`;
}

function EventStudy({ effect, title }: Props): JSX.Element | null {
  if (effect.eventStudy.length === 0) return null;
  const [one, many] = grainWords[effect.grain];
  return (
    <details>
      <summary>By {one} since the start</summary>
      <section class="scroll narrow" tabIndex={0} aria-label={`${title}: effect by ${one} since the start`}>
        <table>
          <thead>
            <tr>
              <th scope="col">{many} since the start</th>
              <th scope="col">areas</th>
              <th scope="col">against what was expected</th>
            </tr>
          </thead>
          <tbody>
            {effect.eventStudy.map((point) => (
              <tr>
                <th scope="row">{formatCount(point.relative)}</th>
                <td>{formatCount(point.areas)}</td>
                <td>{sizeText(point, effect)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

function Cohorts({ effect, title }: Props): JSX.Element | null {
  if (effect.byCohort.length < 2) return null;
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

/** For the analyst: the effect by time since the start, and by when areas began. */
export function EffectTables({ effect, title }: Props): JSX.Element | null {
  if (effect.scale === 'difference') return null;
  return (
    <>
      <EventStudy effect={effect} title={title} />
      <Cohorts effect={effect} title={title} />
    </>
  );
}
