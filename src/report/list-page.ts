import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Findings } from '../spec/findings.ts';
import type { Document } from '../spec/publication.ts';
import type { Language } from '../spec/report.ts';
import { type Words, wordsIn } from '../words/index.ts';
import { breakable } from './breakable.ts';
import { type ListedReport, ReportList } from './components/report-list.tsx';
import { Worded } from './components/use-words.ts';
import { pageText, utf8 } from './exports/text.ts';
import { policyFor } from './page.ts';
import { stylesheet } from './style.ts';
import { leadOf } from './summary.ts';

export type { ListedReport } from './components/report-list.tsx';

/** What a mayor opens stands first. */
const isForBoard = (path: string): boolean => path.startsWith('board');

/** What the list says of a report: its pages, and what is there for programs. */
export function listed(period: string, findings: Findings, words: Words): ListedReport {
  const { run, status, artifacts } = findings;
  const names = artifacts.map(({ path }) => path).filter((path) => !path.includes('/'));
  const isPage = (path: string): boolean => path.endsWith('.html');
  const others = ['findings.json', ...names.filter((path) => !isPage(path)), 'manifest.json'];
  const { text: sentence } = leadOf(findings, words);
  const asOfLabel = words.fromEnglish(run.asOfLabel) ?? run.asOfLabel;
  const pages = names
    .filter(isPage)
    .toSorted(
      (a, b) =>
        Number(isForBoard(b)) - Number(isForBoard(a)) || Number(b === 'board.html') - Number(a === 'board.html'),
    );
  const corrected = (findings.board?.corrections ?? []).filter(({ report }) => report === run.asOf).map(({ on }) => on);
  return { period, run: { ...run, asOfLabel }, status, sentence, corrected, pages, others };
}

interface Listing {
  readonly language: Language;
  /** Of the pipeline in that language; null where it is not told in it. */
  readonly title: string | null;
}

/** The page that lists every report of a pipeline, the latest first; of one day, by the name of the folder. */
export function renderList(all: readonly ListedReport[], { language, title }: Listing): Document {
  const order = ({ run, period }: ListedReport): string => `${run.asOfDay ?? run.dataThrough} ${period}`;
  const reports = all.toSorted((a, b) => (order(a) < order(b) ? 1 : -1));
  const words = wordsIn(language);
  const declared = reports[0]?.run.title ?? '';
  const untranslated = new Set(language === 'en' || title !== null ? [] : [declared]);
  const shown = title ?? declared;
  const css = stylesheet(shown, words);
  const list = h(ReportList, { reports, title: shown, css, policy: policyFor(css), language });
  const html = renderToString(h(Worded, { value: { words, untranslated }, children: list }));
  return { path: 'index.html', bytes: utf8(breakable(pageText(html))) };
}
