import type { JSX } from 'preact';
import { mostEffects, toldEffects } from '../crowded.ts';
import { shortAnswer } from '../effect-answer.ts';
import { alreadyText } from '../pretended-starts.ts';
import type { View } from '../view.ts';
import { Told, Unbroken } from './told.tsx';
import { useWords } from './use-words.ts';

/** What the programme changed beyond what would have happened anyway: goals first, then guardrails, a line each. */
export function EffectSummary({ view }: { readonly view: View }): JSX.Element | null {
  const words = useWords();
  const { pageOneWords } = words;
  const effects = toldEffects(view.headlines).flatMap((finding) => {
    const { effect } = finding;
    if (effect.status === 'withheld') return [];
    const already = alreadyText(finding, effect, words) ?? '';
    return [{ finding, text: `${shortAnswer(finding, effect, words)} ${already}`.trim() }];
  });
  if (effects.length === 0) return null;
  return (
    <div class="is-it-us">
      <h3>{pageOneWords.isItUs}</h3>
      <ul>
        {effects.slice(0, mostEffects).map(({ finding, text }) => (
          <li>
            <strong>
              <Told>{finding.title}</Told>:
            </strong>{' '}
            <Unbroken>{text}</Unbroken>
          </li>
        ))}
      </ul>
      {effects.length > mostEffects && (
        <p class="small muted">{words.answerWords.more(String(effects.length - mostEffects))}</p>
      )}
    </div>
  );
}
