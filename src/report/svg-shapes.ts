import { type Element, isElement, type Node } from './svg-tree.ts';

/** Marks in fewer bytes, each by itself. */

/** What the stylesheet gives all words of a chart. */
const usualSize = '12px';

const numbersOf = (text: string | undefined): readonly number[] => (text?.match(/-?[\d.]+/g) ?? []).map(Number);
export const rounded = (x: number): string => String(Math.round(x * 10) / 10 + 0);
const placeOf = (transform: string | undefined): readonly [number, number] | null => {
  const found = transform?.match(/^translate\((-?[\d.]+),(-?[\d.]+)\)$/);
  return found ? [Number(found[1]), Number(found[2])] : null;
};

/** A dot is drawn as two arcs about a place of its own. */
function circleOf(attributes: ReadonlyMap<string, string>): Element | null {
  const radius = attributes.get('d')?.match(/^M([\d.]+),0A\1,\1,0,1,1,-[\d.]+,0A\1,\1,0,1,1,\1,0$/)?.[1];
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
  const place = placeOf(attributes.get('transform') ?? 'translate(0,0)');
  if (place === null) return null;
  const [dx = 0, dy = 0] = numbersOf(`${attributes.get('x2') ?? 0} ${attributes.get('y2') ?? 0}`);
  const step = dy === 0 ? `h${rounded(dx)}` : dx === 0 ? `v${rounded(dy)}` : `l${rounded(dx)},${rounded(dy)}`;
  const { x2: _, y2: __, transform: ___, ...rest } = Object.fromEntries(attributes);
  const d = `M${place.map(rounded).join(',')}${step}`;
  return { name: 'path', attributes: new Map([...Object.entries(rest), ['d', d]]), children: [] };
}

const tenths = (text: string | undefined): number => Math.round(Number(text) * 10);
const written = (n: number): string => String(n / 10);
/** A minus sign parts two numbers as well as a comma does. */
const pair = (x: number, y: number): string => `${written(x)}${y < 0 ? '' : ','}${written(y)}`;

/** A line by its steps: they have fewer digits than places. Steps are between places that are rounded first, so none adds up. */
function byStep(d: string): string {
  if (!/^(?:(?:[ML]-?[\d.]+,-?[\d.]+)+Z?)+$/.test(d)) return d;
  let [x, y, before, out] = [0, 0, 'M', ''];
  for (const [, command, left, right] of d.matchAll(/Z|([ML])(-?[\d.]+),(-?[\d.]+)/g)) {
    // what follows a line that is closed begins anew, with a place of its own
    if (command === undefined) {
      out += 'Z';
      continue;
    }
    const [toX, toY] = [tenths(left), tenths(right)];
    const [dx, dy] = [toX - x, toY - y];
    if (command === 'M') out += `M${pair(toX, toY)}`;
    else out += `${before === 'M' ? 'l' : dx < 0 ? '' : ','}${pair(dx, dy)}`;
    [x, y, before] = [toX, toY, command];
  }
  return out;
}

function lineOf(element: Element): Element {
  const d = element.attributes.get('d');
  return d === undefined ? element : { ...element, attributes: new Map([...element.attributes, ['d', byStep(d)]]) };
}

/** Words at a place of their own: coordinates are shorter than a transform. */
function wordsAt(element: Element): Element {
  const { 'text-anchor': anchor, 'font-size': size, transform, ...rest } = Object.fromEntries(element.attributes);
  const place = placeOf(transform);
  const own = [
    ...Object.entries(rest),
    ...(anchor === undefined || anchor === 'start' ? [] : [['text-anchor', anchor] as const]),
    ...(size === undefined || size === usualSize ? [] : [['font-size', size.replace(/px$/, '')] as const]),
    ...(place === null ? [] : place.map((at, index) => [index === 0 ? 'x' : 'y', rounded(at)] as const)),
    ...(place === null && transform !== undefined ? [['transform', transform] as const] : []),
  ];
  const children = place === null ? element.children : element.children.map((line) => lineFrom(line, place[0]));
  return { ...element, attributes: new Map(own), children };
}

/** Lines of a text begin where the text does. */
function lineFrom(line: Node, left: number): Node {
  if (!isElement(line) || line.attributes.get('x') !== '0') return line;
  return { ...line, attributes: new Map([...line.attributes, ['x', rounded(left)]]) };
}

function withoutIdle(element: Element): Element | null {
  const { name, attributes } = element;
  if (name === 'text') return wordsAt(element);
  const classes = attributes.get('class') ?? '';
  const isShape = name === 'path' || name === 'line' || name === 'circle';
  if (attributes.get('opacity') === '0') return null;
  if (isShape && classes === '' && !attributes.has('stroke') && !attributes.has('fill')) return null;
  const isThin = attributes.get('stroke-width') === '1' || !classes.includes('s-');
  if (isShape && isThin && attributes.has('stroke-width')) {
    const { 'stroke-width': _, ...rest } = Object.fromEntries(attributes);
    return { ...element, attributes: new Map(Object.entries(rest)) };
  }
  return element;
}

/** A mark in its shortest form; null where it draws nothing. */
export function shaped(element: Element): Element | null {
  const { name, attributes } = element;
  const drawn =
    (name === 'path' && (circleOf(attributes) ?? lineOf(element))) ||
    (name === 'line' && ruleOf(attributes)) ||
    element;
  return withoutIdle(drawn);
}
