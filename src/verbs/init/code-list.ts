import { plainLetters } from '../../words/plain-letters.ts';

/** A first code list: every code is a category of its own, to be put together by whoever knows them. */

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const slug = (text: string): string =>
  plainLetters(text)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');

/** As a CSV with the columns code and category, those of most records first. */
export function codeListText(codes: readonly string[]): string {
  const taken = new Set<string>();
  const rows = codes.map((code) => {
    const wanted = slug(code) || 'code';
    let category = wanted;
    for (let number = 2; taken.has(category); number += 1) category = `${wanted}-${number}`;
    taken.add(category);
    return `${cell(code)},${cell(category)}`;
  });
  return `code,category\n${rows.join('\n')}\n`;
}

/** All areas that the records name, none of them with a programme yet. */
export const areasText = (areas: readonly string[]): string =>
  `area,role,site,start,end\n${[...areas]
    .sort()
    .map((area) => `${cell(area)},comparison,,,`)
    .join('\n')}\n`;
