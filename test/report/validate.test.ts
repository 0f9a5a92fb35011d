import { expect, it } from 'vitest';
import { renderDocuments } from '../../src/report/index.ts';
import { headlines } from '../../src/report/select.ts';
import { validateHtml } from '../../src/report/validate.ts';
import type { View } from '../../src/report/view.ts';
import { english } from '../../src/words/index.ts';
import { publication } from './fixture.ts';

const disclosed = publication();
const [report] = disclosed.reports;
if (report === undefined) throw new Error('the fixture has a report');
const view: View = {
  publication: disclosed,
  document: disclosed.findings,
  report,
  words: english,
  headlines: headlines(disclosed.findings.findings),
  drawings: new Map(),
};
const [document] = await renderDocuments(disclosed);
const html = new TextDecoder().decode(document?.bytes);

it('accepts a whole page', () => expect(() => validateHtml(html, 'board.html', view)).not.toThrow());

it.each(['NaN', 'undefined', 'Infinity', '[object Object]', '∞'])('refuses a page with %s in it', (broken) => {
  expect(() => validateHtml(html.replace('How to read', broken), 'board.html', view)).toThrow(
    /board\.html: the page contains/,
  );
});

it('refuses a page without a body', () =>
  expect(() => validateHtml('<p>hello</p>', 'board.html', view)).toThrow(/only \d+ characters/));

it('refuses a page that lost the number of a finding', () => {
  const lost = html.replace(/(data-finding="shootings\/\*"[^>]*>[\s\S]*?<span class="count">)[^<]*/, '$1');
  expect(lost).not.toBe(html);
  expect(() => validateHtml(lost, 'board.html', view)).toThrow('1 findings lack their number, first shootings/*');
});
