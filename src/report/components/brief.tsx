import type { JSX } from 'preact';
import type { Finding } from '../../spec/findings.ts';
import { decisions } from '../decisions.ts';
import { capital } from '../effect-answer.ts';
import { briefRows } from '../first-page.ts';
import { levelAside, levelText } from '../quantity.ts';
import type { View } from '../view.ts';
import { Asked } from './asked.tsx';
import { LeadSentence } from './lead-sentence.tsx';
import { Told } from './told.tsx';
import { useWords } from './use-words.ts';
import { MovementVerdict, PromiseVerdict } from './verdict.tsx';
import { ChangeCell } from './verdict-table.tsx';

const mostDecisions = 3;

function Row({ finding, view }: { readonly finding: Finding; readonly view: View }): JSX.Element {
  const words = useWords();
  const { briefWords, columnWords, contributionShortWords, pageWords } = words;
  const aside = levelAside(finding, finding.now, words);
  return (
    <tr>
      <th scope="row">
        <Told>{finding.title}</Told>
        {aside !== null && finding.shown.as === 'rate' && <span class="aside">{finding.unit}</span>}
        {finding.role === 'guardrail' && <span class="aside">{briefWords.guardrail}</span>}
      </th>
      <td data-label={columnWords.now} data-finding={`${finding.metric}/${finding.area}`}>
        <span class="count">{levelText(finding, finding.now, words)}</span>
        {aside !== null && <span class="aside">{aside}</span>}
      </td>
      <td data-label={columnWords.verdict}>
        <MovementVerdict finding={finding} />
        {finding.promise !== 'no-target' && <PromiseVerdict finding={finding} />}
        {finding.effect.status === 'estimated' && (
          <span class="aside">{pageWords.isItUs(capital(contributionShortWords[finding.contribution]))}</span>
        )}
      </td>
      <ChangeCell finding={finding} view={view} />
    </tr>
  );
}

/** One sheet in large print, for a projector or a wall: verdicts, what they rest on, what to decide. */
export function Brief({ view }: { readonly view: View }): JSX.Element {
  const words = useWords();
  const { briefWords, columnWords, formatCount, pageWords, sectionWords } = words;
  const rows = briefRows(view.headlines, view.document.logic);
  const more = view.headlines.length - rows.length;
  const asked = decisions(view.document, words).slice(0, mostDecisions);
  return (
    <section class="part brief" id="brief" aria-labelledby="brief-title">
      <h2 class="hidden" id="brief-title">
        {sectionWords.brief}
      </h2>
      <LeadSentence view={view} />
      <table class="cards">
        <caption class="hidden">{briefWords.verdicts}</caption>
        <thead>
          <tr>
            {[columnWords.metric, columnWords.now, columnWords.verdict, columnWords.change].map((word) => (
              <th scope="col">{word}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((finding) => (
            <Row finding={finding} view={view} />
          ))}
        </tbody>
      </table>
      {more > 0 && <p class="muted">{pageWords.inBoardReport(formatCount(more))}</p>}
      {asked.length > 0 && (
        <>
          <h3>{briefWords.decide}</h3>
          <Asked decisions={asked} />
        </>
      )}
    </section>
  );
}
