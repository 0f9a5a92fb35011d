import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderDocuments, sheetsOf, workbookBytes } from '../../src/report/index.ts';
import type { Document } from '../../src/spec/index.ts';
import { launchBrowser } from '../browser.ts';
import { attackedPublication } from './every-field.ts';

const browser: Browser | null = await launchBrowser();
const decoder = new TextDecoder();
const textOf = ({ bytes }: Document): string => decoder.decode(bytes);
const bidi = /[\u202a-\u202e\u2066-\u2069\u0000]/;

const starts = ['=HYPERLINK("http://evil.example","x")&', '+1+', '-1+', '@SUM(A1)&', '\t=1+', '\r=1+'] as const;

/** In a page it would run, in a sheet it would be worked out, in a line it would read backwards. */
const attacks: Readonly<Record<string, (marker: string) => string>> = {
  markup: (marker) =>
    `${marker}"'></bdi></td></style></title></desc></svg><script>hit("${marker}")</script><img src=x onerror="hit('${marker}')"><iframe srcdoc="x"></iframe><svg onload="hit('${marker}')">&<!--`,
  // each field begins with another sign that a sheet may take for a formula
  formulas: (marker) => `${starts[Number(marker.slice(1, -1)) % starts.length]}${marker}`,
  'signs that turn lines round, and none at all': (marker) => `\u202e${marker}\u2066\u0000gnp.exe`,
};

async function opened(html: string, width = 1280): Promise<Page> {
  if (browser === null) throw new Error('no browser');
  const page = await (await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true })).newPage();
  await page.addInitScript('globalThis.hits = []; globalThis.hit = (marker) => globalThis.hits.push(marker);');
  await page.goto('about:blank');
  await page.setContent(html, { waitUntil: 'load' });
  return page;
}

afterAll(() => browser?.close());

describe.each(Object.entries(attacks))('%s in every field that carries text', (name, attack) => {
  let documents: readonly Document[] = [];
  let fields: ReturnType<typeof attackedPublication>['fields'] = [];
  beforeAll(async () => {
    const attacked = attackedPublication(attack);
    fields = attacked.fields;
    documents = await renderDocuments(attacked.disclosed);
  }, 120_000);

  it('reaches the documents: most fields stand somewhere', () => {
    const all = documents.map(textOf).join('\n');
    const reached = fields.filter(({ marker }) => all.includes(marker));
    expect(fields.length).toBeGreaterThan(40);
    expect(reached.length).toBeGreaterThan(30);
  });

  it.skipIf(browser === null)(
    'runs nothing in a page, and puts no element there',
    async () => {
      for (const document of documents.filter(({ path }) => path.endsWith('.html'))) {
        const page = await opened(textOf(document));
        expect(await page.evaluate('globalThis.hits'), document.path).toEqual([]);
        expect(await page.locator('script, img, iframe, object, embed, [onload], [onerror]').count()).toBe(0);
        expect(await page.locator('main').count()).toBe(1);
        await page.context().close();
      }
    },
    120_000,
  );

  it('is text in sheets', () => {
    for (const document of documents.filter(({ path }) => path.endsWith('.csv')))
      for (const row of parse(textOf(document), { relax_column_count: true }) as readonly (readonly string[])[])
        for (const cell of row)
          if (!/^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(cell)) expect(cell, document.path).not.toMatch(/^[=+\-@\t\r]/);
  });

  it('is text in summaries and results of checks', () => {
    const summary = documents.find(({ path }) => path === 'summary.md');
    expect(summary ? textOf(summary) : '').not.toMatch(/(^|[^\\])<(script|img|svg|iframe|!--)/);
    const results = documents.find(({ path }) => path === 'junit.xml');
    const tags = new Set([...(results ? textOf(results) : '').matchAll(/<\/?([a-z!-]+)/g)].map(([, tag]) => tag));
    expect(
      [...tags].filter(
        (tag) =>
          ![
            'testsuites',
            'testsuite',
            'testcase',
            'failure',
            'skipped',
            'system-out',
            'properties',
            'property',
          ].includes(tag ?? ''),
      ),
    ).toEqual([]);
  });

  it('leaves no sign that turns lines round, and none that hides a part of them', () => {
    for (const document of documents)
      if (document.path !== 'findings.json')
        expect(bidi.test(textOf(document)), `${name} ${document.path}`).toBe(false);
  });

  it('names no file', () => {
    for (const { path } of documents) expect(path).toMatch(/^[a-z0-9][a-z0-9./-]*$/);
  });
});

describe('a workbook of attacked fields', () => {
  it.each(Object.entries(attacks))('has no formula: %s', async (_, attack) => {
    const parts = unzipSync(await workbookBytes(sheetsOf(attackedPublication(attack).disclosed.findings)));
    for (const [name, bytes] of Object.entries(parts)) {
      expect(decoder.decode(bytes), name).not.toMatch(/<f[ >]|<script|<img/);
      expect(bidi.test(decoder.decode(bytes)), name).toBe(false);
    }
  });
});

describe.skipIf(browser === null)('names of 10,000 characters', () => {
  it.each([
    ['without a space', (marker: string) => `${marker}${'W'.repeat(10_000)}`],
    ['of words', (marker: string) => `${marker} ${'word '.repeat(2_000)}`],
  ])(
    'leave a page of 320 px as wide as it is: %s',
    async (_, attack) => {
      const { disclosed } = attackedPublication(attack);
      const documents = await renderDocuments(disclosed);
      for (const document of documents.filter(({ path }) => path.endsWith('.html'))) {
        const page = await opened(textOf(document), 320);
        expect(await page.evaluate('document.documentElement.scrollWidth'), document.path).toBeLessThanOrEqual(320);
        expect(textOf(document)).toContain('W'.repeat(10_000).slice(0, attack('').includes('word') ? 0 : 10_000));
        await page.context().close();
      }
    },
    240_000,
  );
});
