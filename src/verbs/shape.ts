/**
 * What a text looks like, without what it says: letters become A or a, digits 9, and long runs are cut.
 * Enough to write a mapping from; not enough to know whom a record is about.
 */
export function shapeOf(text: string): string {
  const shape = text.replace(/[\p{L}\p{N}]/gu, (sign) =>
    /\p{N}/u.test(sign) ? '9' : /\p{Lu}/u.test(sign) ? 'A' : 'a',
  );
  return shape.length > 24 ? `${shape.slice(0, 24)}…` : shape;
}
