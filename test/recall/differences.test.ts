import { describe, expect, it } from 'vitest';
import { differencesOf } from '../../src/recall/index.ts';
import type { Findings } from '../../src/spec/findings.ts';
import { findingsOf } from '../report/fixture.ts';

const before = findingsOf();
const [first] = before.findings;
if (!first) throw new Error('the fixture must have findings');
const withFirst = (changes: Partial<typeof first>): Findings => ({
  ...before,
  findings: [{ ...first, ...changes }, ...before.findings.slice(1)],
});
const place = { subject: first.metric, area: first.area, group: '', period: '' };

describe('what two reports say differently', () => {
  it('is nothing of a report and itself', () => {
    expect(differencesOf(before, before)).toEqual([]);
  });

  it('names a verdict that flipped, with both words', () => {
    const now = withFirst({ movement: 'worse' });
    expect(differencesOf(before, now)).toEqual([{ ...place, kind: 'verdict', was: first.movement, now: 'worse' }]);
  });

  it('tells a figure of the same period that was restated, and not one that is new', () => {
    const [point, ...others] = first.series;
    if (!point || point.value === null) throw new Error('the fixture must have a value');
    const extra = { ...point, period: '2099-Q1' };
    const now = withFirst({ series: [{ ...point, value: point.value + 1 }, ...others, extra] });
    const restated = { ...place, kind: 'restated', period: point.period, was: point.value, now: point.value + 1 };
    expect(differencesOf(before, now)).toEqual([restated]);
  });

  it('sets nothing beside a number that is defined otherwise', () => {
    const now = withFirst({ version: first.version + 1, definition: 'another', movement: 'worse', promise: 'met' });
    expect(differencesOf(before, now).map(({ kind }) => kind)).toEqual(['definition']);
  });

  it('says in what a definition of the same words differs', () => {
    const change = (one: Partial<typeof first>) =>
      differencesOf(before, withFirst(one)).map(({ was, now }) => [was, now]);
    const version = first.version + 1;
    expect(change({ version })).toEqual([[`version ${first.version}`, `version ${version}`]]);
    const definitionLog = { ...first.definitionLog, hash: 'ffffffffffffffff' };
    expect(change({ definitionLog })).toEqual([[first.definitionLog.hash, 'ffffffffffffffff']]);
  });

  it('tells findings, checks and files that came or went', () => {
    const [check] = before.checks;
    const [line] = before.ledger;
    if (!check || !line) throw new Error('the fixture must have checks and files');
    const now: Findings = {
      ...before,
      findings: before.findings.slice(1),
      checks: before.checks.map((one) => (one === check ? { ...one, passed: !one.passed, waiver: null } : one)),
      ledger: [...before.ledger, { ...line, file: 'zz.csv' }],
    };
    expect(differencesOf(before, now).map(({ kind, subject, was, now: is }) => [kind, subject, was, is])).toEqual([
      ['metric', first.metric, 'reported', null],
      ['check', check.id, expect.any(String), expect.any(String)],
      ['file', 'zz.csv', null, line.sha256.slice(0, 12)],
    ]);
  });
});
