import { describe, expect, it } from 'vitest';
import { hide } from '../../src/redact/hide.ts';
import { renderDocuments } from '../../src/report/index.ts';
import { saidOf } from '../../src/report/said.ts';
import type { Finding } from '../../src/spec/findings.ts';
import { findingsOf, publication } from './fixture.ts';

const whole = findingsOf();
const promised = (finding: Finding): Finding => ({
  ...finding,
  decision: finding.decision && {
    ...finding.decision,
    commitments: { better: 'Keep the <sites> open.', worse: 'Meet within 30 days.' },
  },
});

describe('what the board said of a verdict', () => {
  it('stands beside it on page one and in its section, escaped', async () => {
    const findings = { ...whole, findings: whole.findings.map(promised) };
    const [board] = await renderDocuments(publication({ findings }));
    const html = new TextDecoder().decode(board?.bytes);
    const found = html.split('<strong>You said:</strong> <bdi>Keep the &lt;sites> open.</bdi>').length - 1;
    const better = whole.findings.filter(({ area, movement }) => area === '*' && movement === 'better');
    expect(found).toBe(2 * better.length);
  });

  it('is told of a number that is no longer reported, where a partner replied to it late', async () => {
    const reply = { from: 'Police <Department>', on: '2023-02-10', text: 'The form changed.', report: '2022-Q3' };
    const [first] = whole.findings;
    if (!first) throw new Error('no finding');
    const replies = [
      { ...reply, metric: 'gone-metric' },
      { ...reply, metric: first.metric, text: 'Of a number that stands.' },
    ];
    const board = { narrative: null, replies, corrections: [], actions: [] };
    const [made] = await renderDocuments(publication({ findings: { ...whole, board } }));
    const html = new TextDecoder().decode(made?.bytes);
    const [, section = ''] = html.split('id="replies"');
    expect(section.split('</section>')[0]).toMatch(
      /gone metric<\/bdi>: <strong>Police &lt;Department> replies to the report of/,
    );
    expect(html.split('The form changed.').length).toBe(2);
    expect(section.split('</section>')[0]).not.toContain('Of a number that stands.');
  });

  it('goes with a verdict that is hidden', () => {
    const [finding] = whole.findings.map(promised).filter(({ movement }) => movement === 'better');
    if (!finding) throw new Error('no finding');
    expect(saidOf(finding)).toBe('Keep the <sites> open.');
    expect(saidOf(hide(finding))).toBeNull();
  });
});
