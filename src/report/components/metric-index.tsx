import type { JSX } from 'preact';
import type { Finding } from '../../spec/findings.ts';
import { grouped } from '../select.ts';
import { sectionsOf, type View } from '../view.ts';
import { Told } from './told.tsx';
import { useWords } from './use-words.ts';

/** Fewer are seen at once. */
const fewest = 6;

/** For the analyst: every number by its question, with its verdict, to jump to. */
export function MetricIndex({ view }: { readonly view: View }): JSX.Element | null {
  const { indexWords, movementWords, pageOneWords, questionWords } = useWords();
  if (view.report.detail !== 'full' || view.headlines.length < fewest) return null;
  return (
    <nav class="index" aria-label={indexWords.label}>
      {grouped(view.headlines).map(({ key, findings }) => (
        <div>
          <p class="label">{key === 'guardrails' ? pageOneWords.guardrails : questionWords[key]}</p>
          <ul class="plain">
            {findings.map(({ metric, title, movement }) => (
              <li>
                <a href={`#metric-${metric}`}>
                  <Told>{title}</Told>
                </a>{' '}
                <span class="muted">{movementWords[movement].label}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** From a number to its estimates, and back to all of them. */
export function Onward({ finding, view }: { readonly finding: Finding; readonly view: View }): JSX.Element | null {
  const { indexWords } = useWords();
  if (view.report.detail !== 'full') return null;
  return (
    <p class="small onward">
      {sectionsOf(view).includes('estimates') && <a href={`#estimates-${finding.metric}`}>{indexWords.estimates}</a>}
      <a href="#metrics">{indexWords.back}</a>
    </p>
  );
}
