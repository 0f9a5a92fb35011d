import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';

/** What stands on each sheet of a printed page, as `pdftotext` of poppler reads it. */

export interface Sheets {
  /** The words of each sheet, from its top, without the line in its margin; what heads something ends with its mark. */
  readonly texts: readonly string[];
  /** Words that are printed over one another, by sheet. */
  readonly overprinted: readonly (readonly string[])[];
  /** Headings, captions and heads of verdicts, by their marks. */
  readonly headings: ReadonlyMap<string, string>;
}

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();
/** From the lower edge, in points: less than the margin of the page. */
const margin = 39;

/** Whether the machine can read a PDF; where it cannot, stderr says so. */
export function canReadPaper(): boolean {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    process.stderr.write('tests of printed sheets skipped: no pdftotext found\n');
    return false;
  }
}

/** Prints an open page. */
export async function sheetsOf(page: Page, format: 'Letter' | 'A4'): Promise<Sheets> {
  await page.emulateMedia({ media: 'print' });
  const headings = await page.evaluate(() => {
    const shown = [
      ...document.querySelectorAll(
        'main :is(h2,h3,h4,figcaption,details[open]>summary,.verdicts thead th:last-child,tr.group th),.metric:not(.closed)>:is(.verdict-line,.said):has(+*)',
      ),
    ].filter((element) => element.getBoundingClientRect().height > 0);
    return shown.map((element, index): [string, string] => {
      const text = (element as HTMLElement).innerText;
      element.append(` ¶${index}¶`);
      return [`¶${index}¶`, text];
    });
  });
  const folder = mkdtempSync(join(tmpdir(), 'yardline-paper-'));
  const file = join(folder, 'page.pdf');
  writeFileSync(file, await page.pdf({ format, preferCSSPageSize: false }));
  const boxes = execFileSync('pdftotext', ['-bbox', file, '-'], { maxBuffer: 1e9 }).toString();
  rmSync(folder, { recursive: true });
  const sheets = boxes.split('<page ').slice(1).map(wordsOfSheet);
  return { texts: sheets.map(textOfSheet), overprinted: sheets.map(overprinted), headings: new Map(headings) };
}

interface Word {
  readonly x: number;
  readonly right: number;
  readonly top: number;
  readonly y: number;
  readonly word: string;
}

function wordsOfSheet(boxes: string): readonly Word[] {
  const height = Number(/height="([\d.]+)"/.exec(boxes)?.[1]);
  const found = /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g;
  return [...boxes.matchAll(found)]
    .map(([, x, top, right, y, word = '']) => ({
      x: Number(x),
      top: Number(top),
      right: Number(right),
      y: Number(y),
      word: unescaped(word),
    }))
    .filter(({ y }) => y < height - margin);
}

/** Points that two words share across and down before an eye sees it: boxes of letters touch where the letters do not. */
const seen = { across: 1.5, down: 3.2 };

/** A word over itself is its own edge, as charts draw it. */
function overprinted(words: readonly Word[]): readonly string[] {
  return words.flatMap((one, index) =>
    words.slice(index + 1).flatMap((other) => {
      const across = Math.min(one.right, other.right) - Math.max(one.x, other.x);
      const down = Math.min(one.y, other.y) - Math.max(one.top, other.top);
      const isOver = across > seen.across && down > seen.down && one.word !== other.word;
      return isOver ? [`“${other.word}” over “${one.word}”`] : [];
    }),
  );
}

function textOfSheet(words: readonly Word[]): string {
  // words of one line end at nearly the same height
  return flat(
    words
      .toSorted((a, b) => (Math.abs(a.y - b.y) < 3 ? a.x - b.x : a.y - b.y))
      .map(({ word }) => word)
      .join(' '),
  );
}

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** Sheets whose last words head something, and those with nothing on them. */
export function partedOf({ texts, headings }: Sheets): readonly string[] {
  return texts.flatMap((text, index) => {
    if (text === '') return [`sheet ${index + 1} has nothing on it`];
    const last = headings.get(text.split(' ').at(-1) ?? '');
    return last === undefined ? [] : [`sheet ${index + 1} ends with: ${flat(last)}`];
  });
}

/** Letters that a last sheet has at least: fewer are a leftover. */
const leastOfLast = 400;

/** The last sheet of a board report where next to nothing stands on it. */
function leftoverOf({ texts }: Sheets): readonly string[] {
  const last = texts.at(-1) ?? '';
  return last.length < leastOfLast ? [`the last sheet has nothing but: ${last}`] : [];
}

function faultsOf(name: string, sheets: Sheets): readonly string[] {
  const over = sheets.overprinted.flatMap((words, index) => words.map((said) => `sheet ${index + 1}: ${said}`));
  const all = [...partedOf(sheets), ...over];
  if (name.endsWith('brief.html')) return sheets.texts.length > 1 ? ['more than one sheet'] : all;
  return /board(-es)?\.html$/.test(name) ? [...all, ...leftoverOf(sheets)] : all;
}

/** Prints the reports of a folder on letter paper and A4, and says what is wrong with their sheets; a brief has one. */
export async function faultsOnPaper(browser: Browser, folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) =>
    /(analyst|board|board-es|brief)\.html$/.test(name),
  );
  const faults: string[] = [];
  for (const name of names) {
    const page = await browser.newPage();
    await page.goto(`file://${join(folder, name)}`);
    for (const format of ['Letter', 'A4'] as const) {
      const found = faultsOf(name, await sheetsOf(page, format));
      faults.push(...found.map((fault) => `${name} on ${format}: ${fault}`));
    }
    await page.close();
  }
  return faults;
}
