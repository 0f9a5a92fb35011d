/** No word has so many signs; what has is a name that nobody wrote for people to read, or one made to spoil a page. */
const longRun = String.raw`(?:&[#\w]+;|[^\s<&]){101,}`;
/** Style sheets, drawings and titles, which can hold no tag; then tags, with what their quotes hold; then long runs. */
const parts = new RegExp(
  String.raw`<(style|svg|title)[\s>][\s\S]*?<\/\1>|<\/?[a-z][^<>"]*(?:"[^"]*"[^<>"]*)*>|${longRun}`,
  'gu',
);
const piece = /(?:&[#\w]+;|[^\s<&]){20}/gu;

/**
 * A page in which no run of signs makes a table wider than the page: it may break after every twentieth. Ordinary words
 * stay whole, and a page without such runs is the same to the byte.
 *
 * @example breakable(`<p>${'x'.repeat(110)}</p>`).split('<wbr>').length // => 6
 */
export const breakable = (html: string): string =>
  html.replace(parts, (part) => (part.startsWith('<') ? part : part.replace(piece, '$&<wbr>')));
