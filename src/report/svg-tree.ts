/** An SVG as a tree, as far as Vega writes it: tags with quoted attributes, text between them, nothing else. */

export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Node[];
}
export type Node = Element | string;

export const isElement = (node: Node | undefined): node is Element => typeof node === 'object';

/** Reads what Vega writes: tags with quoted attributes, text between them, nothing else. */
export function parseSvg(svg: string): Element {
  const root = { name: '', attributes: new Map<string, string>(), children: [] as Node[] };
  const open = [root];
  for (const [token, closing, name = '', attributes = '', empty] of svg.matchAll(
    /<(\/)?([a-zA-Z]+)((?:\s[\w:-]+="[^"]*")*)\s*(\/)?>|[^<]+/g,
  )) {
    const parent = open.at(-1) ?? root;
    if (name === '') parent.children.push(token);
    else if (closing !== undefined) open.pop();
    else {
      const pairs = [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)].map(
        ([, key = '', value = '']) => [key, value] as const,
      );
      const element = { name, attributes: new Map(pairs), children: [] as Node[] };
      parent.children.push(element);
      if (empty === undefined) open.push(element);
    }
  }
  return root;
}

/** The tree as text. */
export function written(node: Node): string {
  if (!isElement(node)) return node;
  const attributes = [...node.attributes].map(([key, value]) => ` ${key}="${value}"`).join('');
  const inside = node.children.map(written).join('');
  return inside === '' ? `<${node.name}${attributes}/>` : `<${node.name}${attributes}>${inside}</${node.name}>`;
}
