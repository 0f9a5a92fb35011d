import type { JSX } from 'preact';
import type { Words } from '../../words/index.ts';
import { comparisonNote } from '../comparison-areas.ts';
import { fullnessOf } from '../crowded.ts';
import { decisions } from '../decisions.ts';
import { pageOneRows } from '../first-page.ts';
import { pathTo } from '../logic.ts';
import { smallestText } from '../quantity.ts';
import { estimatedChange, usualWindow } from '../select.ts';
import type { View } from '../view.ts';
import { Asked } from './asked.tsx';
import { RepliesLeft } from './beside-verdict.tsx';
import { CarriedOver } from './carried-over.tsx';
import { EffectSummary } from './effect-summary.tsx';
import { LeadSentence } from './lead-sentence.tsx';
import { Because } from './logic-model.tsx';
import { AllChanges, Since } from './since.tsx';
import { Told } from './told.tsx';
import { useWords } from './use-words.ts';
import { VerdictTable } from './verdict-table.tsx';

/** More would push the page over one sheet; the rest is counted and found further on. */
const mostDecisions = { usual: 5, snug: 5, crowded: 4, full: 3, overfull: 2 } as const;

/** The time that the rows of a table are compared with, where it is one for most: the others name their own. */
function usualBaseline({ headlines }: View, { pageWords }: Words): string {
  const window = usualWindow(headlines);
  if (window === null) return '';
  return window.isCommon ? pageWords.baseline(window.label) : pageWords.usualBaseline(window.label);
}

/** One line for all rows: what they are compared with, and of how many comparisons they are. */
function AgainstWhat({ view }: { readonly view: View }): JSX.Element {
  const words = useWords();
  const { formatCount, pageWords } = words;
  const { comparisons } = view.document.run;
  return (
    <p class="against small muted">
      {[
        usualBaseline(view, words),
        comparisonNote(view),
        pageWords.ranges,
        comparisons > 1 ? pageWords.comparisons(formatCount(comparisons)) : '',
      ]
        .filter((text) => text !== '')
        .join(' ')}
    </p>
  );
}

/** Beside every verdict stands what the counts could have shown at all. */
function Smallest({ view }: { readonly view: View }): JSX.Element | null {
  const words = useWords();
  const { pageOneWords } = words;
  const goals = view.headlines.filter((finding) => finding.role === 'goal');
  if (goals.length === 0) return null;
  return (
    <div class="smallest">
      <h3>{pageOneWords.smallest}</h3>
      <ul>
        {goals.map((finding) => {
          const change = estimatedChange(finding);
          return (
            <li>
              <strong>
                <Told>{finding.title}</Told>:
              </strong>{' '}
              {change === null ? words.smallestWords.notGiven : smallestText(finding, change, words)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Set tighter where more stands on the sheet. */
const tightness = {
  usual: [],
  snug: ['snug'],
  crowded: ['crowded'],
  full: ['crowded', 'full'],
  overfull: ['crowded', 'full'],
} as const;

function Decisions({ view, most }: { readonly view: View; readonly most: number }): JSX.Element {
  const words = useWords();
  const { boardWords, decisionWords, formatCount, pageOneWords } = words;
  const all = decisions(view.document, words);
  const left = all.length - most;
  const notes = [
    ...(left > 0 ? [decisionWords.moreFollow(formatCount(left), left === 1)] : []),
    ...(all.some(({ when }) => when === null) ? [boardWords.nameDates] : []),
  ];
  return (
    <div>
      <h3>{pageOneWords.decisions}</h3>
      {all.length === 0 && <p>{decisionWords.nothing}</p>}
      {all.length > 0 && <Asked decisions={all.slice(0, most)} />}
      {notes.length > 0 && <p class="small muted">{notes.join(' ')}</p>}
    </div>
  );
}

/** The numbers that page one has no room for, in a table of the same make. */
function Further({ view }: { readonly view: View }): JSX.Element {
  const words = useWords();
  const against = [usualBaseline(view, words), comparisonNote(view)].filter((text) => text !== '').join(' ');
  return (
    <section class="part" id="further" aria-labelledby="further-title">
      <h2 id="further-title">{words.pageOneWords.further}</h2>
      {against !== '' && <p class="against small muted">{against}</p>}
      <VerdictTable view={view} />
    </section>
  );
}

/** The board's page: what changed, is it us, what do we decide, how sure are we. One sheet of paper. */
export function PageOne({ view: all }: { readonly view: View }): JSX.Element {
  const { formatCount, pageOneWords, pageWords, sectionWords } = useWords();
  const { decisive, further } = pageOneRows(all.headlines, all.document.logic);
  const view = { ...all, headlines: decisive };
  const size = fullnessOf(all);
  const hasPath = pathTo(decisive, all.document.logic) !== null;
  return (
    <section class={['part', 'page-one', ...tightness[size]].join(' ')} id="page-one" aria-labelledby="page-one-title">
      <h2 class="hidden" id="page-one-title">
        {sectionWords['page-one']}
      </h2>
      <div class="one-sentence">
        <h3 class="label">{pageOneWords.sentence}</h3>
        <LeadSentence view={all} />
      </div>
      <Since view={view} />
      <AgainstWhat view={view} />
      <VerdictTable view={view} why={hasPath ? <Because view={view} /> : null} />
      {further.length > 0 && (
        <p class="small muted">
          <a href="#further">{pageWords.furtherNumbers(formatCount(further.length), further.length === 1)}</a>
        </p>
      )}
      <EffectSummary view={view} />
      <div class="asks">
        <div>
          <Decisions view={all} most={mostDecisions[size]} />
          <CarriedOver view={all} />
        </div>
        <Smallest view={view} />
      </div>
    </section>
  );
}

/** What page one has no room for. */
export function BehindPageOne({ view }: { readonly view: View }): JSX.Element {
  const { further } = pageOneRows(view.headlines, view.document.logic);
  return (
    <>
      {further.length > 0 && <Further view={{ ...view, headlines: further }} />}
      <AllChanges view={view} />
      <RepliesLeft view={view} />
    </>
  );
}
