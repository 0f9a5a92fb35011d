import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { measureContrast } from './contrast.ts';
import { specimenPage } from './specimen.ts';

/**
 * Grounds on which something else is read, and guides: lines of a grid, ticks, bands and shades of time whose ends and
 * sizes are said in words beside the chart. Cells of who works with whom, pale or not, have their number in them.
 */
const grounds = ['paper', 'surface', 'grid', 'line', 'band', 'shade', 'veil', 'better-soft', 'worse-soft'].flatMap(
  (token) => [`f-${token}`, `s-${token}`],
);
const browser: Browser | null = await launchBrowser();

describe.skipIf(browser === null)('every component and chart', () => {
  let html = '';
  beforeAll(async () => {
    html = await specimenPage();
  }, 120_000);
  afterAll(() => browser?.close());

  it.each([
    { colorScheme: 'light', media: 'screen' },
    { colorScheme: 'dark', media: 'screen' },
    { colorScheme: 'dark', media: 'print' },
  ] as const)(
    'can be read, text and marks: $colorScheme, $media',
    async ({ colorScheme, media }) => {
      if (browser === null) return;
      const context = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        colorScheme,
        bypassCSP: true,
      });
      const page = await context.newPage();
      await page.emulateMedia({ media, colorScheme });
      await page.setContent(html, { waitUntil: 'load' });
      await page.evaluate(() => {
        for (const fold of document.querySelectorAll('details')) fold.open = true;
      });
      const measured = await page.evaluate(measureContrast, grounds);
      await context.close();
      expect(measured.filter(({ what }) => what === 'text').length).toBeGreaterThan(500);
      expect(measured.filter(({ what }) => what === 'mark').length).toBeGreaterThan(300);
      const pale = measured.filter(({ ratio, least }) => ratio < least);
      expect(pale.map(({ what, ratio, shown }) => `${what} ${ratio.toFixed(2)}: ${shown}`)).toEqual([]);
    },
    120_000,
  );
});
