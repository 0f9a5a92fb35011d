import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderDocuments } from '../../src/report/index.ts';
import { listed, renderList } from '../../src/report/list-page.ts';
import type { Finding, Findings } from '../../src/spec/findings.ts';
import { english } from '../../src/words/index.ts';
import { launchBrowser } from '../browser.ts';
import { findingsOf, publication } from './fixture.ts';
import { logicOfFixture } from './fixture-logic.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const browser: Browser | null = await launchBrowser();

/** Letter paper less the margins of the print stylesheet, in CSS pixels: 12 mm at the sides and top, 14 mm below. */
const sheet = { width: Math.floor(816 - (24 / 25.4) * 96), height: Math.floor(1056 - (26 / 25.4) * 96) };

interface Setting {
  readonly width: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly media?: 'print' | 'screen';
  readonly javaScriptEnabled?: boolean;
}

/** With a logic model, which takes room on page one and draws below outcomes. */
const reasoned: Findings = { ...findingsOf(), logic: logicOfFixture };

/** The same with all that people may say of it: a sentence, a promise, a reply, actions and a correction. */
function spokenOf(findings: Findings): Findings {
  const action = {
    id: 'A1',
    raisedOn: '2022-02-01',
    decision: 'Open a third site on the east side',
    owner: 'director',
  };
  const dates = { firstDueOn: '2022-06-30', dueOn: '2022-12-31', closedOn: null, status: 'open' as const };
  const written = {
    title: 'What happened',
    markdown:
      '## In the north\n\nFewer **nights** with *shots*, as `calls` say.\n\n1. We met\n2. We asked\n\n- Sites\n- Schools',
  };
  const said = 'Keep all sites open, and ask the city to fund a fourth from the next year on.';
  return {
    ...findings,
    run: { ...findings.run, previous: 'aa11bb22cc33dd44' },
    board: {
      narrative: { sentence: 'Fewer people were shot where the sites work.', signed: null, sections: [written] },
      replies: [{ metric: 'robbery', from: 'Police Department', on: '2023-02-10', text: 'We moved two patrols.' }],
      corrections: [{ report: '2022-Q3', on: '2022-12-01', what: 'Two victims were counted twice.', metrics: [] }],
      actions: [1, 2].map((n) => ({ ...action, ...dates, id: `A${n}`, metric: 'shootings' })),
    },
    findings: findings.findings.map((finding) =>
      finding.role === 'goal' && finding.decision
        ? { ...finding, decision: { ...finding.decision, commitments: { better: said, 'no-clear-change': said } } }
        : finding,
    ),
  };
}

