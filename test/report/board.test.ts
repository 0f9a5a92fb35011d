import { describe, expect, it } from 'vitest';
import { renderDocuments } from '../../src/report/index.ts';
import type { Finding } from '../../src/spec/findings.ts';
import { effect, likeLevel } from '../interpret/effects.ts';
import { findingsOf, publication } from './fixture.ts';

const decoder = new TextDecoder();

async function pages(change: (finding: Finding) => Finding = (finding) => finding): Promise<Map<string, string>> {
  const findings = findingsOf();
  const documents = await renderDocuments(
    publication({ findings: { ...findings, findings: findings.findings.map(change) } }),
  );
  return new Map(documents.map(({ path, bytes }) => [path, decoder.decode(bytes)]));
}

const cell = (html: string, metric: string, label: string): string =>
  html
    .match(new RegExp(`<a href="#metric-${metric}">[\\s\\S]*?</tr>`))?.[0]
    .match(new RegExp(`data-label="${label}"[^>]*>([\\s\\S]*?)</td>`))?.[1]
    ?.replace(/<[^>]*>/g, '|') ?? '';

const article = (html: string, metric: string): string =>
  html.match(new RegExp(`id="metric-${metric}"[\\s\\S]*?</article>`))?.[0] ?? '';

describe('page one', () => {
  const shootings = findingsOf().findings.find((finding) => finding.metric === 'shootings' && finding.area === '*');
  const change = shootings?.changes.baseline;
  if (change?.status !== 'estimated') throw new Error('the fixture has an estimate');

  it('gives the baseline as what it would have led to over the time now, never as a sum over more years', async () => {
    const expected = Math.round(((change.events ?? 0) * (change.compared.exposure ?? 0)) / (change.exposure ?? 1));
    const text = cell((await pages()).get('board.html') ?? '', 'shootings', 'Baseline');
    expect(text).toContain(`|about ${expected} expected|`);
    expect(text).toContain('rate ');
    expect(text).not.toContain('in all');
    expect(cell((await pages()).get('board.html') ?? '', 'robbery', 'Target')).toContain('|rate 200|');
  }, 60_000);

  it('says of comparison areas a percentage where it may, else their verdict, and where theirs differs that once for each table', async () => {
    const others = (part: object, movement: Finding['movement'] = 'no-clear-change') =>
      pages((finding) => {
        if (finding.areaRole !== 'all-comparison') return finding;
        const baseline = { ...change, ...part };
        return { ...finding, movement, changes: { ...finding.changes, baseline } };
      });
    const said = async (part: object): Promise<string> =>
      cell((await others(part)).get('board.html') ?? '', 'shootings', 'Change');
    const percent = { percentAllowed: true, estimate: 0.9 };
    expect(await said(percent)).toMatch(/\|Comparison areas: −10\u00a0%\|/);
    const earlier = { ...percent, window: { ...change.window, from: '2018-01-01', to: '2020-12-31' } };
    expect(await said(earlier)).toMatch(/\|Comparison areas: −10\u00a0%\|/);
    expect(
      ((await others(earlier)).get('board.html') ?? '').split('held against January 2018 to December 2020'),
    ).toHaveLength(3);
    expect(await said({ percentAllowed: false })).toMatch(/\|Comparison areas: no clear change\|/);
  }, 60_000);
});

describe('when a rule of decision was declared', () => {
  const declared = async (date: string): Promise<string> => {
    const html = await pages((finding) => ({
      ...finding,
      decision: finding.decision && { ...finding.decision, declared: date },
    }));
    return article(html.get('board.html') ?? '', 'shootings');
  };
  it('says before only where it was', async () => {
    expect(await declared('2019-11-12')).toContain('declared on 12 November 2019, before these results');
    const late = await declared('2022-11-12');
    expect(late).toContain('declared on 12 November 2022, after these data began');
    expect(late).not.toContain('before these results');
  }, 60_000);
});

