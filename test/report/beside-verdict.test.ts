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

  it('goes with a verdict that is hidden', () => {
    const [finding] = whole.findings.map(promised).filter(({ movement }) => movement === 'better');
    if (!finding) throw new Error('no finding');
    expect(saidOf(finding)).toBe('Keep the <sites> open.');
    expect(saidOf(hide(finding))).toBeNull();
  });
});
