import type { JSX } from 'preact';
import type { Finding } from '../../spec/findings.ts';
import { type ComparisonWindow, comparisonNote, comparisonWindow } from '../comparison-areas.ts';
import { decisions } from '../decisions.ts';
import { capital } from '../effect-answer.ts';
import { briefRows } from '../first-page.ts';
import { levelAside, levelText } from '../quantity.ts';
import { partText } from '../told-shares.ts';
import type { View } from '../view.ts';
import { Asked } from './asked.tsx';
import { LeadSentence } from './lead-sentence.tsx';
import { Told } from './told.tsx';
import { useWords } from './use-words.ts';
import { MovementVerdict, PromiseVerdict } from './verdict.tsx';
import { ChangeCell } from './verdict-table.tsx';

const mostDecisions = 3;

interface RowProps {
  readonly finding: Finding;
  readonly view: View;
  readonly told: ComparisonWindow | null;
}

function Row({ finding, view, told }: RowProps): JSX.Element {
  const words = useWords();
  const { briefWords, columnWords, contributionShortWords, pageWords } = words;
  const aside = levelAside(finding, finding.now, words);
  const part = partText(finding, view);
  return (
    <tr>
      <th scope="row">
        <Told>{finding.title}</Told>
        {aside !== null && finding.shown.as === 'rate' && <span class="aside">{finding.unit}</span>}
        {finding.role === 'guardrail' && <span class="aside">{briefWords.guardrail}</span>}
      </th>
      <td data-label={columnWords.now} data-finding={`${finding.metric}/${finding.area}`}>
        <span class={finding.now.status === 'withheld' ? '' : 'count'}>{levelText(finding, finding.now, words)}</span>
        {aside !== null && <span class="aside">{aside}</span>}
        {part !== null && <span class="aside">{part}</span>}
      </td>
      <td data-label={columnWords.verdict}>
        <MovementVerdict finding={finding} />
        {finding.promise !== 'no-target' && <PromiseVerdict finding={finding} />}
        {finding.effect.status === 'estimated' && (
          <span class="aside">{pageWords.isItUs(capital(contributionShortWords[finding.contribution]))}</span>
        )}
      </td>
      <ChangeCell finding={finding} view={view} told={told} />
    </tr>
  );
}

/** Letters of all names together that large print has room for, and smaller print. */
const roomFor = { large: 190, small: 600 } as const;

/** Long names are printed smaller, so that it stays one sheet. */
function printOf(rows: readonly Finding[]): 'large' | 'small' | 'smallest' {
  const letters = rows.reduce((sum, { title }) => sum + title.length, 0);
  if (letters <= roomFor.large) return 'large';
  return letters <= roomFor.small ? 'small' : 'smallest';
}

/** One sheet in large print, for a projector or a wall: verdicts, what they rest on, what to decide. */
export function Brief({ view }: { readonly view: View }): JSX.Element {
  const words = useWords();
  const { briefWords, columnWords, formatCount, pageWords, sectionWords } = words;
  const rows = briefRows(view.headlines, view.document.logic);
  const more = view.headlines.length - rows.length;
  const shown = { ...view, headlines: rows };
  const told = comparisonWindow(shown);
  const notes = [comparisonNote(shown), more > 0 ? pageWords.inBoardReport(formatCount(more)) : ''];
  const asked = decisions(view.document, words).slice(0, mostDecisions);
  return (
    <section class={`part brief print-${printOf(rows)}`} id="brief" aria-labelledby="brief-title">
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
            <Row finding={finding} view={view} told={told} />
          ))}
        </tbody>
      </table>
      {notes.some((note) => note !== '') && <p class="muted">{notes.filter((note) => note !== '').join(' ')}</p>}
      {asked.length > 0 && (
        <>
          <h3>{briefWords.decide}</h3>
          <Asked decisions={asked} />
        </>
      )}
    </section>
  );
}
