import type { JSX } from 'preact';
import { sectionsOf, type View } from '../view.ts';
import { Corrections } from './corrections.tsx';
import { Told } from './told.tsx';
import { useWords } from './use-words.ts';

function Stamp({ term, children }: { readonly term: string; readonly children: string }): JSX.Element {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        <bdi>{children}</bdi>
      </dd>
    </div>
  );
}

/** How final it is: a draft wears a dashed border, what somebody signed a whole one. */
function Notice({ view: { document, words } }: { readonly view: View }): JSX.Element {
  const { boardWords, documentWords, formatDate, statusWords } = words;
  const { status, board } = document;
  const signed = board?.narrative?.signed;
  if (status === 'data-failed') return <p class="notice failed">{documentWords.doNotDecide(statusWords[status])}</p>;
  if (signed) return <p class="notice signed">{boardWords.signed(signed.by, formatDate(signed.on))}</p>;
  return <p class="notice">{boardWords.draft}</p>;
}

/** Who, when, from which run, and how final. */
export function Masthead({ view }: { readonly view: View }): JSX.Element {
  const { documentWords, formatDate } = useWords();
  const { stamp, checks } = documentWords;
  const { run, status } = view.document;
  return (
    <header class="masthead">
      <div class="topline">
        <p class="kicker">
          <bdi>{view.report.title}</bdi>
        </p>
        <Notice view={view} />
      </div>
      <h1>
        <Told>{run.title}</Told>
      </h1>
      <dl class="stamp">
        <Stamp term={stamp.period}>{run.asOfLabel}</Stamp>
        <Stamp term={stamp.dataThrough}>{formatDate(run.dataThrough)}</Stamp>
        <Stamp term={stamp.checks}>
          {status === 'data-failed' ? checks.failed : status === 'warned' ? checks.warned : checks.passed}
        </Stamp>
        <Stamp term={stamp.run}>{run.id.slice(0, 12)}</Stamp>
      </dl>
      <Corrections view={view} />
      <Contents view={view} />
    </header>
  );
}

function Contents({ view }: { readonly view: View }): JSX.Element | null {
  const { documentWords, sectionWords } = useWords();
  const sections = sectionsOf(view);
  if (sections.length < 2) return null;
  return (
    <nav class="contents" aria-label={documentWords.contents}>
      <ul>
        {sections.map((section) => (
          <li>
            <a href={`#${section}`}>{sectionWords[section]}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
