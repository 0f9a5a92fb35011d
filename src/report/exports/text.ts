/** Documents are UTF-8 without a byte order mark, with line feeds. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

const spoofing =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not pass
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;

/**
 * Text from data made harmless to the eye: bidirectional overrides can make a line read backwards and control
 * characters hide parts of it (Unicode TR 36, "Bidirectional text spoofing"), and of the two last ones no drawing, workbook
 * or other XML may hold any. They show as the replacement character.
 */
export function inert(text: string): string {
  return text.replace(spoofing, '\uFFFD');
}

/** The tags of HTML that close nothing are written without a stroke, as HTML has it; in drawings, which are XML, it stays. */
const voids = /<(br|hr|meta|wbr)((?: [\w-]+="[^"]*")*) ?\/>/g;

/** A whole page as it is published. */
export const pageText = (html: string): string => inert(`<!DOCTYPE html>\n${html.replace(voids, '<$1$2>')}\n`);

/** A tab, a bookmark and a list of results show so much of a title. */
const longestTitle = 70;
const cut = (text: string, most: number): string => {
  const signs = [...text];
  return signs.length <= most
    ? text
    : `${signs
        .slice(0, most - 1)
        .join('')
        .trimEnd()}\u2026`;
};

/**
 * The title of a page; of a long name only its beginning, so that what follows it can be read.
 *
 * @example fitTitle('Safe Streets', (name) => `${name}: Brief`) // => 'Safe Streets: Brief'
 */
export function fitTitle(name: string, whole: (name: string) => string): string {
  const room = Math.max(20, longestTitle - whole('').length);
  return cut(whole(cut(name, room)), longestTitle);
}
