import { describe, expect, it } from 'vitest';
import { roundFinding } from '../../src/redact/round.ts';
import { renderDocuments } from '../../src/report/index.ts';
import { partText, tellingShare } from '../../src/report/told-shares.ts';
import type { Finding, Level } from '../../src/spec/findings.ts';
import { reportSchema, type Section } from '../../src/spec/report.ts';
import { english, wordsIn } from '../../src/words/index.ts';
import { findingsOf, publication } from './fixture.ts';

const report = (id: string, shares: 'percent' | 'one-in') =>
  reportSchema.parse({ id, title: id, audience: id, shares, sections: ['page-one', 'metrics'] as Section[] });
const [plain, oneIn] = [report('plain', 'percent'), report('board', 'one-in')];
const view = { report: oneIn, words: english };

const document = findingsOf();
const late = document.findings.find(({ metric }) => metric === 'late-calls') as Finding;
const level = late.now as Extract<Level, { status: 'estimated' }>;
/** So many of so many calls; of none counted, the share alone, as of weighted answers. */
function share(value: number, of: number, events: number | null = Math.round(value * of)): Finding {
  const exposure = events === null ? null : of;
  const counted = events === null ? {} : { events, of };
  const params = {
    one: 'call',
    many: 'calls',
    what: 'the share',
    as: 'percent',
    unit: '',
    value,
    n: of,
    period: '2025',
  };
  return {
    ...late,
    measure: events === null ? 'survey-share' : 'share',
    shown: { as: 'percent', unit: '' },
    now: { ...level, value, n: of, events, exposure },
    sentence: { key: 'value-alone', params: { ...params, ...counted, reason: 'whole-coalition' }, text: '' },
  } as Finding;
}

const said = (finding: Finding, words = english): string => tellingShare(finding, oneIn, words).sentence.text;

describe('a report that tells shares as one in so many', () => {
  it('says so beside the percentage, in the sentence and in the cell', () => {
    expect(said(share(85 / 268, 268))).toMatch(/^85 of 268 calls \(32 %, about 1 in 3\) in 2025\. /);
    expect(partText(share(85 / 268, 268), view)).toBe('about 1 in 3');
    expect(said(share(0.119, 300, null))).toMatch(/^The share was 12 % \(about 1 in 8\) in 2025\. /);
    expect(said(share(0.119, 300, null), wordsIn('es'))).toContain('12 % (alrededor de 1 de cada 8)');
  });

  it('is of what is told: of a rounded share the part of the rounded one', () => {
    // 8 of 62 are 1 in 8; to the nearest five they are 10 of 60
    expect(said(share(8 / 62, 62))).toContain('(13 %, about 1 in 8)');
    const rounded = roundFinding(share(8 / 62, 62), 5);
    expect(said(rounded)).toContain('10 of 60 calls (17 %, 1 in 6)');
    expect(partText(rounded, view)).toBe('1 in 6');
  });

  it('says none of few records, of what is hidden, and of what is no share', () => {
    for (const few of [share(0.4, 15), share(0.4, 15, null)]) {
      expect(said(few)).not.toMatch(/ in 10/);
      expect(partText(few, view)).toBeNull();
    }
    const hidden = { ...share(0.4, 300), now: { ...level, status: 'withheld', reason: 'suppressed' } } as Finding;
    expect(partText(hidden, view)).toBeNull();
    expect(tellingShare(late, oneIn, english)).toBe(late);
    expect(partText(late, view)).toBeNull();
    expect(partText(share(0.4, 300), { ...view, report: plain })).toBeNull();
  });

  it('leaves other reports of the run, and files for programs, as they are', async () => {
    const findings = document.findings.map((own) => (own === late ? share(85 / 268, 268) : own));
    const made = await renderDocuments(publication({ findings: { ...document, findings }, reports: [plain, oneIn] }));
    const saying = (part: string): readonly string[] =>
      made.filter(({ bytes }) => new TextDecoder().decode(bytes).includes(part)).map(({ path }) => path);
    expect(saying('about 1 in 3')).toEqual(['board.html']);
    expect(saying('85 of 268')).toContain('plain.html');
  });
});
