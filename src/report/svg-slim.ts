import { alone, dotted, dressed, joined, lifted } from './svg-groups.ts';
import { shaped } from './svg-shapes.ts';
import { isElement, type Node, parseSvg, written } from './svg-tree.ts';

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
  const group = alone(joined(dressed(lifted({ name, attributes, children: dotted(children) }))));
  return group.attributes.size === 0 ? group.children : [group];
}

/**
 * An SVG of Vega's in fewer bytes, drawn alike: a report holds hundreds, and what draws them repeats on every mark what
 * all marks of its group share.
 *
 * @example slimSvg('<svg><g><g><line class="s-ink" transform="translate(1,2)" x2="5" y2="0"/></g></g></svg>') // => '<svg><path class="s-ink" d="M1,2h5"/></svg>'
 */
export function slimSvg(svg: string): string {
  return parseSvg(svg).children.flatMap(slimmed).map(written).join('');
}
