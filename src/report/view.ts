import type { Disclosed } from '../redact/disclosed.ts';
import type { Finding, Findings } from '../spec/findings.ts';
import type { ReportDeclaration, Section } from '../spec/report.ts';
import type { Words } from '../words/index.ts';

/** One chart, drawn twice: a component shows the one that fits. */
export interface Drawing {
  readonly wide: string;
  readonly narrow: string;
  /** Where the specification is exported, beside the report. */
  readonly path: string;
}

/** Everything that a component may look at. */
export interface View {
  readonly publication: Disclosed;
  readonly document: Findings;
  readonly report: ReportDeclaration;
  /** Of the report's language. */
  readonly words: Words;
  /** Texts that stand in English, for nobody declared them in the report's language. */
  readonly untranslated: ReadonlySet<string>;
  readonly headlines: readonly Finding[];
  readonly drawings: ReadonlyMap<string, Drawing>;
}

/** The sections that a report has: what people say of it follows its first page, where it does not name another place. */
export function sectionsOf({ report, document, headlines }: View): readonly Section[] {
  const { narrative = null, actions = [] } = document.board ?? {};
  const isWritten = (narrative?.sections.length ?? 0) > 0 || actions.length > 0;
  const hasPartners = headlines.some(({ partners }) => partners !== undefined && partners !== null);
  const sections = report.sections.filter((section) => section !== 'collaboration' || hasPartners);
  if (!isWritten) return sections.filter((section) => section !== 'narrative');
  if (sections.includes('narrative')) return sections;
  return sections.flatMap((section) => (section === lastOfLead(report) ? [section, 'narrative'] : [section]));
}

/** A report leads with page one and how to read it, where that comes next; then follows what page one has no room for. */
export function lastOfLead({ sections }: View['report']): Section | null {
  const first = sections.indexOf('page-one');
  if (first < 0) return null;
  return sections[first + 1] === 'how-to-read' ? 'how-to-read' : 'page-one';
}

export function drawingKey(chart: string, subject: string): string {
  return `${chart}/${subject}`;
}
