import { describe, expect, it } from 'vitest';
import { renderDocuments } from '../../src/report/index.ts';
import { structureDefects, xmlDefects } from '../../src/report/structure.ts';
import { sections } from '../../src/spec/report.ts';
import { publication } from './fixture.ts';

const documents = await renderDocuments(publication());
const textOf = (path: string): string => new TextDecoder().decode(documents.find((one) => one.path === path)?.bytes);
const html = textOf('board.html');

describe('the structure of a page', () => {
  it('is sound in every report', () => {
    const pages = documents.filter(({ path }) => path.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(1);
    for (const { path } of pages) expect([path, structureDefects(textOf(path))]).toEqual([path, []]);
  });

  it('is sound whatever sections a report has, in whatever order, plain or full', async () => {
    const reports = [
      ...sections.map((one) => [one]),
      ...sections.map((one) => sections.filter((other) => other !== one)),
    ]
      .flatMap((chosen) => [chosen, chosen.toReversed()])
      .flatMap((chosen) => (['plain', 'full'] as const).map((detail) => ({ chosen, detail })))
      .map(({ chosen, detail }, at) => ({
        id: `audience-${at}`,
        title: 'For others',
        audience: 'others',
        language: 'en' as const,
        sections: chosen,
        shares: 'percent' as const,
        detail,
      }));
    const made = await renderDocuments(publication({ reports }));
    expect(made.filter(({ path }) => path.endsWith('.html'))).toHaveLength(reports.length);
  }, 120_000);

  it.each([
    ['a tag that is never closed', html.replace('</table>', ''), /closes <|never closed/],
    ['tags that cross', html.replace('</section></main>', '</main></section>'), /<\/main> closes <section>/],
    ['an id twice', html.replace('id="page-one-title"', 'id="page-one"'), /the id "page-one" stands twice/],
    [
      'a name for nothing',
      html.replace('aria-labelledby="page-one-title"', 'aria-labelledby="gone"'),
      /nothing has the id "gone"/,
    ],
    ['a link to nothing', html.replace('id="methods"', ''), /nothing has the id "methods"/],
    ['two titles', html.replace('<h2', '<h1').replace('</h2>', '</h1>'), /there are 2 h1/],
    ['a head of no column', html.replace('<th scope="col">', '<th>'), /a th has no scope/],
    ['no language', html.replace(/ lang="en"/, ''), /it has no language/],
    ['no title', html.replace(/<title>[^<]*<\/title>/, '<title></title>'), /it has no title/],
    ['no main part', html.replace('<main', '<div').replace('</main>', '</div>'), /there are 0 main/],
  ])('is not: %s', (_, broken, defect) => {
    expect(broken).not.toBe(html);
    expect(structureDefects(broken).join('\n')).toMatch(defect);
  });

  it('takes names of the data for what they are', () =>
    expect(
      structureDefects('<html lang="en"><title>A</title><main><h1 title="a > b">5 &lt; 6</h1><br/></main></html>'),
    ).toEqual([]));
});

describe('the structure of XML', () => {
  it('is sound, or not', () => {
    const xml = textOf('junit.xml');
    expect(xmlDefects(xml)).toEqual([]);
    expect(xmlDefects(xml.replace('</testsuites>', ''))).toEqual(['<testsuites> is never closed']);
  });
});
