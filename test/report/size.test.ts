import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { renderDocuments } from '../../src/report/index.ts';
import type { AreaOutline } from '../../src/spec/publication.ts';
import { launchBrowser } from '../browser.ts';
import { openPage } from '../opened-page.ts';
import { temporaryFolder } from '../program.ts';
import { findingsOf, publication } from './fixture.ts';
import { distributionOf } from './fixture-distribution.ts';
import { staggeredEffect } from './fixture-effect.ts';
import { partnersOfFixture } from './fixture-partners.ts';

/** The fixture's metrics over and over, with an effect each: 30 metrics of 20 areas. */
function large(): ReturnType<typeof findingsOf> {
  const small = findingsOf(11);
  const metrics = [...new Set(small.findings.map(({ metric }) => metric))];
  const findings = Array.from({ length: 30 }, (_, index) =>
    small.findings
      .filter(({ metric }) => metric === metrics[index % metrics.length])
      .map((finding) => ({
        ...finding,
        metric: `metric-${index}`,
        title: `${finding.title}, number ${index}`,
        role: (['goal', 'context', 'guardrail', 'context'] as const)[index % 4] ?? 'goal',
        ...(finding.area === '*' ? { effect: staggeredEffect() } : {}),
        ...(finding.area === '*' && index % 10 === 0 ? { distribution: distributionOf() } : {}),
        ...(finding.area === '*' && index === 0 ? { partners: partnersOfFixture() } : {}),
      })),
  );
  return { ...small, findings: findings.flat() };
}

/** As crooked as the outlines of a city are once they are simplified. */
function outlinesOf(areas: readonly string[]): readonly AreaOutline[] {
  return areas.map((area, at) => {
    const [x, y] = [(at % 5) * 200 + 100, Math.floor(at / 5) * 200 + 100];
    const ring = Array.from({ length: 18 }, (_, corner): [number, number] => {
      const [turn, far] = [(corner / 18) * 2 * Math.PI, 90 + 9 * Math.sin(corner * 5 + at)];
      return [x + far * Math.cos(turn), y + far * Math.sin(turn)];
    });
    return { area, polygons: [[[...ring, ...ring.slice(0, 1)]]] };
  });
}

const [browser, temporary] = [await launchBrowser(), await temporaryFolder()];

describe('a large board report of 30 metrics and 20 areas', () => {
  const file = join(temporary.folder, 'board.html');
  afterAll(async () => {
    await browser?.close();
    await temporary.remove();
  });

  it('is smaller than 1.5 MB with all charts and maps', async () => {
    const { reports, methods } = publication();
    const findings = large();
    expect(findings.findings).toHaveLength(600);
    const calendar = { ...methods.calendar, fiscalYearStarts: 1 };
    const board = reports.filter(({ detail }) => detail === 'plain');
    const [metrics, areas] = [
      [...new Set(findings.findings.map(({ metric }) => metric))],
      [...new Set(findings.findings.map(({ area }) => area))].filter((area) => !/^[*@]/.test(area)),
    ];
    const about = { kind: 'incidents', custody: '', audience: '', isDomestic: false, declared: null };
    const privacy = { ...methods.privacy, namePartners: 'all', facts: metrics.map((metric) => ({ metric, ...about })) };
    const documents = await renderDocuments(
      publication({
        findings,
        reports: board,
        methods: { ...methods, calendar, privacy },
        outlines: outlinesOf(areas),
      }),
    );
    const page = documents.find(({ path }) => path === 'board.html');
    expect(new TextDecoder().decode(page?.bytes).match(/<svg class="chart"/g)?.length).toBeGreaterThan(250);
    expect(documents.filter(({ path }) => path.endsWith('-map.vl.json')).length).toBeGreaterThan(10);
    expect(page?.bytes.length).toBeLessThan(1_500_000);
    writeFileSync(file, page?.bytes ?? '');
  }, 120_000);

  // how long it takes is told by `npm run bench --bench=report`: no test is of time
  it.skipIf(browser === null)('takes less than 150 MB to be open', async () => {
    if (browser === null) return;
    const { megabytes } = await openPage(browser, file);
    if (megabytes !== null) expect(megabytes).toBeLessThan(150);
  });
});
