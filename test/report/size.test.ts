import { describe, expect, it } from 'vitest';
import { renderDocuments } from '../../src/report/index.ts';
import { findingsOf, publication } from './fixture.ts';
import { staggeredEffect } from './fixture-effect.ts';

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
        ...(finding.area === '*' ? { effect: staggeredEffect() } : {}),
      })),
  );
  return { ...small, findings: findings.flat() };
}

describe('a large board report', () => {
  it('of 30 metrics and 20 areas, all with their charts, is smaller than 1.5 MB', async () => {
    const { reports, methods } = publication();
    const findings = large();
    expect(findings.findings).toHaveLength(600);
    const calendar = { ...methods.calendar, fiscalYearStarts: 1 };
    const board = reports.filter(({ detail }) => detail === 'plain');
    const documents = await renderDocuments(
      publication({ findings, reports: board, methods: { ...methods, calendar } }),
    );
    const page = documents.find(({ path }) => path === 'board.html');
    expect(new TextDecoder().decode(page?.bytes).match(/<svg class="chart"/g)?.length).toBeGreaterThan(200);
    expect(page?.bytes.length).toBeLessThan(1_500_000);
  }, 120_000);
});
