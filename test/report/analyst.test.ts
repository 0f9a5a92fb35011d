import { expect, it } from 'vitest';
import { markup } from '../../src/report/page.ts';
import type { Finding } from '../../src/spec/findings.ts';
import { gateWords, movementWords, reasonWords, rejectText } from '../../src/words/index.ts';
import { findingsOf, publication } from './fixture.ts';
import { viewOf } from './fixture-view.ts';

const tests: Finding['comparability']['tests'] = [
  { ...shareTest(), before: 0.987, now: 0.912, moved: -0.075, breaks: true },
  { ...shareTest(), before: null, now: null, moved: 0.001 },
  { ...shareTest(), rule: 'wording', arm: 'everywhere', before: null, now: null, moved: 0, limit: 0 },
];
const original = findingsOf();
const disclosed = publication({
  findings: {
    ...original,
    findings: original.findings.map((finding) => ({ ...finding, comparability: { blocked: true, tests } })),
  },
});
const { findings } = disclosed.findings;
const view = viewOf(disclosed, 'full');
const html = markup(view);
const part = (id: string): string =>
  html.slice(html.indexOf(`<section class="part" id="${id}"`)).split('<section class="part"')[1] ?? '';

it('leads from a list of all numbers to each, on to its estimates, and back', () => {
  const index = html.match(/<nav class="index"[\s\S]*?<\/nav>/)?.[0] ?? '';
  for (const { metric, movement } of view.headlines) {
    expect(index).toContain(`<a href="#metric-${metric}">`);
    expect(index).toContain(movementWords[movement].label);
    expect(html).toContain(`<a href="#estimates-${metric}">`);
    expect(html).toContain(`id="estimates-${metric}"`);
  }
});

it('tells each refused comparison of a metric once, however many areas it is about', () => {
  const section = part('estimates');
  expect(section).not.toContain('colSpan');
  for (const { metric } of view.headlines) {
    const own = section.slice(section.indexOf(`id="estimates-${metric}"`)).split('</details>')[0] ?? '';
    const reasons = findings
      .filter((finding) => finding.metric === metric && finding.group === null)
      .flatMap(({ changes }) => (changes.previous.status === 'withheld' ? [changes.previous.reason] : []));
    const lines = [...own.matchAll(/<li>([^<]*)/g)].map(([, line]) => line ?? '');
    for (const reason of new Set(reasons)) {
      const told = lines.filter((line) => line.includes(`: ${reasonWords[reason]} (`));
      expect(told.filter((line) => /^(None given|Not given, [^:]*period before):/.test(line))).toHaveLength(1);
    }
  }
});

it('calls the time just before a year by its name, where nothing can be held against it', () => {
  const year = { from: '2021-10-01', to: '2022-09-30', label: 'a year', kind: 'previous', reason: 'declared' };
  const refused = { status: 'withheld', reason: 'agencies-changed', window: year } as const;
  const of = (baseline: Finding['changes']['baseline']): string => {
    const changes = { primary: 'baseline', baseline, sameSeason: refused, previous: refused } as const;
    const some = original.findings.map((finding) => ({ ...finding, changes }));
    return markup(viewOf(publication({ findings: { ...original, findings: some } }), 'full'));
  };
  expect(of({ ...refused, reason: 'no-baseline' })).toContain('Not given, year before: ');
  expect(of({ ...refused, window: null })).toContain(`None given: ${reasonWords['agencies-changed']} (`);
});

it('shows every test of whether both times were recorded alike, and of what is hidden no size', () => {
  const [first] = html.match(/<details class="gate" open><summary>Recorded alike[\s\S]*?<\/details>/) ?? [''];
  expect(first).toContain(`<summary>${gateWords.summary('3', 1)}</summary>`);
  const rows = [...first.matchAll(/<tr>[\s\S]*?<\/tr>/g)]
    .slice(1)
    .map(([row]) => [...row.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map((cell) => cell[1]));
  const where = gateWords.arms.program;
  expect(rows).toEqual([
    [where, '98.7\u00a0%', '91.2\u00a0%', '7.5 points', '3.0 points', '400', gateWords.broke],
    [where, '', '', '', '', '400', gateWords.held],
    [gateWords.arms.everywhere, '', '', gateWords.same, '', '400', gateWords.held],
  ]);
});

it('words each rule of the records that were turned away, beside its name in the file of them', () => {
  for (const { rule } of disclosed.rejects) {
    expect(part('rejects').toLowerCase()).toContain(rejectText(rule));
    expect(part('rejects')).toContain(`<code>${rule}</code>`);
  }
});

function shareTest(): Finding['comparability']['tests'][number] {
  return {
    rule: 'located-share',
    arm: 'program',
    before: null,
    now: null,
    moved: 0,
    limit: 0.03,
    n: 400,
    breaks: false,
    absorbed: false,
    reason: 'located-share-moved',
    names: [],
  };
}
