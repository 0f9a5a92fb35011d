import { createHash } from 'node:crypto';
import { HtmlValidate } from 'html-validate';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderDocuments } from '../../src/report/index.ts';
import { findingsSchema, movements, pointStates, promises, reasons, type Sentence } from '../../src/spec/findings.ts';
import type { Document } from '../../src/spec/publication.ts';
import { pageOneWords } from '../../src/words/index.ts';
import { findingsOf, publication } from './fixture.ts';
import { backwards, hostilePublication, markup } from './hostile.ts';

const decoder = new TextDecoder();
const text = (documents: readonly Document[], path: string): string => {
  const found = documents.find((document) => document.path === path);
  if (found === undefined) throw new Error(`no ${path}`);
  return decoder.decode(found.bytes);
};

describe('renderDocuments', () => {
  let documents: readonly Document[] = [];
  beforeAll(async () => {
    documents = await renderDocuments(publication());
  }, 60_000);

  it('writes a page per report, the exports and a specification per chart', () => {
    const paths = documents.map((document) => document.path);
    expect(paths.slice(0, 4)).toEqual(['board.html', 'analyst.html', 'findings.json', 'findings.csv']);
    expect(paths).toContain('charts/shootings-program-trend.vl.json');
    expect(paths).toContain('charts/shootings-all-areas-areas.vl.json');
    expect(paths).toContain('charts/all-all-metrics-changes.vl.json');
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('wraps what stands above an exported chart, which would else be as wide as its longest sentence', () => {
    const specs = documents.filter(({ path }) => path.endsWith('.vl.json'));
    for (const { bytes } of specs) {
      const { title } = JSON.parse(decoder.decode(bytes)) as { title: { text: string[]; subtitle: string[] } };
      const lines = [...title.text, ...title.subtitle].filter((line) => line.includes(' '));
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(105);
    }
  });

  it('writes findings.json by the published schema, unchanged', () => {
    const parsed = findingsSchema.parse(JSON.parse(text(documents, 'findings.json')));
    expect(parsed).toEqual(publication().findings);
  });

  it('has every verdict, reason and state in its fixture', () => {
    const json = text(documents, 'findings.json');
    for (const word of [...movements, ...promises, ...reasons, ...pointStates]) expect(json).toContain(`"${word}"`);
  });

  it.each(['board.html', 'analyst.html'])('%s is valid HTML', async (path) => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended', 'html-validate:document'],
      rules: { 'no-trailing-whitespace': 'off' },
    });
    const report = await validator.validateString(text(documents, path));
    expect(
      report.results
        .flatMap((result) =>
          result.messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId} ${message}`),
        )
        .slice(0, 10),
    ).toEqual([]);
  });

  it.each(['board.html', 'analyst.html'])('%s allows its one stylesheet by hash and nothing else', (path) => {
    const html = text(documents, path);
    const css = html.match(/<style>([\s\S]*?)<\/style>/)?.[1] ?? '';
    const hash = createHash('sha256').update(css, 'utf8').digest('base64');
    expect(html).toContain(`style-src &#39;sha256-${hash}&#39;`.replaceAll('&#39;', "'"));
    expect(html.match(/<style/g)).toHaveLength(1);
    expect(html).not.toMatch(
      /<script|<link|<iframe|<img|<object|<embed|<form| on[a-z]+=| style="|javascript:|@import|url\((?!#)/i,
    );
    expect(
      [...html.matchAll(/(?:href|src|action|xlink:href)="([^"]*)"/g)]
        .map((match) => match[1])
        .filter((url) => !url?.startsWith('#')),
    ).toEqual([]);
    expect(
      [...html.matchAll(/https?:[^"'\s<]*/g)]
        .map((match) => match[0])
        .filter((url) => url !== 'http://www.w3.org/2000/svg'),
    ).toEqual([]);
  });

  it('has one h1, and ids that are unique', () => {
    const html = text(documents, 'analyst.html');
    expect(html.match(/<h1/g)).toHaveLength(1);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('shows p-values to analysts alone, and no percentage on small counts', () => {
    expect(text(documents, 'board.html')).not.toMatch(/\bp 0\.|<th[^>]*>p<\/th>/);
    expect(text(documents, 'analyst.html')).toMatch(/<th[^>]*>p<\/th>/);
    const homicides = text(documents, 'board.html').match(/#metric-homicides[\s\S]*?<\/tr>/)?.[0] ?? '';
    expect(homicides).toContain('small counts');
    expect(homicides).not.toContain('%');
  });

  it('renders the same bytes again, whatever was rendered before', async () => {
    await renderDocuments(hostilePublication());
    const again = await renderDocuments(publication());
    expect(again.map(({ path, bytes }) => [path, createHash('sha256').update(bytes).digest('hex')])).toEqual(
      documents.map(({ path, bytes }) => [path, createHash('sha256').update(bytes).digest('hex')]),
    );
  }, 60_000);

  it('keeps hostile text inert in pages, charts and the policy', async () => {
    for (const { path, bytes } of await renderDocuments(hostilePublication())) {
      const body = decoder.decode(bytes);
      if (path.endsWith('.html')) {
        expect(body).not.toMatch(/<script|<img/i);
        expect(body.match(/<style/g)).toHaveLength(1);
        expect(body).toContain('&lt;script>alert(1)');
      }
      if (path !== 'findings.json') expect(body, path).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u0000\u0085\uffff]/);
      if (path.endsWith('.vl.json')) expect(JSON.stringify(JSON.parse(body)), path).not.toMatch(/[\u202e\u2066\uffff]/);
    }
    expect(markup.length + backwards.length).toBeGreaterThan(0);
  }, 60_000);

  it('says that it is the first report, or names the one before', async () => {
    expect(text(documents, 'board.html')).toContain('This is the first report');
    const findings = findingsOf();
    const later = publication({
      findings: {
        ...findings,
        run: {
          ...findings.run,
          previous: 'aa11bb22cc33dd44',
          sinceLast: [{ key: 'since.verdict', params: {}, text: 'Robberies: was “Better”, now “Worse”.' }],
        },
      },
    });
    const html = text(await renderDocuments(later), 'board.html');
    expect(html).toContain('Robberies: was “Better”, now “Worse”.');
    expect(html).not.toContain('This is the first report');
  }, 60_000);

  it('tells of each kind of change first, and lists all behind page one', async () => {
    const findings = findingsOf();
    const said = (key: string, text: string): Sentence => ({ key: `since.${key}`, params: { metric: text }, text });
    const flips = Array.from({ length: 9 }, (_, n) => said('verdict', `flip ${n}`));
    const sinceLast = [said('stand-some', 'stand'), ...flips, said('restated', 'was 23'), said('files', '1 withdrawn')];
    const run = { ...findings.run, previous: 'aa11bb22cc33dd44', sinceLast };
    const html = text(await renderDocuments(publication({ findings: { ...findings, run } })), 'board.html');
    const first = html.slice(html.indexOf('class="since"'), html.indexOf('class="against'));
    for (const told of ['stand', 'flip 0', 'flip 1', 'was 23', '1 withdrawn']) expect(first).toContain(told);
    expect(first).toContain('<a href="#changed">And 7 more.</a>');
    const list = html.slice(html.indexOf('id="changed"'));
    for (const { text: told } of sinceLast) expect(list).toContain(`<li>${told}</li>`);
  }, 60_000);

  it('says of a verdict that no longer stands once what it was', async () => {
    const findings = findingsOf();
    const said = (key: string, text: string): Sentence => ({ key, params: { metric: 'robberies' }, text });
    const sinceLast = [said('since.stands-not', 'turned'), said('since.verdict', 'flipped')];
    const run = { ...findings.run, previous: 'aa11bb22cc33dd44', sinceLast };
    const html = text(await renderDocuments(publication({ findings: { ...findings, run } })), 'board.html');
    const first = html.slice(html.indexOf('class="since"'), html.indexOf('class="against'));
    expect(first).toContain('turned');
    expect(first).not.toContain('flipped');
  }, 60_000);

  it('stamps the page when data checks failed', async () => {
    const findings = findingsOf();
    const failed = publication({ findings: { ...findings, status: 'data-failed', exitCode: 3 } });
    expect(text(await renderDocuments(failed), 'board.html')).toContain(
      'Data checks failed. Do not decide on this report.',
    );
  }, 60_000);

  it('says first what failed, and lists the checks so', async () => {
    const html = text(documents, 'analyst.html');
    const part = html.slice(html.indexOf('id="data-quality"'));
    expect(part).toContain(
      '1 of 5 data checks failed and is accepted for now; 2 warn; 2 passed. 1 more only tells a number',
    );
    const results = [...part.matchAll(/data-label="Result"><strong[^>]*>([^<]+)</g)].map(([, result]) => result);
    expect(results).toEqual(['Failure, accepted for now', 'Warning', 'Warning', 'Noted', 'Passed', 'Passed']);
  });

  it('says how to make the same run, by its day, and names no verb that there is not', () => {
    const html = text(documents, 'analyst.html');
    expect(html).toMatch(/yardline run [^<]* --as-of 2023-01-14</);
    expect(html).not.toContain('yardline verify');
  });

  it('has no heading for the smallest change where there is no goal', async () => {
    const findings = findingsOf();
    const without = findings.findings.map((finding) => ({ ...finding, role: 'context' as const }));
    const html = text(
      await renderDocuments(publication({ findings: { ...findings, findings: without } })),
      'board.html',
    );
    expect(text(documents, 'board.html')).toContain(`<h3>${pageOneWords.smallest}</h3>`);
    expect(html).not.toContain(`<h3>${pageOneWords.smallest}</h3>`);
  }, 60_000);

  it('uses the whole universe where there are no programme areas', async () => {
    const findings = findingsOf();
    const without = findings.findings.filter((finding) => finding.areaRole === 'universe');
    const html = text(
      await renderDocuments(publication({ findings: { ...findings, findings: without } })),
      'board.html',
    );
    const [shootings] = without.filter(({ metric }) => metric === 'shootings');
    expect(html).toContain(shootings?.sentence.text);
    expect(html).not.toContain('data-finding');
  }, 60_000);

  it('stands for 3,000 findings within 5 MB a page', async () => {
    const many = publication({ findings: findingsOf(366) });
    expect(many.findings.findings).toHaveLength(3000);
    for (const { path, bytes } of await renderDocuments(many)) {
      if (path.endsWith('.html')) expect(bytes.length, path).toBeLessThan(5_000_000);
    }
  }, 120_000);
});
