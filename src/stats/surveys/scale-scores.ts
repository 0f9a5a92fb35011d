import type { Item } from './item-covariance.ts';
import type { Bounds } from './survey-interval.ts';
import type { Answers } from './survey-mean.ts';

/**
 * Score of each respondent on a scale: the mean of the items that were answered.
 *
 * @param items     one column of answers for each item, all turned the same way
 * @param required  items that must be answered for a score; all unless given
 * @returns one score for each row, in the unit of the items; null where too few were answered
 * @throws {RangeError} when there are no items, or columns differ in length
 * @example scaleScores([[4, 5, null], [2, null, null]], 1) // => [3, 5, null]
 */
export function scaleScores(items: readonly Item[], required = items.length): Answers {
  const [first] = items;
  if (first === undefined) throw new RangeError('items: must be one or more (got none)');
  for (const item of items)
    if (item.length !== first.length)
      throw new RangeError(`items: must have ${first.length} rows (got ${item.length})`);
  return first.map((_, row) => {
    const answers = items.flatMap((item) => item[row] ?? []);
    if (answers.length === 0 || answers.length < required) return null;
    return answers.reduce((sum, answer) => sum + answer, 0) / answers.length;
  });
}

/**
 * Answers to an item that is worded the other way, turned to point as the others do.
 *
 * @param bounds  lowest and highest answer that the scale offers, chosen or not
 * @throws {RangeError} when an answer lies outside the bounds
 * @example reversed([1, 4, null], { lowest: 1, highest: 5 }) // => [5, 2, null]
 */
export function reversed(item: Item, { lowest, highest }: Bounds): Item {
  return item.map((answer) => {
    if (answer === null) return null;
    if (!(answer >= lowest && answer <= highest))
      throw new RangeError(`item: must be from ${lowest} to ${highest} (got another)`);
    return lowest + highest - answer;
  });
}
