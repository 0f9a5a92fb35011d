import { createHash } from 'node:crypto';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Document } from '../spec/publication.ts';
import { breakable } from './breakable.ts';
import { Page } from './components/document.tsx';
import { Worded } from './components/use-words.ts';
import { pageText, utf8 } from './exports/text.ts';
import { stylesheet } from './style.ts';
import { validateHtml } from './validate.ts';
import type { View } from './view.ts';

/** Nothing may load or run; the one stylesheet is allowed by its hash. */
export function policyFor(css: string): string {
  const hash = createHash('sha256').update(css, 'utf8').digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`;
}

/** A page with the marks by which its check finds the cell of each finding. */
export function markup(view: View): string {
  const { words } = view;
  const { run, logic } = view.document;
  const footer = words.documentWords.printed(run.title, run.asOfLabel, run.id.slice(0, 12));
  const css = stylesheet(footer, words, { logic: logic !== undefined, full: view.report.detail === 'full' });
  const page = h(Page, { view, css, policy: policyFor(css) });
  const html = renderToString(h(Worded, { value: { words, untranslated: view.untranslated }, children: page }));
  return pageText(html);
}

/**
 * What the stylesheet sets below each other keeps a space between, for mail programs and reading views that drop it:
 * “456 rate 0.81”, not “456rate 0.81”.
 */
export const spaced = (html: string): string =>
  html.replace(/(?<=[^\s>]|<\/\w+>)(?=<span class="(?:aside|unit|identity|small)[ "])/g, ' ');

/** One report as one self-contained file. No reader looks for the marks, which are a thirtieth of a large page. */
export function renderPage(view: View): Document {
  const html = markup(view);
  const path = `${view.report.id}.html`;
  validateHtml(html, path, view);
  return { path, bytes: utf8(breakable(spaced(html.replace(/ data-finding="[^"]*"/g, '')))) };
}
