/**
 * The Markdown that a narrative may use: headings, paragraphs, lists, strong and emphasised words, code words, and links,
 * which are shown as text. Nothing of it is markup for a browser: it becomes plain data, and whoever draws it escapes it.
 */

export interface Span {
  readonly kind: 'text' | 'strong' | 'emphasis' | 'code';
  readonly text: string;
}
export type Block =
  | { readonly kind: 'heading'; readonly spans: readonly Span[] }
  | { readonly kind: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly Span[])[] };

/** A construct that is not of the subset: where it stands in the text, and what it is. */
export interface Foreign {
  readonly offset: number;
  readonly what: string;
}

const foreign: readonly (readonly [RegExp, string])[] = [
  [/^(```|~~~)/gm, 'a block of code'],
  [/!\[/g, 'a picture'],
  [/<\/?[a-z!][^>\n]*>/gi, 'HTML'],
  [/^\|.*\|\s*$/gm, 'a table'],
  [/^>/gm, 'a quotation'],
  [/^####+ /gm, 'a heading of the fourth rank or below'],
];

/** What of a text is not of the subset, in its order. */
export function foreignIn(text: string): readonly Foreign[] {
  const found = foreign.flatMap(([pattern, what]) =>
    [...text.matchAll(pattern)].map(({ index }) => ({ offset: index, what })),
  );
  return found.toSorted((a, b) => a.offset - b.offset);
}

const inline =
  /\*\*(?<strong>[^*\n]+)\*\*|\*(?<starred>[^*\s][^*]*)\*|(?<![\w])_(?<under>[^_\s][^_]*)_(?![\w])|`(?<code>[^`]+)`|\[(?<words>[^\]]+)\]\((?<link>[^)\s]+)\)|\\(?<sign>[\\`*_[\]()#+.!-])/g;

/**
 * The words of a line with their emphasis; a link is its words with its address in brackets.
 *
 * @example spansOf('two *new* sites').length // => 3
 */
export function spansOf(text: string): readonly Span[] {
  const spans: Span[] = [];
  const add = (kind: Span['kind'], words: string): void => {
    const last = spans.at(-1);
    if (kind === 'text' && last?.kind === 'text') spans[spans.length - 1] = { kind, text: last.text + words };
    else if (words !== '') spans.push({ kind, text: words });
  };
  let at = 0;
  for (const match of text.matchAll(inline)) {
    add('text', text.slice(at, match.index));
    at = match.index + match[0].length;
    const { strong, starred, under, code, words, link, sign } = match.groups ?? {};
    if (strong !== undefined) add('strong', strong);
    else if (code !== undefined) add('code', code);
    else if (words !== undefined) add('text', words === link ? words : `${words} (${link})`);
    else if (sign !== undefined) add('text', sign);
    else add('emphasis', starred ?? under ?? '');
  }
  add('text', text.slice(at));
  return spans;
}

const bullet = /^\s*[-*+]\s+/;
const numbered = /^\s*\d+[.)]\s+/;

/** The blocks of a text: paragraphs and lists end at an empty line, or where the next one begins. */
export function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  let items: string[] | null = null;
  let isOrdered = false;
  const close = (): void => {
    if (items) blocks.push({ kind: 'list', isOrdered, items: items.map(spansOf) });
    else if (lines.length > 0) blocks.push({ kind: 'paragraph', spans: spansOf(lines.join(' ')) });
    [lines, items] = [[], null];
  };
  for (const line of text.split('\n')) {
    const mark = bullet.exec(line) ?? numbered.exec(line);
    if (line.trim() === '') close();
    else if (line.startsWith('#')) {
      close();
      blocks.push({ kind: 'heading', spans: spansOf(line.replace(/^#+\s*/, '').trim()) });
    } else if (mark) {
      const ordered = numbered.test(line);
      if (!items || ordered !== isOrdered) close();
      isOrdered = ordered;
      items = [...(items ?? []), line.slice(mark[0].length).trim()];
    } else if (items) items[items.length - 1] = `${items.at(-1) ?? ''} ${line.trim()}`;
    else lines.push(line.trim());
  }
  close();
  return blocks;
}