describe('areas in the board report', () => {
  const wholeTitles = ['Cherry Hill', 'Penn North'];

  it('are those of the programme and their neighbours; the analyst has all', async () => {
    const html = await pages();
    const board = article(html.get('board.html') ?? '', 'shootings');
    const analyst = article(html.get('analyst.html') ?? '', 'shootings');
    for (const title of wholeTitles) for (const page of [board, analyst]) expect(page).toContain(title);
    expect(board).not.toContain('Upton');
    expect(board).toContain('Comparison areas are in the analyst report.');
    expect(analyst.match(/Upton/g)?.length).toBeGreaterThan(1);
    expect(analyst).not.toContain('Comparison areas are in the analyst report.');
    expect([...html.keys()]).toContain('charts/shootings-all-areas-areas.vl.json');
    expect([...html.keys()]).toContain('charts/shootings-program-and-neighbours-areas.vl.json');
  }, 60_000);

  it('say once which numbers have no verdict in any of them', async () => {
    const list = (html: string): string => html.match(/<section[^>]*id="areas"[\s\S]*?<\/section>/)?.[0] ?? '';
    const title = findingsOf().findings.find(({ metric }) => metric === 'shootings')?.title ?? '';
    const verdicts = (html: string): number =>
      list(html.replace(/<table[\s\S]*?<\/table>/g, '')).split(`<li>${title}</li>`).length - 1;
    const usual = (await pages()).get('board.html') ?? '';
    const nowhere = await pages((one) => (one.metric === 'shootings' ? { ...one, movement: 'withheld' } : one));
    expect(list(nowhere.get('board.html') ?? '')).toContain('In all of these areas');
    expect(verdicts(nowhere.get('board.html') ?? '')).toBeLessThan(verdicts(usual));
  }, 60_000);

  it('are never drawn where they are left out, nor set the scale', async () => {
    const html = await pages((finding) =>
      finding.area === 'Upton'
        ? {
            ...finding,
            areaRole: 'excluded',
            series: finding.series.map((point) => ({ ...point, value: point.value === null ? null : 1e6 })),
          }
        : finding,
    );
    const spec = html.get('charts/shootings-all-areas-areas.vl.json') ?? '';
    expect(spec).toContain('Cherry Hill');
    expect(spec).not.toContain('Upton');
    expect(spec).not.toContain('1,000,000');
    expect(article(html.get('analyst.html') ?? '', 'shootings')).toContain('Upton');
  }, 60_000);
});

it('describes a trend up to the last settled period', async () => {
  const html = (await pages()).get('board.html') ?? '';
  const said = article(html, 'shootings').match(/<desc[^>]*>([^<]*)/)?.[1] ?? '';
  expect(said).toMatch(/From [\d,.]+ in 2015-Q1 to [\d,.]+ in 2022-Q3\. 2022-Q4 is not final\./);
}, 60_000);

it('shows by the answer, and not folded away, which choices turn it where it depends on them', async () => {
  const places = async (contribution: Finding['contribution']): Promise<readonly number[]> => {
    const html = await pages((finding) => ({
      ...finding,
      contribution,
      effect:
        finding.metric === 'shootings'
          ? { ...effect(), observed: 800, expected: 1000, sensitivity: likeLevel(true) }
          : finding.effect,
    }));
    const text = article(html.get('board.html') ?? '', 'shootings');
    return ['Would other choices change this?', 'More on this number'].map((words) => text.indexOf(words));
  };
  const [open = -1, fold = -1] = await places('depends-on-comparison');
  expect(open).toBeGreaterThan(0);
  expect(open).toBeLessThan(fold);
  const [folded = -1, more = -1] = await places('not-shown');
  expect(folded).toBeGreaterThan(more);
}, 60_000);

describe('a rise from none', () => {
  it('is worded and never a number', async () => {
    const html = await pages((finding) => {
      const { baseline } = finding.changes;
      if (finding.metric !== 'robbery' || baseline.status !== 'estimated') return finding;
      const none = { bound: 'none' } as const;
      const rise = {
        events: 0,
        value: 0,
        estimate: none,
        high: none,
        adjusted: { ...baseline.adjusted, low: 1.4, high: none },
        absolute: { estimate: 5, low: 1.4, high: none },
        percentAllowed: false,
      };
      return { ...finding, changes: { ...finding.changes, baseline: { ...baseline, ...rise } } };
    });
    for (const page of ['board.html', 'analyst.html']) {
      const body = html.get(page) ?? '';
      expect(body).not.toMatch(/NaN|\[object/);
      expect(cell(body, 'robbery', 'Change')).toContain('from none before');
      expect(cell(body, 'robbery', 'Baseline')).toContain('none counted');
    }
    expect(html.get('analyst.html')).toMatch(/<td[^>]*>from none before<\/td>/);
    expect(html.get('charts/all-all-metrics-changes.vl.json')).toContain('"estimate": null');
  }, 60_000);
});
