import type { JSX } from 'preact';
import { formatCount, pageOneWords, sectionWords } from '../../words/index.ts';
import { decisions } from '../decisions.ts';
import { smallestText } from '../quantity.ts';
import { commonWindow, estimatedChange } from '../select.ts';
import type { View } from '../view.ts';
import { CorrectionsBefore } from './corrections.tsx';
import { EffectSummary } from './effect-summary.tsx';
import { LeadSentence } from './lead-sentence.tsx';
import { VerdictTable } from './verdict-table.tsx';

/** More would push the page over one sheet; the rest is counted and found further on. */
const mostDecisions = 5;
const mostChanges = 4;

function Since({ view }: { readonly view: View }): JSX.Element {
  const { previous, sinceLast } = view.document.run;
  return (
    <div class="since">
      <h3 class="label">{pageOneWords.changed}</h3>
      <CorrectionsBefore view={view} />
      {previous === null ? (
        <p>This is the first report, so there is nothing to compare it with.</p>
      ) : (
        <p>
          {sinceLast
            .slice(0, mostChanges)
            .map((change) => change.text)
            .join(' ')}
          {sinceLast.length > mostChanges && ` And ${formatCount(sinceLast.length - mostChanges)} more.`} (Last report:
          run <code>{previous.slice(0, 12)}</code>.)
        </p>
      )}
    </div>
  );
}

/** One line for all rows: the time that all are compared with, where it is one, and how many comparisons were made. */
function AgainstWhat({ view }: { readonly view: View }): JSX.Element {
  const window = commonWindow(view.headlines);
  const { comparisons } = view.document.run;
  return (
    <p class="against small muted">
      {window !== null && `Baseline: ${window.label}. `}Changes are ranges, as counts go up and down by chance.{' '}
      {comparisons === 1 ? '1 comparison was' : `${formatCount(comparisons)} comparisons were`} made; each verdict
      allows for those of its family.
    </p>
  );
}

/** Beside every verdict stands what the counts could have shown at all. */
function Smallest({ view }: { readonly view: View }): JSX.Element | null {
  const goals = view.headlines.filter((finding) => finding.role === 'goal');
  if (goals.length === 0) return null;
  return (
    <div>
      <h3>{pageOneWords.smallest}</h3>
      <ul>
        {goals.map((finding) => {
          const change = estimatedChange(finding);
          return (
            <li>
              <strong>
                <bdi>{finding.title}</bdi>:
              </strong>{' '}
              {change === null ? 'not given, as there is no estimate' : smallestText(finding, change)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Decisions({ view }: { readonly view: View }): JSX.Element {
  const all = decisions(view.document);
  return (
    <div>
      <h3>{pageOneWords.decisions}</h3>
      {all.length === 0 && <p>Nothing in this report asks for a decision.</p>}
      {all.length > 0 && (
        <ol>
          {all.slice(0, mostDecisions).map((decision) => (
            <li>
              <strong>{decision.ask}</strong> {decision.because}
            </li>
          ))}
        </ol>
      )}
      {all.length > mostDecisions && (
        <p class="small muted">
          {all.length - mostDecisions === 1
            ? 'One more follows'
            : `${formatCount(all.length - mostDecisions)} more follow`}{' '}
          from the verdicts above.
        </p>
      )}
    </div>
  );
}

/** The board's page: what changed, is it us, what do we decide, how sure are we. One sheet of paper. */
export function PageOne({ view }: { readonly view: View }): JSX.Element {
  return (
    <section class="part page-one" id="page-one" aria-labelledby="page-one-title">
      <h2 class="hidden" id="page-one-title">
        {sectionWords['page-one']}
      </h2>
      <div class="one-sentence">
        <h3 class="label">{pageOneWords.sentence}</h3>
        <LeadSentence view={view} />
      </div>
      <Since view={view} />
      <AgainstWhat view={view} />
      <VerdictTable view={view} />
      <EffectSummary view={view} />
      <div class="asks">
        <Decisions view={view} />
        <Smallest view={view} />
      </div>
    </section>
  );
}
