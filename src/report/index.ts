import type { Disclosed } from '../redact/disclosed.ts';
import type { Document } from '../spec/publication.ts';
import { exportsOf } from './exports/index.ts';
import { drawFigures } from './figures.ts';
import { renderPage } from './page.ts';
import { headlines } from './select.ts';

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
  const { drawings, specifications } = await drawFigures(disclosed);
  const document = disclosed.findings;
  const pages = disclosed.reports.map((report) =>
    renderPage({ publication: disclosed, document, report, headlines: headlines(document.findings), drawings }),
  );
  return [...pages, ...exportsOf.flatMap((make) => make(disclosed)), ...specifications];
}
