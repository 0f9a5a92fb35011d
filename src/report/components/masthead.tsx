import type { JSX } from 'preact';
import { boardWords, formatDate, sectionWords, statusWords } from '../../words/index.ts';
import { sectionsOf, type View } from '../view.ts';
import { Corrections } from './corrections.tsx';

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

function signature({ document }: View): string {
  const signed = document.board?.narrative?.signed;
  return signed ? boardWords.signed(signed.by, formatDate(signed.on)) : boardWords.draft;
}

/** Who, when, from which run, and how final. */
export function Masthead({ view }: { readonly view: View }): JSX.Element {
  const { run, status } = view.document;
  const failed = status === 'data-failed';
  return (
    <header class="masthead">
      <div class="topline">
        <p class="kicker">
          <bdi>{view.report.title}</bdi>
        </p>
        <p class={failed ? 'notice failed' : 'notice'}>
          {failed ? `${statusWords[status]}. Do not decide on this report.` : signature(view)}
        </p>
      </div>
      <h1>
        <bdi>{run.title}</bdi>
      </h1>
      <dl class="stamp">
        <Stamp term="Period">{run.asOfLabel}</Stamp>
        <Stamp term="Data up to">{formatDate(run.dataThrough)}</Stamp>
        <Stamp term="Data checks">{failed ? 'failed' : status === 'warned' ? 'passed with warnings' : 'passed'}</Stamp>
        <Stamp term="Run">{run.id.slice(0, 12)}</Stamp>
      </dl>
      <Corrections view={view} />
      <Contents view={view} />
    </header>
  );
}

function Contents({ view }: { readonly view: View }): JSX.Element | null {
  const sections = sectionsOf(view);
  if (sections.length < 2) return null;
  return (
    <nav class="contents" aria-label="Contents">
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
