import type { RecordSet } from '../spec/index.ts';

/** What is said of one column of the records. */
type Condition = RecordSet['where'][string];

const valuesOf = (condition: Condition): readonly string[] | null => {
  if (Array.isArray(condition)) return condition.map(String);
  return typeof condition === 'object' ? null : [String(condition)];
};

const isSame = (a: Condition | undefined, b: Condition | undefined): boolean => {
  const [one, two] = [a, b].map((condition) => (condition === undefined ? null : valuesOf(condition)));
  if (one && two) return one.length === two.length && one.every((value) => two.includes(value));
  return JSON.stringify(a) === JSON.stringify(b);
};

const isWithin = (inner: Condition | undefined, outer: Condition): boolean => {
  if (inner === undefined) return false;
  const [own, whole] = [valuesOf(inner), valuesOf(outer)];
  return own && whole ? own.every((value) => whole.includes(value)) : isSame(inner, outer);
};

/** Records are counted alike: one by one, each value of a column once, or added up. */
const countsAlike = (a: RecordSet, b: RecordSet): boolean => a.source === b.source && a.of === b.of && a.sum === b.sum;

/** Whether two sets hold the same records, as far as their declarations say. */
export const isSameSet = (a: RecordSet, b: RecordSet): boolean =>
  countsAlike(a, b) &&
  [...new Set([...Object.keys(a.where), ...Object.keys(b.where)])].every((column) =>
    isSame(a.where[column], b.where[column]),
  );

/**
 * Whether a set holds records of another alone, and not all of them.
 *
 * @example isSubset({ source: 'a', of: '', sum: '', where: { firearm: true } }, { source: 'a', of: '', sum: '', where: {} }) // => true
 */
export const isSubset = (inner: RecordSet, outer: RecordSet): boolean =>
  countsAlike(inner, outer) &&
  !isSameSet(inner, outer) &&
  Object.entries(outer.where).every(([column, condition]) => isWithin(inner.where[column], condition));

/** Whether no record can be in both: some column must have values that have nothing in common. */
export const isDisjoint = (a: RecordSet, b: RecordSet): boolean =>
  Object.entries(a.where).some(([column, condition]) => {
    const other = b.where[column];
    if (other === undefined) return false;
    const [own, its] = [valuesOf(condition), valuesOf(other)];
    if (own && its) return own.every((value) => !its.includes(value));
    return isNotOf(condition, its) || isNotOf(other, own);
  });

/** All values but those of the other. */
function isNotOf(condition: Condition, values: readonly string[] | null): boolean {
  if (values === null || typeof condition !== 'object' || Array.isArray(condition) || !('not' in condition))
    return false;
  const left = [condition.not].flat().map(String);
  return values.every((value) => left.includes(value));
}
