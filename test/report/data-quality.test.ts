import { describe, expect, it } from 'vitest';
import { inLanguage } from '../../src/report/in-language.ts';
import { markup } from '../../src/report/page.ts';
import type { SourceNote } from '../../src/spec/publication.ts';
import { publication } from './fixture.ts';
import { viewOf } from './fixture-view.ts';

const view = viewOf(publication(), 'full');

function partOf(sources: readonly SourceNote[]): string {
  const { publication: disclosed } = view;
  const methods = { ...disclosed.methods, sources };
  const html = markup({ ...view, publication: { ...disclosed, methods } });
  return html.slice(html.indexOf('<section class="part" id="data-quality"')).split('<section class="part"')[1] ?? '';
}

describe('the data of a report', () => {
  const { sources } = view.publication.methods;

  it('has sources by their titles: ids are for files and commands', () => {
    const part = partOf(sources);
    const [check] = view.document.checks;
    const title = sources.find(({ id }) => id === check?.source)?.title ?? '';
    expect(title).not.toBe(check?.source);
    expect(part).toContain(`<td data-label="Source"><bdi>${title}</bdi></td>`);
    expect(part).not.toContain(`<td data-label="Source"><bdi>${check?.source}</bdi></td>`);
  });

  it('marks no month between two waves as silent', () => {
    const silent = '<strong class="silent">none</strong></td>';
    expect(partOf(sources)).toContain(silent);
    const asked = sources.map((source) => ({ ...source, kind: 'surveys' }) as const);
    expect(partOf(asked)).not.toContain(silent);
    expect(partOf(asked)).not.toMatch(/none for \d+ of the/);
  });

  it('explains of the marks in the place of a number those that a table has, and drawings where there are some', () => {
    const part = partOf(sources);
    expect(part).not.toContain('Filled: records came.');
    expect(part).toContain('<strong>none</strong>: nothing for a month');
    const asked = sources.map((source) => ({ ...source, kind: 'surveys' }) as const);
    expect(partOf(asked)).toContain('<strong>few</strong>: too few');
    expect(partOf(asked)).not.toContain('<strong>none</strong>');
  });

  it('knows a survey by its kind in every language', () => {
    const english = publication();
    const { run } = english.findings;
    // the fixture's sentences have no keys
    const findings = { ...english.findings, findings: [], warnings: [], run: { ...run, sinceLast: [] } };
    const translations = { es: { title: null, texts: { surveys: 'encuestas' }, metrics: {} } };
    const methods = { ...english.methods, sources: sources.map((source) => ({ ...source, kind: 'surveys' })) };
    const told = inLanguage({ ...english, findings, translations, methods }, 'es').publication.methods.sources;
    expect(told.map(({ kind, kindTitle }) => [kind, kindTitle])).toEqual(sources.map(() => ['surveys', 'encuestas']));
  });
});
