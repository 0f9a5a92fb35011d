import type { Finding } from '../spec/findings.ts';
import type { Document, Publication } from '../spec/publication.ts';
import { ownRows } from './area-tables.ts';
import { inert } from './exports/text.ts';
import { briefRows } from './first-page.ts';
import { levelText } from './quantity.ts';
import { areasFor, headlines, singleAreas } from './select.ts';
import { structureDefects, xmlDefects } from './structure.ts';
import type { View } from './view.ts';
import { drawingKey } from './view.ts';

/** A page that holds less than this has lost its body. */
const leastCharacters = 4000;

const forbidden = /\b(?:NaN|undefined|Infinity)\b|\[object|∞/g;

/** What a reader would read, with markup and names from data left out of the search for broken values. */
function textOf(html: string): string {
  return html.replace(/<style>[\s\S]*?<\/style>/g, '').replace(/<[^>]*>/g, ' ');
}

function expected(view: View): readonly Finding[] {
  const { sections, detail } = view.report;
  const all = view.document.findings;
  const behindFigures = view.headlines.flatMap((finding) => ownRows(areasFor(all, finding.metric, detail).rows));
  const singles = [
    ...(sections.includes('areas') ? singleAreas(all).filter(({ now }) => now.status === 'estimated') : []),
    ...(sections.includes('metrics') ? behindFigures : []),
  ];
  const known = new Set(view.headlines.map((finding) => finding.metric));
  return [
    ...(sections.includes('page-one') ? headlines(view.document.findings) : []),
    ...(sections.includes('brief') ? briefRows(view.headlines, view.document.logic) : []),
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

/** As a page writes it. */
function escaped(text: string): string {
  return inert(text).replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
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
const isDeclared = (text: string, { findings, methods, rejects }: Publication): boolean =>
  JSON.stringify([findings, methods, rejects]).includes(text);

/** A value that was lost on its way to words; null where there is none. */
function brokenIn(text: string, publication: Publication): string | null {
  const found = new Set(text.match(forbidden));
  return [...found].find((word) => !isDeclared(word, publication)) ?? null;
}

/** Charts of the report's own metrics that are drawn, and not on the page. */
function undrawn(html: string, { report, headlines: shown, drawings }: View): readonly string[] {
  if (!report.sections.includes('metrics')) return [];
  return shown.flatMap(({ metric }) => {
    const id = drawings.get(drawingKey('trend', metric))?.wide.match(/aria-labelledby="([^" ]+)/)?.[1];
    return id === undefined || html.includes(`id="${id}"`) ? [] : [metric];
  });
}

/**
 * Refuse a page that a reader must not see: broken values, a finding without its number or chart, an empty body, tags that
 * are not closed, names that refer to nothing.
 *
 * @throws {Error} with the path and the first defect
 */
export function validateHtml(html: string, path: string, view: View): void {
  const broken = brokenIn(textOf(html), view.publication);
  if (broken !== null) throw new Error(`${path}: the page contains "${broken}"`);
  if (html.length < leastCharacters) throw new Error(`${path}: the page has only ${html.length} characters`);
  const lost = missing(html, view);
  if (lost.length > 0) throw new Error(`${path}: ${lost.length} findings lack their number, first ${lost[0]}`);
  const [unseen] = undrawn(html, view);
  if (unseen !== undefined) throw new Error(`${path}: the chart of ${unseen} is not on the page`);
  const [defect] = structureDefects(html);
  if (defect !== undefined) throw new Error(`${path}: the page is not whole: ${defect}`);
}

/**
 * Refuse a document for programs that a program must not read: empty, with broken values, JSON or XML that is none.
 *
 * @throws {Error} with the path and the first defect
 */
export function validateText({ path, bytes }: Document, publication: Publication): void {
  const text = new TextDecoder().decode(bytes);
  if (text.trim() === '') throw new Error(`${path}: the document is empty`);
  const broken = brokenIn(text, publication);
  if (broken !== null) throw new Error(`${path}: the document contains "${broken}"`);
  if (path.endsWith('.json')) JSON.parse(text);
  const [defect] = path.endsWith('.xml') ? xmlDefects(text) : [];
  if (defect !== undefined) throw new Error(`${path}: the document is not whole: ${defect}`);
}

/**
 * JSON has no word for what is not a number, and writes null for it: such a value is found before it is written.
 *
 * @throws {Error} with the place of the first of them
 */
export function validateNumbers(value: unknown, path: string): void {
  const place = notFinite(value);
  if (place !== null) throw new Error(`${path}: ${place.slice(1)} is not a number`);
}

/** The place of the first number that is none, below a value; null where there is none. */
function notFinite(value: unknown): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? null : '';
  if (typeof value !== 'object' || value === null) return null;
  // a list of pairs of each of a million objects would be most of the work
  for (const key of Object.keys(value)) {
    const place = notFinite((value as Readonly<Record<string, unknown>>)[key]);
    if (place !== null) return `.${key}${place}`;
  }
  return null;
}
