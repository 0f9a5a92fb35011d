import { createHash } from 'node:crypto';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Document } from '../spec/publication.ts';
import { Page } from './components/document.tsx';
import { Worded } from './components/use-words.ts';
import { inert, utf8 } from './exports/text.ts';
import { stylesheet } from './style.ts';
import { validateHtml } from './validate.ts';
import type { View } from './view.ts';

/** Nothing may load or run; the one stylesheet is allowed by its hash. */
export function policyFor(css: string): string {
  const hash = createHash('sha256').update(css, 'utf8').digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`;
}

/** One report as one self-contained file. */
export function renderPage(view: View): Document {
  const { words } = view;
  const { run } = view.document;
  const css = stylesheet(
    words.documentWords.printed(run.title, run.asOfLabel, run.id.slice(0, 12)),
    words,
    view.document.logic !== undefined,
  );
  const page = h(Page, { view, css, policy: policyFor(css) });
  const html = inert(
    `<!DOCTYPE html>\n${renderToString(h(Worded, { value: { words, untranslated: view.untranslated }, children: page }))}\n`,
  );
  const path = `${view.report.id}.html`;
  validateHtml(html, path, view);
  return { path, bytes: utf8(html) };
}
