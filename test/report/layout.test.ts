import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areasLayout } from '../../src/report/charts/areas-layout.ts';
import { differenceTicks } from '../../src/report/charts/axis.ts';
import { mapLooks } from '../../src/report/charts/map.ts';
import { textWidth } from '../../src/report/charts/place.ts';
import { renderDocuments } from '../../src/report/index.ts';
import { palette } from '../../src/report/theme.ts';
import { wordsIn } from '../../src/words/index.ts';
import { launchBrowser } from '../browser.ts';
import { findingsOf, publication } from './fixture.ts';
import { specimenPage } from './specimen.ts';

/** What a designer would see at a glance: words that are cut, touch each other, or stand one letter to a line. */
const browser: Browser | null = await launchBrowser();

describe.skipIf(browser === null)('a page as it is laid out', () => {
  const pages = new Map<string, string>();

  beforeAll(async () => {
    for (const { path, bytes } of await renderDocuments(publication()))
      if (path.endsWith('.html')) pages.set(path, new TextDecoder().decode(bytes));
    pages.set('specimen.html', await specimenPage());
  }, 60_000);
  afterAll(() => browser?.close());

  async function open(path: string, width: number): Promise<Page> {
    if (browser === null) throw new Error('no browser');
    const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true });
    const page = await context.newPage();
    await page.setContent(pages.get(path) ?? '', { waitUntil: 'load' });
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
    });
    return page;
  }

  it.each(['board.html', 'analyst.html'])(
    'sets no text one letter to a line on a phone: %s',
    async (path) => {
      const page = await open(path, 390);
      const columns = await page.evaluate(() =>
        [...document.querySelectorAll('main *:not(svg *, thead *, .hidden)')].flatMap((element) => {
          const { width, height } = element.getBoundingClientRect();
          const isColumn = element.children.length === 0 && width < 40 && height > 150;
          return isColumn ? [`${element.tagName}: ${element.textContent}`] : [];
        }),
      );
      await page.context().close();
      expect(columns).toEqual([]);
    },
    60_000,
  );

  it('can be read where a mail program drops the stylesheet', async () => {
    if (browser === null) return;
    const page = await browser.newPage();
    await page.setContent((pages.get('board.html') ?? '').replace(/<style[\s\S]*?<\/style>/, ''));
    const { glued, large, phones } = await page.evaluate(() => {
      const asides = [...document.querySelectorAll('span.aside, span.unit')];
      const before = (element: Element): string => element.previousSibling?.textContent ?? ' ';
      const icons = [...document.querySelectorAll('.verdict svg')];
      return {
        glued: asides.filter((aside) => /\S$/.test(before(aside))).map((aside) => before(aside) + aside.textContent),
        large: icons.filter((icon) => icon.getBoundingClientRect().width > 24).length,
        phones: [...document.querySelectorAll('.drawing-narrow')].filter((one) => one.clientHeight > 0).length,
      };
    });
    await page.close();
    expect({ glued, large, phones }).toEqual({ glued: [], large: 0, phones: 0 });
  }, 60_000);

  it.each([390, 1280])(
    'cuts no word of a chart at %d px',
    async (width) => {
      const page = await open('specimen.html', width);
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll('svg.chart')].flatMap((chart) => {
          const box = chart.getBoundingClientRect();
          return [...chart.querySelectorAll('text')].flatMap((text) => {
            const { left, right, width } = text.getBoundingClientRect();
            return width > 0 && (left < box.left - 1 || right > box.right + 1) ? [text.textContent] : [];
          });
        }),
      );
      await page.context().close();
      expect(cut).toEqual([]);
    },
    60_000,
  );
});

/** Relative luminance and contrast of WCAG 2.2. */
function contrast(one: string, other: string): number {
  const luminance = (colour: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

describe('words of a chart', () => {
  const words = wordsIn('en');

  it.each(Object.entries(mapLooks))('can be read on an area that is %s', (_, { fill, tone }) => {
    for (const scheme of ['light', 'dark'] as const)
      expect(contrast(palette[fill][scheme], palette[tone][scheme])).toBeGreaterThanOrEqual(4.5);
  });

  it('have room for a hundred percent beside the last panel of an area', () => {
    const { panels, plot, size } = areasLayout(findingsOf().findings.slice(0, 2), { format: 'narrow', words }, 44);
    const room = size.width - (panels[1]?.left ?? 0) - plot.width;
    expect(room).toBeGreaterThanOrEqual(6 + 1.2 * textWidth('100 %', 11.5));
  });

  it.each([9, 17, 21, 28, 43, 52, 71, 99])('do not touch on an axis of differences to %d points on a phone', (span) => {
    for (const language of ['en', 'es'] as const) {
      const own = wordsIn(language);
      const same = own.axisWords.noEffect;
      const ticks = differenceTicks({ span, shown: { as: 'percent', unit: '' }, same, few: true }, own);
      const [, none, up] = ticks;
      // the half of a phone's plot that the span fills
      const apart = ((up?.value ?? 0) / span) * 160;
      expect(apart).toBeGreaterThan((textWidth(up?.label ?? '', 12) + textWidth(none?.label ?? '', 12)) / 2 + 4);
    }
  });
});
