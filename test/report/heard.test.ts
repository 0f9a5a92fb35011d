import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderDocuments } from '../../src/report/index.ts';
import { launchBrowser } from '../browser.ts';
import { publication } from './fixture.ts';

/** A report as whoever does not see it hears it: the tree that a browser gives to a screen reader. */
const browser: Browser | null = await launchBrowser();

describe.skipIf(browser === null)('a board report, heard', () => {
  let tree: readonly string[] = [];
  let figures: readonly { readonly caption: string; readonly image: string }[] = [];

  beforeAll(async () => {
    if (browser === null) return;
    const documents = await renderDocuments(publication());
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.setContent(new TextDecoder().decode(documents.find(({ path }) => path === 'board.html')?.bytes));
    tree = (await page.locator('body').ariaSnapshot()).split('\n');
    figures = await page.evaluate(() =>
      [...document.querySelectorAll('figure:has(.drawing-wide svg)')].map((figure) => ({
        caption: figure.querySelector('figcaption')?.lastChild?.textContent?.trim() ?? '',
        image: figure.querySelector('.drawing-wide svg')?.textContent ?? '',
      })),
    );
  }, 60_000);
  afterAll(() => browser?.close());

  const lines = (role: string): readonly string[] =>
    tree.filter((line) => line.trim().replace(/^- '?/, '').startsWith(role));

  it('begins with a way past the head, the title, and then the sentence of page one', () => {
    expect(tree[0]).toContain('link "Skip to the report"');
    const headings = lines('heading').map((line) => /level=(\d)/.exec(line)?.[1]);
    expect(headings.slice(0, 3)).toEqual(['1', '2', '3']);
    expect(headings.filter((level) => level === '1')).toHaveLength(1);
  });

  it('has no picture but the charts, each within its figure: marks beside words are silent', () => {
    const shown = lines('figure').length;
    expect(shown).toBeGreaterThan(0);
    expect(lines('img')).toHaveLength(shown);
    for (const [index, line] of tree.entries())
      if (/^\s*- '?img /.test(line)) {
        const depth = line.search(/\S/);
        const parents = tree.slice(0, index).filter((other) => other.search(/\S/) < depth);
        expect(parents.findLast((other) => other.search(/\S/) === depth - 2)).toContain('figure');
      }
  });

  it('says what is plotted once, in the caption: the drawing adds what the eye would see', () => {
    expect(figures.length).toBeGreaterThan(3);
    for (const { caption, image } of figures.filter((one) => one.caption !== '')) expect(image).not.toContain(caption);
  });

  it('says of a trend in the table where it begins and where it ends', () => {
    const cells = lines('cell').filter((line) => /"[^"]+ in \d{4}-Q\d, [^"]+ in \d{4}-Q\d"/.test(line));
    expect(cells.length).toBeGreaterThan(1);
  });

  it('heads every column of a table, and every row of the verdicts', () => {
    const at = tree.findIndex((line) => line.includes('table "The verdicts"'));
    const end = tree.findIndex((line, index) => index > at && line.search(/\S/) <= (tree[at] ?? '').search(/\S/));
    const rows = tree
      .slice(at, end)
      .join('\n')
      .split(/- '?row "/)
      .slice(2);
    for (const row of rows.filter((one) => (one.match(/- '?cell/g) ?? []).length > 1))
      expect(row).toContain('rowheader');
  });
});
