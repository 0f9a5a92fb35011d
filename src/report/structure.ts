/**
 * What a browser, a screen reader or a parser of XML would stumble over: a tag that is never closed, an id that stands
 * twice, a name that refers to nothing. It reads the markup that our own renderers write, where every attribute is quoted.
 */

interface Tag {
  readonly name: string;
  readonly kind: 'open' | 'close' | 'alone';
  readonly attributes: ReadonlyMap<string, string>;
}

const voids = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr']);
const tagPattern = /<(\/?)([a-zA-Z][\w:-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*(\/?)>/g;
const notMarkup = /<!--[\s\S]*?-->|<!DOCTYPE[^>]*>|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<style>[\s\S]*?<\/style>/g;

function tagsIn(markup: string): readonly Tag[] {
  return [...markup.replace(notMarkup, '').matchAll(tagPattern)].map(([, slash, name = '', attributes = '', end]) => ({
    name,
    kind: slash === '/' ? 'close' : end === '/' || voids.has(name) ? 'alone' : 'open',
    attributes: new Map(
      [...attributes.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map(([, key = '', value = '']) => [key, value]),
    ),
  }));
}

function unbalanced(tags: readonly Tag[]): readonly string[] {
  const open: string[] = [];
  for (const { name, kind } of tags) {
    if (kind === 'open') open.push(name);
    if (kind !== 'close') continue;
    const last = open.pop();
    if (last !== name) return [`</${name}> closes <${last ?? 'nothing'}>`];
  }
  return open.length === 0 ? [] : [`<${open.at(-1) ?? ''}> is never closed`];
}

function repeated(ids: readonly string[]): readonly string[] {
  const known = new Set<string>();
  return ids.flatMap((id) => {
    if (!known.has(id)) {
      known.add(id);
      return [];
    }
    return [`the id "${id}" stands twice`];
  });
}

const references = ['aria-labelledby', 'aria-describedby', 'headers', 'for'] as const;

/** Names that refer to an id, and links within the page. */
function dangling(tags: readonly Tag[], ids: ReadonlySet<string>): readonly string[] {
  const named = tags.flatMap(({ attributes }) => [
    ...references.flatMap((name) => attributes.get(name)?.split(/\s+/).filter(Boolean) ?? []),
    ...(attributes.get('href')?.startsWith('#') ? [attributes.get('href')?.slice(1) ?? ''] : []),
  ]);
  return [...new Set(named)].filter((id) => !ids.has(id)).map((id) => `nothing has the id "${id}"`);
}

/**
 * Defects of the structure of a whole HTML page; empty where it is sound.
 *
 * @example structureDefects('<html lang="en"><title>A</title><h1>A<b></h1></html>')[0] // => "</h1> closes <b>"
 */
export function structureDefects(html: string): readonly string[] {
  const tags = tagsIn(html);
  const opened = tags.filter(({ kind }) => kind !== 'close');
  const ids = opened.flatMap(({ attributes }) => attributes.get('id') ?? []);
  const count = (name: string): number => opened.filter((tag) => tag.name === name).length;
  const headings = count('h1');
  return [
    ...unbalanced(tags),
    ...repeated(ids),
    ...dangling(opened, new Set(ids)),
    ...(headings === 1 ? [] : [`there are ${headings} h1`]),
    ...(count('main') === 1 ? [] : [`there are ${count('main')} main parts`]),
    ...(opened.some(({ name, attributes }) => name === 'html' && attributes.get('lang')) ? [] : ['it has no language']),
    ...(/<title>[^<]+<\/title>/.test(html) ? [] : ['it has no title']),
    ...opened
      .filter(({ name, attributes }) => name === 'th' && !attributes.get('scope'))
      .map(() => 'a th has no scope'),
    ...opened.filter(({ name, attributes }) => name === 'img' && !attributes.has('alt')).map(() => 'an img has no alt'),
  ];
}

/** Whether every element of a text of XML is closed, in its turn. */
export const xmlDefects = (xml: string): readonly string[] => unbalanced(tagsIn(xml));
