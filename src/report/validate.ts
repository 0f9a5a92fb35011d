import type { Finding } from '../spec/findings.ts';
import { levelText } from './quantity.ts';
import { areasFor, briefRows, headlines, singleAreas } from './select.ts';
import type { View } from './view.ts';

/** A page that holds less than this has lost its body. */
const leastCharacters = 4000;

const forbidden: readonly RegExp[] = [/\bNaN\b/, /\bundefined\b/, /\bInfinity\b/, /\[object/, /∞/];

/** What a reader would read, with markup and names from data left out of the search for broken values. */
function textOf(html: string): string {
  return html.replace(/<style>[\s\S]*?<\/style>/g, '').replace(/<[^>]*>/g, ' ');
}

function expected(view: View): readonly Finding[] {
  const { sections, detail } = view.report;
  const all = view.document.findings;
  const behindFigures = view.headlines.flatMap((finding) => areasFor(all, finding.metric, detail).rows);
  const singles = [
    ...(sections.includes('areas') ? singleAreas(all) : []),
    ...(sections.includes('metrics') ? behindFigures : []),
  ];
  const known = new Set(view.headlines.map((finding) => finding.metric));
  return [
    ...(sections.includes('page-one') ? headlines(view.document.findings) : []),
    ...(sections.includes('brief') ? briefRows(view.headlines) : []),
    ...singles.filter((finding) => known.has(finding.metric)),
  ];
}

/** Table cells that carry a finding, by its key; a finding may stand in several. */
function cells(html: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  // Attributes by their quotes: a name from the data may hold the sign that ends a tag.
  for (const [, attributes = '', body = ''] of html.matchAll(/<td((?:\s[\w-]+="[^"]*")*)>([\s\S]*?)<\/td>/g)) {
    const key = attributes.match(/ data-finding="([^"]*)"/)?.[1];
    if (key === undefined) continue;
    const text = body.replace(/<[^>]*>/g, ' ');
    found.set(key, [...(found.get(key) ?? []), text]);
  }
  return found;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

function missing(html: string, view: View): readonly string[] {
  const found = cells(html);
  return expected(view).flatMap((finding) => {
    const key = `${finding.metric}/${finding.area}`;
    const wanted = escaped(levelText(finding, finding.now, view.words));
    const shown = found.get(escaped(key)) ?? [];
    return shown.length > 0 && shown.every((text) => text.includes(wanted)) ? [] : [key];
  });
}

/** A source may really be called "NaN Avenue": words that the publication itself holds are not defects. */
function isDeclared(text: string, view: View): boolean {
  return JSON.stringify([view.document, view.publication.methods, view.publication.rejects]).includes(text);
}

/**
 * Refuse a page that a reader must not see: broken values, a finding without its number, an empty body.
 *
 * @throws {Error} with the path and the first defect
 */
export function validateHtml(html: string, path: string, view: View): void {
  const text = textOf(html);
  for (const pattern of forbidden) {
    const found = text.match(pattern);
    if (found !== null && !isDeclared(found[0], view)) throw new Error(`${path}: the page contains "${found[0]}"`);
  }
  if (html.length < leastCharacters) throw new Error(`${path}: the page has only ${html.length} characters`);
  const lost = missing(html, view);
  if (lost.length > 0) throw new Error(`${path}: ${lost.length} findings lack their number, first ${lost[0]}`);
}
