const units = '%|s|min|h|days?|points?|días?|puntos?';
const beforeUnit = new RegExp(`(\\d) (?=(?:${units})(?![\\p{L}\\d]))`, 'gu');

/** Keeps a number and its unit on one line. @example unbroken('after 0 % in 2 hours') // => "after 0\u00a0% in 2 hours" */
export const unbroken = (text: string): string => text.replace(beforeUnit, '$1\u00a0');
