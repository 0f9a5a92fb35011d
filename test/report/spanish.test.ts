import { describe, expect, it } from 'vitest';
import { renderDocuments } from '../../src/report/index.ts';
import { listed, renderList } from '../../src/report/list-page.ts';
import type { Translation } from '../../src/spec/publication.ts';
import { wordsIn } from '../../src/words/index.ts';
import { publication } from './fixture.ts';

/** The fixture with sentences that have words: its own are only English. */
const small = { key: 'caveat.small-counts', params: {}, text: 'Small counts: no percentage is given.' };
const fixture = publication();
const wrong = { on: '2024-03-01', what: 'Two were counted twice.', metrics: [] };
const whole = {
  ...fixture,
  findings: {
    ...fixture.findings,
    board: {
      narrative: null,
      replies: [],
      actions: [],
      corrections: [fixture.findings.run.asOf, '2001-Q1'].map((period) => ({ ...wrong, report: period })),
    },
    run: { ...fixture.findings.run, sinceLast: [] },
    warnings: [],
    findings: fixture.findings.findings.map((own) => ({
      ...own,
      sentence: small,
      gradeReason: small,
      caveats: [small],
    })),
  },
} as typeof fixture;
const [finding] = whole.findings.findings;
const [report] = whole.reports;
if (finding === undefined || report === undefined) throw new Error('the fixture has findings and a report');
const es: Translation = {
  title: 'Calles Seguras',
  texts: { [finding.owner]: 'responsable' },
  metrics: {
    [finding.metric]: {
      title: 'Tiroteos',
      why: 'Porque sí.',
      noun: { one: 'tiroteo', many: 'tiroteos' },
      unit: 'por cada 100,000 habitantes al año',
      shown: finding.shown,
      what: 'tiroteos',
      definition: 'tiroteos: cada registro',
    },
  },
};
const spanish = { ...report, id: 'junta', language: 'es' as const, title: 'Informe' };
const made = await renderDocuments({ ...whole, reports: [spanish, report], translations: { es } });
const text = (path: string): string => new TextDecoder().decode(made.find((one) => one.path === path)?.bytes);

describe('a publication with reports in two languages', () => {
  it('has a page in each, and each with its own charts', () => {
    expect(text('junta.html')).toContain('<html lang="es">');
    expect(text(`${report.id}.html`)).toContain('<html lang="en">');
    const charts = made.map(({ path }) => path).filter((path) => path.startsWith('charts/'));
    const own = charts.filter((path) => path.endsWith('-es.vl.json'));
    expect(own.length).toBeGreaterThan(5);
    expect(own.map((path) => path.replace('-es.vl.json', '.vl.json')).filter((path) => !charts.includes(path))).toEqual(
      [],
    );
    expect(new Set(charts).size).toBe(charts.length);
  });

  it('tells what is declared in that language, and marks what is not', () => {
    expect(text('junta.html')).toContain('<bdi>Tiroteos</bdi>');
    expect(text('junta.html')).toMatch(/<bdi lang="en">/);
    const notices = text('junta.html').match(/<strong>Corrección del [^<]+<\/strong> <bdi lang="en">Two were/g);
    expect(notices).toHaveLength(2);
    expect(text(`${report.id}.html`)).not.toContain(`lang="en">${finding.title}`);
    expect(text(`${report.id}.html`)).not.toContain('Tiroteos');
  });

  it('sums up a job in the language of the first report, and leaves findings.json in English', () => {
    expect(text('summary.md')).toContain('## Pruebas de datos');
    const [first] = JSON.parse(text('findings.json')).findings;
    expect([first.title, first.sentence.text]).toEqual([finding.title, finding.sentence.text]);
  });

  it('is the same English, whether or not there is Spanish beside it', async () => {
    const alone = await renderDocuments({ ...whole, reports: [report] });
    const page = alone.find(({ path }) => path === `${report.id}.html`);
    expect(text(`${report.id}.html`) === new TextDecoder().decode(page?.bytes)).toBe(true);
  });

  it('is listed in Spanish', () => {
    const list = renderList([listed('2021-Q4', whole.findings, wordsIn('es'))], { language: 'es', title: es.title });
    const html = new TextDecoder().decode(list.bytes);
    for (const said of ['<html lang="es">', '<bdi>Calles Seguras</bdi>', 'Todos los informes'])
      expect(html).toContain(said);
    const untold = renderList([listed('2021-Q4', whole.findings, wordsIn('es'))], { language: 'es', title: null });
    expect(new TextDecoder().decode(untold.bytes)).toContain(`<bdi lang="en">${whole.findings.run.title}</bdi>`);
  });
});
