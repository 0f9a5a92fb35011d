import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { charts } from '../../src/report/charts/index.ts';
import { launchBrowser } from '../browser.ts';
import { specimenPage } from './specimen.ts';
import { specimenCases } from './specimen-cases.ts';

/**
 * The specimen page against golden images. Fonts differ between machines, so images are compared where letters are as
 * wide as where they were made, and elsewhere the test says that it did not. `GOLDEN=write` makes them anew.
 */
const folder = join(import.meta.dirname, 'golden');
const browser: Browser | null = await launchBrowser();

/**
 * A pixel differs when a colour of it is further off than this, of 255; and so may no more than this share of any band
 * of so many rows: over the whole page one chart that lost its colours would not be noticed.
 */
const tolerance = { colour: 16, share: 0.0005, rows: 60 };
/** Less than half size: enough to see that something moved, and small files. */
const scale = 0.34;

const modes = [
  { name: 'wide', width: 1280, colorScheme: 'light', media: 'screen' },
  { name: 'narrow', width: 390, colorScheme: 'light', media: 'screen' },
  { name: 'dark', width: 1280, colorScheme: 'dark', media: 'screen' },
  { name: 'print', width: 770, colorScheme: 'light', media: 'print' },
] as const;

async function open(html: string, { width, colorScheme, media }: (typeof modes)[number]): Promise<Page> {
  if (browser === null) throw new Error('no browser');
  const context = await browser.newContext({ viewport: { width, height: 900 }, deviceScaleFactor: scale, colorScheme });
  const page = await context.newPage();
  await page.emulateMedia({ media, colorScheme });
  await page.setContent(html, { waitUntil: 'load' });
  return page;
}

/** How wide letters are here, in the page's own fonts. */
async function lettersOf(page: Page): Promise<string> {
  const widths = await page.evaluate(() => {
    const measure = (style: string): string => {
      const span = document.createElement('span');
      span.style.cssText = `position:absolute;white-space:nowrap;font:${style}`;
      span.textContent = 'Hamburgefonstiv 0123456789 −±→';
      document.body.append(span);
      const { width } = span.getBoundingClientRect();
      span.remove();
      return width.toFixed(1);
    };
    return [measure('16px system-ui,sans-serif'), measure('600 16px system-ui,sans-serif')];
  });
  return widths.join(' ');
}

/** Two images laid over each other in the browser itself: the share of pixels that differ in the worst band, or 1 where sizes do. */
async function differenceOf(page: Page, images: readonly Buffer[]): Promise<number> {
  const sources = images.map((image) => `data:image/png;base64,${image.toString('base64')}`);
  return page.evaluate(
    async ([urls, most, rows]) => {
      const pixels = await Promise.all(
        urls.map(async (url) => {
          const image = new Image();
          image.src = url;
          await image.decode();
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [image.width, image.height];
          const context = canvas.getContext('2d');
          context?.drawImage(image, 0, 0);
          return {
            width: image.width,
            height: image.height,
            data: context?.getImageData(0, 0, image.width, image.height).data,
          };
        }),
      );
      const [a, b] = pixels;
      if (!a?.data || !b?.data || a.width !== b.width || a.height !== b.height) return 1;
      const band = rows * a.width * 4;
      const off = Array.from({ length: Math.ceil(a.data.length / band) }, () => 0);
      for (let at = 0; at < a.data.length; at += 4) {
        const far = [0, 1, 2].some((part) => Math.abs((a.data?.[at + part] ?? 0) - (b.data?.[at + part] ?? 0)) > most);
        if (far) off[Math.floor(at / band)] = (off[Math.floor(at / band)] ?? 0) + 1;
      }
      return (Math.max(...off) * 4) / band;
    },
    [sources, tolerance.colour, tolerance.rows] as const,
  );
}

describe('the specimen', () => {
  it('has every chart that there is', () => {
    const shown = new Set(specimenCases().map(({ chart }) => chart));
    expect([...shown].toSorted()).toEqual(Object.keys(charts).toSorted());
  });
});

describe.skipIf(browser === null)('the specimen in a browser', () => {
  let html = '';
  beforeAll(async () => {
    html = await specimenPage();
  }, 120_000);
  afterAll(() => browser?.close());

  it.each(modes)(
    'looks as it did: $name',
    async (mode) => {
      const page = await open(html, mode);
      const [image, letters] = [
        await page.screenshot({ fullPage: true, animations: 'disabled' }),
        await lettersOf(page),
      ];
      const [golden, made] = [join(folder, `${mode.name}.png`), join(folder, 'letters.txt')];
      if (process.env.GOLDEN === 'write') {
        mkdirSync(dirname(golden), { recursive: true });
        writeFileSync(golden, image);
        writeFileSync(made, `${letters}\n`);
      } else if (!existsSync(made) || readFileSync(made, 'utf8').trim() !== letters) {
        process.stderr.write(
          `specimen (${mode.name}) not compared: fonts are others than where the golden images were made\n`,
        );
      } else expect(await differenceOf(page, [readFileSync(golden), image])).toBeLessThanOrEqual(tolerance.share);
      await page.context().close();
    },
    120_000,
  );

  it('never scrolls sideways on a phone, and draws text that stays inside its chart', async () => {
    const page = await open(html, modes[1]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      const outside = await page.evaluate(() =>
        [...document.querySelectorAll('svg.chart')]
          .filter((chart) => chart.getBoundingClientRect().width > 0)
          .flatMap((chart) => {
            const frame = chart.getBoundingClientRect();
            return [...chart.querySelectorAll('text')]
              .filter((text) => {
                const box = text.getBoundingClientRect();
                return box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1;
              })
              .map((text) => `${chart.closest('section')?.querySelector('h3')?.textContent}: ${text.textContent}`);
          }),
      );
      expect(outside).toEqual([]);
    }
    await page.context().close();
  }, 120_000);
});
