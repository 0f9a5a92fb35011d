import type { JSX } from 'preact';
import type { Findings } from '../../spec/findings.ts';
import type { Language } from '../../spec/report.ts';
import { languageNames } from '../../words/index.ts';
import { fitTitle } from '../exports/text.ts';
import { Told } from './told.tsx';
import { useWords } from './use-words.ts';

/** One published report, as the list names it. */
export interface ListedReport {
  /** Its folder, beside the list. */
  readonly period: string;
  readonly run: Findings['run'];
  readonly status: Findings['status'];
  readonly sentence: string;
  /** Days on which mistakes in it were told. */
  readonly corrected: readonly string[];
  /** Pages and other documents in its folder. */
  readonly pages: readonly string[];
  readonly others: readonly string[];
}

interface Props {
  readonly reports: readonly ListedReport[];
  readonly title: string;
  readonly css: string;
  readonly policy: string;
  readonly language: Language;
}

/** "Board" of board.html, and "Board (español)" of board-es.html. */
function nameOf(path: string): string {
  const [, stem = '', language] = /^(.*?)(?:-(en|es))?\.html$/.exec(path) ?? [];
  const name = `${stem.charAt(0).toUpperCase()}${stem.slice(1)}`.replaceAll('-', ' ');
  return language === undefined ? name : `${name} (${languageNames[language as Language]})`;
}
/** Names come from data and declarations: no part of a link is taken as an address. */
const hrefOf = (period: string, path: string): string => `./${[period, path].map(encodeURIComponent).join('/')}`;

function Entry({
  report: { period, run, status, sentence, corrected, pages, others },
}: {
  report: ListedReport;
}): JSX.Element {
  const { formatDate, listWords, statusWords } = useWords();
  return (
    <tr>
      <th scope="row">
        <bdi>{period.replaceAll('_', ' ')}</bdi>
        <span class="aside">
          <bdi>{run.asOfLabel}</bdi>
        </span>
      </th>
      <td data-label={listWords.sentence}>
        {status === 'data-failed' && <strong class="outcome fail">{statusWords[status]}. </strong>}
        {sentence}
        {corrected.map((day) => (
          <span class="aside">{listWords.corrected(formatDate(day))}</span>
        ))}
      </td>
      <td data-label={listWords.reports}>
        <ul class="plain">
          {pages.map((path) => (
            <li>
              <a class="nowrap" href={hrefOf(period, path)}>
                {nameOf(path)}
              </a>
            </li>
          ))}
        </ul>
      </td>
      <td data-label={listWords.programs}>
        <ul class="plain inline">
          {others.map((path) => (
            <li>
              <a href={hrefOf(period, path)}>{path}</a>
            </li>
          ))}
        </ul>
      </td>
      <td data-label={listWords.dataThrough}>
        {formatDate(run.dataThrough)}
        <span class="aside">{listWords.run(run.id.slice(0, 12))}</span>
      </td>
    </tr>
  );
}

/** All reports of a pipeline, the latest first. */
export function ReportList({ reports, title, css, policy, language }: Props): JSX.Element {
  const { listWords } = useWords();
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>{fitTitle(title, listWords.pageTitle)}</title>
        <style dangerouslySetInnerHTML={{ __html: css }} />
      </head>
      <body>
        <header class="masthead">
          <p class="kicker">{listWords.all}</p>
          <h1>
            <Told>{title}</Told>
          </h1>
        </header>
        <main>
          <section class="part">
            <table class="cards reports">
              <caption class="hidden">{listWords.caption}</caption>
              <thead>
                <tr>
                  <th scope="col">{listWords.period}</th>
                  <th scope="col">{listWords.sentence}</th>
                  <th scope="col">{listWords.reports}</th>
                  <th scope="col">{listWords.programs}</th>
                  <th scope="col">{listWords.dataThrough}</th>
                </tr>
              </thead>
              <tbody>
                {reports.map((report) => (
                  <Entry report={report} />
                ))}
              </tbody>
            </table>
          </section>
        </main>
        <footer>
          <p>{listWords.foot}</p>
        </footer>
      </body>
    </html>
  );
}
