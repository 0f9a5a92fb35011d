import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { columns } from '../../src/report/exports/finding-rows.ts';
import { findingsCsv } from '../../src/report/exports/findings-csv.ts';
import type { Finding } from '../../src/spec/findings.ts';
import { csvCell } from '../../src/words/csv-cell.ts';
import { findingsOf, publication } from './fixture.ts';
import { hostilePublication } from './hostile.ts';

const decoder = new TextDecoder();

function rowsOf(disclosed = publication()): Record<string, string>[] {
  const [document] = findingsCsv(disclosed);
  return parse(decoder.decode(document?.bytes), { columns: true });
}

describe('csvCell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['＝1+1', "'＝1+1"],
    ['\n=1+1', `"'\n=1+1"`],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['=a,"b"', `"'=a,""b"""`],
    ['plain', 'plain'],
    ['  =1+1', "'  =1+1"],
    // where a semicolon parts cells, what follows it begins one
    ["a;=cmd|'/C calc'!A0", "a;'=cmd|'/C calc'!A0"],
    ['a\u202eb\u0000\u0085\uffff', 'a\\u202eb\\u0000\\u0085\\uffff'],
    ['\ufeff=1+1', '\\ufeff=1+1'],
    ['two\r\nlines\rthree', '"two\nlines\\u000dthree"'],
  ])('writes %j as %j', (value, cell) => expect(csvCell(value)).toBe(cell));

  it('keeps numbers as numbers, also negative ones', () => {
    expect(csvCell(-3.5)).toBe('-3.5');
    expect(csvCell(0)).toBe('0');
    expect(csvCell(null)).toBe('');
  });
});

describe('findings.csv', () => {
  it('has a row for each window, change, effect and period', () => {
    const rows = rowsOf();
    const one = rows.filter((row) => row.metric === 'shootings' && row.area === '*');
    expect(one.map((row) => row.record)).toEqual([
      'now',
      'also',
      'change-baseline',
      'change-same-season',
      'change-previous',
      'effect',
      ...Array<string>(32).fill('period'),
    ]);
    expect(rows).toHaveLength(publication().findings.findings.length * 38);
    expect(Object.keys(rows[0] ?? {})).toEqual(columns);
  });

  it('tells 0, not reported, suppressed and withheld apart', () => {
    const rows = rowsOf();
    const hidden = rows.filter(
      (row) => row.state === 'suppressed' || row.state === 'not-reported' || row.state === 'withheld',
    );
    expect(hidden.length).toBeGreaterThan(0);
    for (const row of hidden) expect([row.value, row.low, row.high, row.events, row.p]).toEqual(['', '', '', '', '']);
    for (const row of rows.filter((row) => row.state === 'withheld')) expect(row.reason).not.toBe('');
  });

  it('leaves the estimate of a rise from none empty, with the reason', () => {
    const whole = findingsOf();
    const findings = whole.findings.map((finding): Finding => {
      const { baseline } = finding.changes;
      if (baseline.status !== 'estimated') return finding;
      return { ...finding, changes: { ...finding.changes, baseline: { ...baseline, estimate: { bound: 'none' } } } };
    });
    const rows = rowsOf(publication({ findings: { ...whole, findings } }));
    const rises = rows.filter((row) => row.record === 'change-baseline' && row.state === 'estimated');
    expect(rises.length).toBeGreaterThan(0);
    for (const row of rises) expect([row.estimate, row.reason]).toEqual(['', 'no-events-in-baseline']);
  });

  it('leaves no cell that a spreadsheet would run', () => {
    const cells = rowsOf(hostilePublication()).flatMap((row) => Object.values(row));
    const live = cells.filter(
      (cell) => /^[=+@＝＋－＠\t\r\n]/.test(cell) || (cell.startsWith('-') && Number.isNaN(Number(cell))),
    );
    expect(live).toEqual([]);
  });
});
