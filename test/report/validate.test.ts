import { expect, it } from 'vitest';
import { renderDocuments } from '../../src/report/index.ts';
import { markup } from '../../src/report/page.ts';
import { validateHtml, validateNumbers, validateText } from '../../src/report/validate.ts';
import { publication } from './fixture.ts';
import { viewOf } from './fixture-view.ts';

const disclosed = publication();
const view = viewOf(disclosed);
const { report } = view;
const html = markup(view);

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

it('refuses a page whose tags are not closed, or that lost a chart', () => {
  expect(() => validateHtml(html.replace('</table>', ''), 'board.html', view)).toThrow(
    'board.html: the page is not whole',
  );
  const trend = { wide: '<svg aria-labelledby="lost-t lost-d"></svg>', narrow: '', path: '' };
  const drawings = new Map([['trend/shootings', trend]]);
  const told = { ...view, report: { ...report, sections: [...new Set([...report.sections, 'metrics' as const])] } };
  expect(() => validateHtml(html, 'board.html', { ...told, drawings })).toThrow(
    'the chart of shootings is not on the page',
  );
});

it.each([
  ['findings.csv', 'metric,value\nx,NaN\n', 'the document contains "NaN"'],
  ['summary.md', 'It is undefined.', 'the document contains "undefined"'],
  ['findings.json', '{"a": 1', 'JSON'],
  ['junit.xml', '<testsuites><testsuite></testsuites>', '</testsuites> closes <testsuite>'],
  ['dictionary.csv', '\n', 'the document is empty'],
])('refuses %s with %j in it', (path, text, words) =>
  expect(() => validateText({ path, bytes: new TextEncoder().encode(text) }, disclosed)).toThrow(words),
);

it('accepts every document of a run', async () => {
  for (const one of await renderDocuments(disclosed))
    if (!one.path.endsWith('.html')) expect(() => validateText(one, disclosed)).not.toThrow();
});

it.each([Number.NaN, Number.POSITIVE_INFINITY])('finds %d before JSON makes null of it', (value) => {
  expect(() => validateNumbers({ findings: [{ now: { value: 1 } }, { now: { value } }] }, 'findings')).toThrow(
    'findings: findings.1.now.value is not a number',
  );
  expect(() => validateNumbers({ a: [0, -0, 1e300, null, 'NaN'] }, 'findings')).not.toThrow();
});
