import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { listed, renderList } from '../../src/report/list-page.ts';
import type { Findings } from '../../src/spec/findings.ts';
import { english } from '../../src/words/index.ts';
import { findingsOf } from './fixture.ts';
import { backwards, markup } from './hostile.ts';

const findings = findingsOf();
const of = (asOfDay: string, changes: Partial<Findings> = {}): Findings => ({
  ...findings,
  run: { ...findings.run, asOfDay },
  artifacts: ['analyst.html', 'board.html', 'charts/x.vl.json', 'junit.xml'].map((path) => ({
    path,
    sha256: '',
    bytes: 1,
  })),
  ...changes,
});
const pageOf = (...reports: readonly (readonly [string, Findings])[]): string =>
  new TextDecoder().decode(
    renderList(
      reports.map(([period, own]) => listed(period, own, english)),
      { language: 'en', title: null },
    ).bytes,
  );

describe('the page that lists all reports', () => {
  const page = pageOf(['2021-Q4', of('2021-12-31')], ['2022-Q1', of('2022-03-31')], ['2021-Q3', of('2021-09-30')]);

  it('has the latest first, each with its pages and what programs read, but no parts of a page', () => {
    expect([...page.matchAll(/href="\.\/([^"]+)\/board\.html"/g)].map(([, period]) => period)).toEqual([
      '2022-Q1',
      '2021-Q4',
      '2021-Q3',
    ]);
    expect(page).toContain('href="./2022-Q1/findings.json"');
    expect(page).not.toContain('.vl.json');
  });

  it('names the board’s page first, and languages by their own names', () => {
    const artifacts = ['analyst.html', 'board-es.html', 'board.html'].map((path) => ({ path, sha256: '', bytes: 1 }));
    const links = pageOf(['2022-Q1', of('2022-03-31', { artifacts })]).matchAll(/\.html">([^<]+)<\/a>/g);
    expect([...links].map(([, name]) => name)).toEqual(['Board', 'Board (español)', 'Analyst']);
  });

  it('says where the data failed', () => {
    expect(pageOf(['2022-Q1', of('2022-03-31', { status: 'data-failed' })])).toContain('Data checks failed');
  });

  it('says which of them was corrected since, and not by which others are told of it', () => {
    const corrections = [{ report: '2021-Q4', on: '2022-02-03', what: 'Two were counted twice.', metrics: [] }];
    const board = { narrative: null, replies: [], actions: [], corrections };
    const told = (asOf: string): boolean =>
      pageOf([asOf, of('2022-03-31', { board, run: { ...findings.run, asOf, asOfDay: '2022-03-31' } })]).includes(
        'Corrected on 3 February 2022',
      );
    expect([told('2021-Q4'), told('2022-Q1')]).toEqual([true, false]);
  });

  it('is valid HTML that loads nothing', async () => {
    const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });
    const title = 'Domestic violence response teams, Canyon City '.repeat(200);
    for (const one of [page, pageOf(['2022-Q1', of('2022-03-31', { run: { ...findings.run, title } })])]) {
      const report = await validator.validateString(one);
      expect(report.results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
    }
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/https?:/);
  });

  it('takes hostile names as text', () => {
    const run = { ...findings.run, title: `${markup}${backwards}`, asOfLabel: markup, asOfDay: '2022-03-31' };
    const hostile = pageOf([`2022-Q1_${'"><script>'}`, of('2022-03-31', { run })]);
    expect(hostile).not.toMatch(/<script|<img|\u202e/);
  });
});
