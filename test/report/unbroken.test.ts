import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { Unbroken } from '../../src/report/components/told.tsx';
import { renderDocuments } from '../../src/report/index.ts';
import type { Change } from '../../src/spec/findings.ts';
import { findingsOf, publication } from './fixture.ts';
import { effectFinding, levelsEffect } from './fixture-effect.ts';

const said = (text: string): string => renderToString(Unbroken({ children: text }) as never);

it('keeps numbers by their units, and periods whole', () => {
  expect(said('19 min 27 s in 2024-Q4, after 3 % in FY2024-Q1')).toBe(
    '19\u00a0min 27\u00a0s in <span class="nowrap">2024-Q4</span>, after 3\u00a0% in <span class="nowrap">FY2024-Q1</span>',
  );
  expect(said('before 2024-01-31 and in 2024-02.')).toBe(
    'before <span class="nowrap">2024-01-31</span> and in <span class="nowrap">2024-02</span>.',
  );
  expect(said('file part-2024-Q4b')).toBe('file part-2024-Q4b');
});

it('does so in what is said of an effect', async () => {
  const finding = effectFinding(levelsEffect(), { contribution: 'supported', shown: { as: 'percent', unit: '' } });
  const findings = { ...findingsOf(), findings: [finding] };
  const board = (await renderDocuments(publication({ findings }))).find(({ path }) => path === 'board.html');
  const [, answer = ''] = new TextDecoder().decode(board?.bytes).split('Is it us?</h4>');
  const [paragraph = ''] = answer.split('</p>');
  expect(paragraph).toContain('\u00a0%');
  expect(paragraph).not.toMatch(/\d %/);
});

it('keeps the periods of a baseline whole on page one', async () => {
  const whole = findingsOf();
  const [first] = whole.findings.filter(({ area }) => area === '*');
  if (!first) throw new Error('no finding');
  const own = (change: Change): Change =>
    change.status === 'estimated' ? { ...change, window: { ...change.window, label: '2021-Q2 to 2023-Q3' } } : change;
  const { changes } = first;
  const moved = { ...first, changes: { ...changes, [changes.primary]: own(changes[changes.primary]) } };
  const findings = { ...whole, findings: whole.findings.map((one) => (one === first ? moved : one)) };
  const board = (await renderDocuments(publication({ findings }))).find(({ path }) => path === 'board.html');
  expect(new TextDecoder().decode(board?.bytes)).toContain(
    '<span class="nowrap">2021-Q2</span> to <span class="nowrap">2023-Q3</span></span></td>',
  );
});
