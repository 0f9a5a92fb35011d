import type { Disclosed } from '../redact/disclosed.ts';
import type { Document } from '../spec/publication.ts';
import type { Language } from '../spec/report.ts';
import { namingAreas } from './area-names.ts';
import { exportsOf } from './exports/index.ts';
import { drawFigures } from './figures.ts';
import { inLanguage } from './in-language.ts';
import { renderPage } from './page.ts';
import { headlines } from './select.ts';
import { type Draw, drawer } from './svg.ts';
import { tellingShare } from './told-shares.ts';
import { validateNumbers, validateText } from './validate.ts';

export { type Case as JunitCase, junitDocument } from './exports/junit-suites.ts';
export { junitText } from './exports/junit-xml.ts';
export { summaryText } from './exports/summary-md.ts';
export { sheetsOf, workbookBytes } from './exports/workbook.ts';
export { type ListedReport, listed, renderList } from './list-page.ts';
export { drawFile } from './svg.ts';

/**
 * Everything that a run publishes, as bytes: one HTML file per declared report, `findings.json`, `findings.csv`
 * and the chart specifications. The manifest is the caller's.
 *
 * @throws {Error} when a chart warns or a page fails its validation
 */
export async function renderDocuments(disclosed: Disclosed): Promise<readonly Document[]> {
  validateNumbers(disclosed.findings, 'findings');
  const languages = [...new Set(disclosed.reports.map(({ language }) => language))];
  const pages: Document[] = [];
  const specifications: Document[] = [];
  const draw = drawer();
  for (const language of languages) {
    const rendered = await renderIn(language, disclosed, draw);
    pages.push(...rendered.pages);
    specifications.push(...rendered.specifications);
  }
  const others = [...exportsOf.flatMap((make) => make(disclosed)), ...specifications];
  for (const document of others) validateText(document, disclosed);
  return [...pages, ...others];
}

interface Rendered {
  readonly pages: readonly Document[];
  readonly specifications: readonly Document[];
}

/** The reports of one language, and the charts that they show. */
async function renderIn(language: Language, whole: Disclosed, draw: Draw): Promise<Rendered> {
  const reports = whole.reports.filter((report) => report.language === language);
  const { publication, words, untranslated } = inLanguage(namingAreas({ ...whole, reports }), language);
  const { drawings, specifications } = await drawFigures({ disclosed: publication, language }, draw);
  const pages = reports.map((report) => {
    const findings = publication.findings.findings.map((finding) => tellingShare(finding, report, words));
    const document = { ...publication.findings, findings };
    return renderPage({ publication, document, report, words, untranslated, headlines: headlines(findings), drawings });
  });
  return { pages, specifications };
}