describe.skipIf(browser === null)('a report in a browser', () => {
  const pages = new Map<string, string>();
  const asked: string[] = [];

  beforeAll(async () => {
    const documents = await renderDocuments(publication({ findings: reasoned }));
    for (const { path, bytes } of documents) pages.set(path, new TextDecoder().decode(bytes));
    const [spoken] = await renderDocuments(publication({ findings: spokenOf(findingsOf()) }));
    pages.set('spoken.html', new TextDecoder().decode(spoken?.bytes));
    const findings = findingsOf();
    const apart = findings.findings.map((one): Finding => ({ ...one, movement: 'not-comparable' }));
    const [board] = await renderDocuments(publication({ findings: { ...findings, findings: apart } }));
    pages.set('apart.html', new TextDecoder().decode(board?.bytes));
    const artifacts = documents.map(({ path }) => ({ path, sha256: '', bytes: 1 }));
    const list = ['2022-Q3', '2022-Q4'].map((period) => listed(period, { ...findings, artifacts }, english));
    pages.set('index.html', new TextDecoder().decode(renderList(list, { language: 'en', title: null }).bytes));
  }, 60_000);
  afterAll(() => browser?.close());

  async function open(html: string, setting: Setting): Promise<Page> {
    if (browser === null) throw new Error('no browser');
    const { width, colorScheme = 'light', media = 'screen', javaScriptEnabled = true } = setting;
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme,
      javaScriptEnabled,
      bypassCSP: true,
    });
    const page = await context.newPage();
    page.on('request', (request) => asked.push(request.url()));
    await page.emulateMedia({ media, colorScheme });
    await page.setContent(html, { waitUntil: 'load' });
    return page;
  }

  const settings: readonly Setting[] = [320, 390, 1280].flatMap((width) => [
    { width, colorScheme: 'light' },
    { width, colorScheme: 'dark' },
    { width, colorScheme: 'dark', media: 'print' },
  ]);

  it.each(
    // the board's page with all that people say of it holds the one where they say nothing
    [
      ...['spoken.html', 'analyst.html', 'index.html'].flatMap((path) => settings.map((one) => ({ path, ...one }))),
      { path: 'apart.html', width: 1280, colorScheme: 'light' as const, media: 'print' as const },
    ].map((setting) => ({ media: 'screen' as const, ...setting })),
  )(
    'axe finds nothing: $path at $width px, $colorScheme, $media',
    async ({ path, ...setting }) => {
      const page = await open(pages.get(path) ?? '', setting);
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => {
        const run = (
          globalThis as unknown as {
            axe: {
              run: (options: object) => Promise<{
                passes: { id: string }[];
                violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
              }>;
            };
          }
        ).axe.run;
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
        const found = await run({ runOnly: tags });
        if (!found.passes.some(({ id }) => id === 'color-contrast')) return ['color contrast was not measured'];
        return found.violations.map(
          ({ id, nodes }) => `${id} × ${nodes.length}: ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary}`,
        );
      });
      await page.context().close();
      expect(violations).toEqual([]);
    },
    120_000,
  );

  it.each([320, 390, 1280])(
    'does not scroll sideways at %d px',
    async (width) => {
      for (const html of pages.values()) {
        if (!html.startsWith('<!DOCTYPE')) continue;
        const page = await open(html, { width });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        await page.context().close();
      }
    },
    60_000,
  );

  it.each([320, 390, 701, 768, 1024, 1280, 'paper'] as const)(
    'breaks no word of the table of verdicts at %s px',
    async (size) => {
      const findings = findingsOf();
      const noun = { one: 'participante en actividades', many: 'participantes en actividades' };
      const long = findings.findings.map((finding) => ({ ...finding, noun }));
      const [board] = await renderDocuments(publication({ findings: { ...findings, findings: long } }));
      const html = new TextDecoder().decode(board?.bytes);
      const setting = size === 'paper' ? { width: sheet.width, media: 'print' as const } : { width: size };
      const page = await open(html, setting);
      const { broken, words, across } = await page.evaluate(() => {
        const broken: string[] = [];
        let words = 0;
        for (const cell of document.querySelectorAll('table.verdicts th, table.verdicts td')) {
          // a phone shows cards, and keeps the headings for those who listen
          if (getComputedStyle(cell.closest('thead') ?? cell).position === 'absolute') continue;
          const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
          for (let text = texts.nextNode(); text !== null; text = texts.nextNode())
            for (const { index, 0: word } of (text.nodeValue ?? '').matchAll(/[^\s\u2013\u2014/-]+/g)) {
              const range = document.createRange();
              range.setStart(text, index);
              range.setEnd(text, index + word.length);
              words += 1;
              if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.push(word);
            }
        }
        return { broken, words, across: document.documentElement.scrollWidth - window.innerWidth };
      });
      await page.context().close();
      expect(words).toBeGreaterThan(100);
      expect([...new Set(broken)]).toEqual([]);
      expect(across).toBeLessThanOrEqual(0);
    },
    60_000,
  );

  it('shows every month of the coverage on a phone, each under its name', async () => {
    const page = await open(pages.get('analyst.html') ?? '', { width: 390 });
    for (const summary of await page.locator('details:has(table.months) > summary').all()) await summary.click();
    const grids = page.locator('section.scroll:has(table.months)');
    expect(await grids.count()).toBeGreaterThan(0);
    for (const grid of await grids.all())
      expect(await grid.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
    const names = await grids
      .first()
      .locator('tbody tr')
      .last()
      .locator('td')
      .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell, '::before').content));
    expect([names.length, names[0], names[11]]).toEqual([12, '"Jan"', '"Dec"']);
    await page.context().close();
  }, 60_000);

  it('breaks a name or a path of the data that has no place to break', async () => {
    const long =
      'data/agency-exports/city-police-department-part-one-crime-victim-based-open-data-portal-2011-to-2025.csv';
    const findings = findingsOf();
    const unbroken = long.replaceAll(/[/-]/g, '_').repeat(100).slice(0, 10_000);
    const documents = await renderDocuments(
      publication({
        findings: {
          ...findings,
          ledger: findings.ledger.map((line) => ({ ...line, file: unbroken })),
          checks: findings.checks.map((check) => ({
            ...check,
            detail: unbroken,
            source: unbroken,
            items: [{ value: unbroken, n: 1, hint: unbroken }],
          })),
          findings: findings.findings.map((finding) => ({
            ...finding,
            title: unbroken,
            unit: unbroken,
            areaTitle: unbroken,
            source: unbroken,
            owner: unbroken,
          })),
        },
      }),
    );
    for (const { path, bytes } of documents.filter(({ path }) => path.endsWith('.html'))) {
      const page = await open(new TextDecoder().decode(bytes), { width: 390 });
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(width);
      }
      await page.context().close();
    }
  }, 120_000);

  it('shows every number without script, under its own policy', async () => {
    if (browser === null) return;
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    page.on('request', (request) => asked.push(request.url()));
    await page.setContent(pages.get('board.html') ?? '');
    const text = await page.locator('body').innerText();
    for (const finding of findingsOf().findings) {
      if (finding.area === '*' && finding.now.status === 'estimated')
        expect(text).toContain((finding.now.events ?? finding.now.n).toLocaleString('en-US'));
    }
    expect(
      await page
        .locator('body')
        .evaluate((body) => getComputedStyle(body).maxWidth)
        .catch(() => 'none'),
    ).toBeDefined();
    const charts = page.locator('svg.chart:visible');
    const shown = await charts.count();
    expect(shown).toBeGreaterThan(5);
    // what is closed opens without one
    for (const summary of await page.locator('details.fold > summary').all()) await summary.click();
    expect(await charts.count()).toBeGreaterThan(shown + 5);
    await context.close();
  }, 60_000);

  it('applies its stylesheet by the hash of its policy', async () => {
    if (browser === null) return;
    const context = await browser.newContext();
    const page = await context.newPage();
    const refused: string[] = [];
    page.on('console', (message) => refused.push(message.text()));
    await page.setContent(pages.get('board.html') ?? '');
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('.skip') as Element).position)).toBe(
      'absolute',
    );
    expect(refused).toEqual([]);
    await context.close();
  }, 60_000);

  it('prints every table that is closed for an analyst, and for a board what is said to be on paper', async () => {
    const heightsOf = async (path: string): Promise<readonly (readonly [isKept: boolean, height: number])[]> => {
      const page = await open(pages.get(path) ?? '', { width: sheet.width, media: 'print' });
      const heights = await page.evaluate(() =>
        [...document.querySelectorAll('details > *:not(summary):not(:empty)')].map(
          (element) => [element.matches('.on-paper > *'), element.getBoundingClientRect().height] as const,
        ),
      );
      await page.context().close();
      return heights;
    };
    const full = await heightsOf('analyst.html');
    expect(full.length).toBeGreaterThan(10);
    expect(Math.min(...full.map(([, height]) => height))).toBeGreaterThan(8);
    const plain = await heightsOf('board.html');
    expect(plain.some(([isKept]) => isKept)).toBe(true);
    for (const [isKept, height] of plain) expect(height > 8).toBe(isKept);
  }, 60_000);

  it('puts page one on one sheet of letter paper', async () => {
    const findings = reasoned;
    const failed = {
      ...findings,
      status: 'data-failed' as const,
      checks: findings.checks.map((check) => ({ ...check, severity: 'fail' as const })),
    };
    const flip =
      'Shooting victims: the last report said “Better” of 2023-Q3 to 2025-Q2; today it would have said “Worse”.';
    const sinceLast = ['stand-some', 'stands-not', 'verdict', 'restated', 'definition', 'files', 'design'].map(
      (kind) => ({
        key: `since.${kind}`,
        params: {},
        text: flip,
      }),
    );
    const [worst] = await renderDocuments(
      publication({ findings: { ...failed, run: { ...failed.run, previous: 'aa11bb22cc33dd44', sinceLast } } }),
    );
    const spoken = spokenOf(reasoned);
    const { replies = [], corrections = [], narrative = null, actions = [] } = spoken.board ?? {};
    const late = reasoned.findings.slice(0, 4).flatMap(({ metric }) => replies.map((reply) => ({ ...reply, metric })));
    const board = {
      narrative,
      actions,
      replies: late,
      corrections: [corrections, corrections].flat().map((one) => ({ ...one, what: `${one.what} `.repeat(3).trim() })),
    };
    const [second] = await renderDocuments(
      publication({ findings: { ...spoken, board, run: { ...spoken.run, sinceLast } } }),
    );
    const all = [
      pages.get('board.html') ?? '',
      pages.get('spoken.html') ?? '',
      ...[worst, second].map((one) => new TextDecoder().decode(one?.bytes)),
    ];
    for (const html of all) {
      const page = await open(html, { width: sheet.width, media: 'print' });
      const end = await page.evaluate(
        () => document.querySelector('.page-one')?.getBoundingClientRect().bottom ?? Number.NaN,
      );
      expect(end).toBeLessThanOrEqual(sheet.height);
      await page.context().close();
    }
  }, 60_000);

  it('puts page one on one sheet whether little or much changed', async () => {
    const corrections = spokenOf(reasoned).board?.corrections ?? [];
    const text = 'Shooting victims in the programme areas: was “No clear change”, now “Better”.';
    const bottoms: number[] = [];
    for (const [changes, corrected] of [
      [1, false],
      [3, false],
      [3, true],
      [5, true],
    ] as const) {
      const params = { metric: 'shootings', title: 'Shooting victims in the programme areas' };
      const verdicts = { from: 'no-clear-change', to: 'better' };
      const sinceLast = ['verdict', 'given', 'new-metric', 'gone-metric', 'definition']
        .slice(0, changes)
        .map((kind) => ({ key: `since.${kind}`, params: { ...params, ...verdicts }, text }));
      const board = { narrative: null, actions: [], replies: [], corrections: corrected ? corrections : [] };
      const run = { ...reasoned.run, previous: 'aa11bb22cc33dd44', sinceLast };
      const findings = { ...reasoned, board, run };
      const [made] = await renderDocuments(publication({ findings }));
      const page = await open(new TextDecoder().decode(made?.bytes), { width: sheet.width, media: 'print' });
      const told = await page.evaluate(() => {
        const last = document.querySelector('.since .told-in');
        return {
          bottom: document.querySelector('.page-one')?.getBoundingClientRect().bottom ?? Number.NaN,
          pulledBack: last === null ? '' : getComputedStyle(last).marginLeft,
        };
      });
      // pulled back as on a screen, it would stand on the last word of the change before it
      expect(told.pulledBack).toBe('0px');
      bottoms.push(told.bottom);
      await page.context().close();
    }
    expect(Math.max(...bottoms)).toBeLessThanOrEqual(sheet.height);
  }, 60_000);

  it('leaves no heading of a board report on paper without what it heads, and how to read it on one sheet', async () => {
    const page = await open(pages.get('board.html') ?? '', { width: sheet.width, media: 'print' });
    const { alone, height } = await page.evaluate(() => {
      const isShown = (element: Element | null): boolean => (element?.getBoundingClientRect().height ?? 0) > 0;
      const headings = [...document.querySelectorAll('main h3')].filter(isShown);
      const bare = headings.filter(({ nextElementSibling: next }) => next !== null && !isShown(next));
      return {
        alone: bare.map(({ textContent }) => textContent),
        height: document.querySelector('#how-to-read')?.getBoundingClientRect().height ?? Number.NaN,
      };
    });
    await page.context().close();
    expect(alone).toEqual([]);
    expect(height).toBeLessThanOrEqual(sheet.height);
  }, 60_000);

  it('prints', async () => {
    const page = await open(pages.get('board.html') ?? '', { width: 1280 });
    const pdf = await page.pdf({ format: 'Letter', printBackground: true, tagged: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await page.context().close();
  }, 60_000);

  it('asked nobody for anything', () => expect(asked.filter((url) => !url.startsWith('about:'))).toEqual([]));
});
