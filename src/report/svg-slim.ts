/**
 * The same drawing in fewer bytes: a report holds hundreds, and what draws them repeats on every mark what all marks
 * of its group share.
 */

interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Node[];
}
type Node = Element | string;

/** Attributes that children take from their group where they have none of their own. */
const inherited = new Set(['class', 'font-size', 'font-weight', 'stroke-dasharray', 'stroke-width', 'text-anchor']);

const isElement = (node: Node | undefined): node is Element => typeof node === 'object';

/** Reads what Vega writes: tags with quoted attributes, text between them, nothing else. */
function parse(svg: string): Element {
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

const numbersOf = (text: string | undefined): readonly number[] => (text?.match(/-?[\d.]+/g) ?? []).map(Number);
const rounded = (x: number): string => String(Math.round(x * 10) / 10 + 0);
const placeOf = (transform: string | undefined): readonly [number, number] | null => {
  const found = transform?.match(/^translate\((-?[\d.]+),(-?[\d.]+)\)$/);
  return found ? [Number(found[1]), Number(found[2])] : null;
};

/** A dot is drawn as two arcs about a place of its own. */
function circleOf(attributes: ReadonlyMap<string, string>): Element | null {
  const radius = attributes.get('d')?.match(/^M([\d.]+),0A\1,\1,0,1,1,-\1,0A\1,\1,0,1,1,\1,0$/)?.[1];
  const place = placeOf(attributes.get('transform'));
  if (radius === undefined || place === null) return null;
  const { d: _, transform: __, ...rest } = Object.fromEntries(attributes);
  const [cx, cy] = place.map(rounded);
  const own = [
    ['cx', cx ?? '0'],
    ['cy', cy ?? '0'],
    ['r', radius],
  ] as const;
  return { name: 'circle', attributes: new Map([...Object.entries(rest), ...own]), children: [] };
}

/** A rule as a path is half as long as a line with a place of its own. */
function ruleOf(attributes: ReadonlyMap<string, string>): Element | null {
  const place = placeOf(attributes.get('transform'));
  if (place === null) return null;
  const [dx = 0, dy = 0] = numbersOf(`${attributes.get('x2') ?? 0} ${attributes.get('y2') ?? 0}`);
  const step = dy === 0 ? `h${rounded(dx)}` : dx === 0 ? `v${rounded(dy)}` : `l${rounded(dx)},${rounded(dy)}`;
  const { x2: _, y2: __, transform: ___, ...rest } = Object.fromEntries(attributes);
  const d = `M${place.map(rounded).join(',')}${step}`;
  return { name: 'path', attributes: new Map([...Object.entries(rest), ['d', d]]), children: [] };
}

function withoutIdle(element: Element): Element | null {
  const { name, attributes } = element;
  const classes = attributes.get('class') ?? '';
  const isShape = name === 'path' || name === 'line' || name === 'circle';
  if (isShape && classes === '' && !attributes.has('stroke') && !attributes.has('fill')) return null;
  if (isShape && !classes.includes('s-') && attributes.has('stroke-width')) {
    const { 'stroke-width': _, ...rest } = Object.fromEntries(attributes);
    return { ...element, attributes: new Map(Object.entries(rest)) };
  }
  return element;
}

function shaped(element: Element): Element | null {
  const { name, attributes } = element;
  const drawn = (name === 'path' && circleOf(attributes)) || (name === 'line' && ruleOf(attributes)) || element;
  return withoutIdle(drawn);
}

/** What all children share stands once, on their group. */
function lifted(group: Element): Element {
  const children = group.children.filter(isElement);
  const [first] = children;
  if (first === undefined || children.length !== group.children.length || first.name === 'g') return group;
  const shared = [...first.attributes].filter(
    ([key, value]) =>
      inherited.has(key) &&
      !group.attributes.has(key) &&
      children.every(({ attributes }) => attributes.get(key) === value),
  );
  if (shared.length === 0 || children.length < 2) return group;
  const keys = new Set(shared.map(([key]) => key));
  return {
    ...group,
    attributes: new Map([...group.attributes, ...shared]),
    children: children.map((child) => ({
      ...child,
      attributes: new Map([...child.attributes].filter(([key]) => !keys.has(key))),
    })),
  };
}

/** Groups that say nothing give way to what they hold. */
function slimmed(node: Node): readonly Node[] {
  if (!isElement(node)) return [node];
  const { name } = node;
  if (name === 'title' || name === 'desc' || name === 'defs') return [node];
  const attributes = new Map(
    [...node.attributes].filter(([key, value]) => !(key === 'transform' && /^translate\(0,0\)$/.test(value))),
  );
  const children = node.children.flatMap(slimmed);
  if (name !== 'g') {
    const shape = shaped({ name, attributes, children });
    return shape === null ? [] : [shape];
  }
  if (children.length === 0) return [];
  const group = lifted({ name, attributes, children });
  return group.attributes.size === 0 ? group.children : [group];
}

function written(node: Node): string {
  if (!isElement(node)) return node;
  const attributes = [...node.attributes].map(([key, value]) => ` ${key}="${value}"`).join('');
  const inside = node.children.map(written).join('');
  return inside === '' ? `<${node.name}${attributes}/>` : `<${node.name}${attributes}>${inside}</${node.name}>`;
}

/**
 * An SVG of Vega's in fewer bytes, drawn alike.
 *
 * @example slimSvg('<svg><g><g><line class="s-ink" transform="translate(1,2)" x2="5" y2="0"/></g></g></svg>') // => '<svg><path class="s-ink" d="M1,2h5"/></svg>'
 */
export function slimSvg(svg: string): string {
  return parse(svg).children.flatMap(slimmed).map(written).join('');
}
