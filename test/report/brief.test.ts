import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { briefRows } from '../../src/report/first-page.ts';
import { renderDocuments } from '../../src/report/index.ts';
import { headlines } from '../../src/report/select.ts';
import { reportSchema } from '../../src/spec/report.ts';
import { launchBrowser } from '../browser.ts';
import { findingsOf, publication } from './fixture.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const browser: Browser | null = await launchBrowser();
const brief = reportSchema.parse({ id: 'brief', title: 'Brief', audience: 'a meeting', sections: ['brief'] });
const documents = await renderDocuments(publication({ reports: [brief] }));
const html = new TextDecoder().decode(documents.find(({ path }) => path === 'brief.html')?.bytes);
const list = headlines(findingsOf().findings);

describe('the brief', () => {
  it('has six numbers at most, goals first, then guardrails, and says how many more there are', () => {
    const rows = briefRows(list);
    expect(rows).toHaveLength(6);
    expect(list.length).toBeGreaterThan(6);
    const found = [...html.matchAll(/<th scope="row"><bdi>([^<]+)<\/bdi>/g)].map(([, title]) => title);
    expect(found).toEqual(rows.map(({ title }) => title));
    expect(rows.map(({ role }) => role).join(' ')).toMatch(/^(goal ?)+(guardrail ?)+(context ?)*$/);
    expect(html).toContain(`${list.length - 6} more in the board report.`);
  });

  it('shows what comparison areas did beside a number that is better', () => {
    const better = list.find(({ movement }) => movement === 'better');
    const row = html.split('<tr>').find((part) => part.includes(`<bdi>${better?.title}</bdi>`));
    expect(row).toContain('Comparison areas: ');
  });

  it('has no chart, and stays small', () => {
    expect(html).not.toContain('svg class="chart"');
    expect(html.length).toBeLessThan(60_000);
  });

  describe.skipIf(browser === null)('in a browser', () => {
    afterAll(() => browser?.close());

    it.each([
      { width: 390, colorScheme: 'dark', media: 'screen' },
      { width: 1280, colorScheme: 'light', media: 'screen' },
      { width: 1280, colorScheme: 'light', media: 'print' },
    ] as const)('axe finds nothing at $width px, $colorScheme, $media', async ({ width, colorScheme, media }) => {
      const context = await (browser as Browser).newContext({
        viewport: { width, height: 800 },
        colorScheme,
        bypassCSP: true,
      });
      const page = await context.newPage();
      await page.emulateMedia({ media, colorScheme });
      await page.setContent(html);
      await page.addScriptTag({ content: axe });
      const found = await page.evaluate(() =>
        (globalThis as never as { axe: { run: () => Promise<{ violations: { id: string }[] }> } }).axe.run(),
      );
      expect(found.violations.map(({ id }) => id)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await context.close();
    });

    const nameOf = (letters: number): string =>
      `${'Residents of the districts who were asked at home '.repeat(30)}`.slice(0, letters);
    it.each([0, 40, 90, 200])(
      'stands on one sheet of letter paper and of A4, across, with names of %i letters',
      async (letters) => {
        const findings = findingsOf();
        const named = {
          ...findings,
          findings: findings.findings.map((own) => (letters === 0 ? own : { ...own, title: nameOf(letters) })),
        };
        const [made] = await renderDocuments(publication({ findings: named, reports: [brief] }));
        const page = await (browser as Browser).newPage();
        await page.setContent(new TextDecoder().decode(made?.bytes));
        for (const format of ['Letter', 'A4'] as const) {
          const pdf = (await page.pdf({ format, landscape: true, printBackground: true })).toString('latin1');
          expect(pdf.match(/\/Type \/Page\b(?!s)/g), format).toHaveLength(1);
        }
        await page.close();
      },
      60_000,
    );
  });
});
