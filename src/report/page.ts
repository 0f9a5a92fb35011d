import { createHash } from 'node:crypto';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Document } from '../spec/publication.ts';
import { Page } from './components/document.tsx';
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
  const { run } = view.document;
  const css = stylesheet(`${run.title}, ${run.asOfLabel}, run ${run.id.slice(0, 12)}`);
  const html = inert(`<!DOCTYPE html>\n${renderToString(h(Page, { view, css, policy: policyFor(css) }))}\n`);
  const path = `${view.report.id}.html`;
  validateHtml(html, path, view);
  return { path, bytes: utf8(html) };
}
