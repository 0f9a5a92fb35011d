import type { JSX } from 'preact';
import type { Section } from '../../spec/report.ts';
import { fitTitle } from '../exports/text.ts';
import { lastOfLead, sectionsOf, type View } from '../view.ts';
import { AreasTable } from './areas-table.tsx';
import { Brief } from './brief.tsx';
import { Collaboration } from './collaboration.tsx';
import { DataQuality } from './data-quality.tsx';
import { Estimates } from './estimates.tsx';
import { HowToRead } from './how-to-read.tsx';
import { Icons } from './icons.tsx';
import { Masthead } from './masthead.tsx';
import { Methods } from './methods.tsx';
import { Metrics } from './metric-section.tsx';
import { NarrativeSection } from './narrative.tsx';
import { BehindPageOne, PageOne } from './page-one.tsx';
import { Rejects } from './rejects.tsx';
import { useWords } from './use-words.ts';

type Part = (props: { readonly view: View }) => JSX.Element;

const parts: Readonly<Record<Section, Part>> = {
  'page-one': PageOne,
  brief: Brief,
  narrative: NarrativeSection,
  'how-to-read': HowToRead,
  metrics: Metrics,
  areas: AreasTable,
  collaboration: Collaboration,
  'data-quality': DataQuality,
  rejects: Rejects,
  estimates: Estimates,
  methods: Methods,
};

interface Props {
  readonly view: View;
  readonly css: string;
  /** What the browser may do: apply this one stylesheet and show nothing else. */
  readonly policy: string;
}

/** Somebody writes and signs these reports, and has not signed this one. */
const isDraft = ({ document: { board } }: View): boolean => board?.narrative?.signed === null;

/** The whole page. The first section follows the masthead on the same sheet. */
export function Page({ view, css, policy }: Props): JSX.Element {
  const { boardWords, documentWords } = useWords();
  const { run, tool } = view.document;
  const isSheet = view.report.sections.every((section) => section === 'brief');
  return (
    <html lang={view.report.language}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>{fitTitle(run.title, (name) => documentWords.pageTitle(name, view.report.title, run.asOfLabel))}</title>
        <style dangerouslySetInnerHTML={{ __html: css }} />
      </head>
      <body
        class={isSheet ? 'sheet' : view.report.detail}
        data-draft={isDraft(view) ? boardWords.draftMark : undefined}
      >
        <a class="skip" href="#content">
          {documentWords.skip}
        </a>
        <Icons />
        <Masthead view={view} />
        <main id="content" tabIndex={-1}>
          {sectionsOf(view).map((section) => {
            const Component = parts[section];
            return (
              <>
                <Component view={view} />
                {section === lastOfLead(view.report) && <BehindPageOne view={view} />}
              </>
            );
          })}
        </main>
        <footer>
          <p>{documentWords.foot(run.id, tool.version)}</p>
        </footer>
      </body>
    </html>
  );
}
