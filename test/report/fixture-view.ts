import { headlines } from '../../src/report/select.ts';
import type { View } from '../../src/report/view.ts';
import type { ReportDeclaration } from '../../src/spec/report.ts';
import { english } from '../../src/words/index.ts';
import type { publication } from './fixture.ts';

/** What components are given of a publication, in English and without drawings: for the first of its reports of that detail. */
export function viewOf(disclosed: ReturnType<typeof publication>, detail?: ReportDeclaration['detail']): View {
  const report = disclosed.reports.find((one) => detail === undefined || one.detail === detail);
  if (report === undefined) throw new Error('the fixture has no such report');
  return {
    publication: disclosed,
    document: disclosed.findings,
    report,
    words: english,
    untranslated: new Set(),
    headlines: headlines(disclosed.findings.findings),
    drawings: new Map(),
  };
}
