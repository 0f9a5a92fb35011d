/**
 * Signs that steer a terminal or the order of letters instead of being seen: the controls of ASCII and Latin-1 (ESC among
 * them), marks of direction, breaks of lines and paragraphs, signs without width, and
 * those that are none. The two that join letters and emoji stay: names need them.
 */
const controlSign =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must be seen
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]/g;

/**
 * A text whose control signs can be seen instead of doing anything; line feeds and tabs stay. They are written as JSON
 * writes them, and YAML between double quotes, so that a program that parses the text still finds what was in the data.
 *
 * @example visible('a\u202eb') // => "a\\u202eb"
 * @see Unicode TR 36, "Bidirectional text spoofing"
 */
export const visible = (text: string): string =>
  text.replace(controlSign, (sign) =>
    sign === '\n' || sign === '\t' ? sign : `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/**
 * The same of one line: a line break in it comes from the data, and must not begin another line.
 *
 * @example visibleLine('Date\r\nof call') // => "Date⏎of call"
 */
export const visibleLine = (text: string): string => visible(text.replace(/\r?\n/g, '⏎'));
