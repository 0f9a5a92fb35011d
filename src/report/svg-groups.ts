import { type Element, isElement, type Node } from './svg-tree.ts';

/** Groups of marks in fewer bytes: what marks share stands once. */

/** Attributes that children take from their group where they have none of their own. */
const inherited = new Set(['class', 'font-size', 'font-weight', 'stroke-dasharray', 'stroke-width', 'text-anchor']);

const kindsOf = (classes: string): string => [...classes.matchAll(/\b([fs])-/g)].map(([, kind]) => kind).join('');

/** The colours that most children wear stand on their group, as long as all of them colour the same: the others keep theirs. */
export function dressed(group: Element): Element {
  const children = group.children.filter(isElement);
  const all = children.map(({ attributes }) => attributes.get('class') ?? '');
  const isSafe = children.length === group.children.length && children.every(({ name }) => name !== 'g');
  if (!isSafe || group.attributes.has('class') || all.includes('') || new Set(all.map(kindsOf)).size !== 1)
    return group;
  const counts = new Map<string, number>();
  for (const classes of all) counts.set(classes, (counts.get(classes) ?? 0) + 1);
  const [most = '', n = 0] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a));
  if (n < 2) return group;
  const bare = children.map((child) =>
    child.attributes.get('class') === most
      ? { ...child, attributes: new Map([...child.attributes].filter(([key]) => key !== 'class')) }
      : child,
  );
  return { ...group, attributes: new Map([...group.attributes, ['class', most]]), children: bare };
}

/** What all children share stands once, on their group. */
export function lifted(group: Element): Element {
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

/** As many dots of one colour and size are one line of points with round ends. */
export function dotted(children: readonly Node[]): readonly Node[] {
  const [first] = children;
  if (!isElement(first) || children.length < 3) return children;
  const { class: classes = '', r: radius } = Object.fromEntries(first.attributes);
  const isAlike = (node: Node): node is Element =>
    isElement(node) &&
    node.name === 'circle' &&
    node.attributes.size === 4 &&
    node.attributes.get('class') === classes &&
    node.attributes.get('r') === radius;
  if (!/^f-[a-z-]+$/.test(classes) || !children.every(isAlike)) return children;
  const d = children.map(({ attributes }) => `M${attributes.get('cx')},${attributes.get('cy')}h0`).join('');
  const attributes = [
    ['class', classes.replace('f-', 's-')],
    ['stroke-width', String(Number(radius) * 2)],
    ['stroke-linecap', 'round'],
    ['d', d],
  ] as const;
  return [{ name: 'path', attributes: new Map(attributes), children: [] }];
}

/** Lines that differ in nothing but where they are drawn are one line in pieces. */
export function joined(group: Element): Element {
  if (!/^s-[a-z-]+$/.test(group.attributes.get('class') ?? '')) return group;
  const children: Node[] = [];
  for (const child of group.children) {
    const last = children.at(-1);
    const isPlain = (node: Node | undefined): node is Element =>
      isElement(node) && node.name === 'path' && node.attributes.size === 1 && node.attributes.has('d');
    if (isPlain(child) && isPlain(last)) {
      const d = `${last.attributes.get('d')}${child.attributes.get('d')}`;
      children[children.length - 1] = { ...child, attributes: new Map([['d', d]]) };
    } else children.push(child);
  }
  return { ...group, children };
}

/** A group of one mark is that mark, unless it moves it. */
export function alone(group: Element): Element {
  const [only] = group.children;
  const movesOrNests = group.attributes.has('transform') || !isElement(only) || only.name === 'g';
  if (group.children.length !== 1 || movesOrNests) return group;
  return { ...only, attributes: new Map([...group.attributes, ...only.attributes]) };
}
