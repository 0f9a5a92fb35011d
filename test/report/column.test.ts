import { expect, it } from 'vitest';
import { columnText } from '../../src/report/column.ts';
import type { Finding } from '../../src/spec/findings.ts';
import { wordsIn } from '../../src/words/index.ts';

const column = (as: Finding['shown']['as'], values: readonly (number | null)[], unit = ''): readonly string[] => {
  const said = columnText({ shown: { as, unit } }, values, wordsIn('en'));
  return values.flatMap((x) => (x === null ? [] : [said(x)]));
};

it('writes a column of rates with the decimals of the largest', () => {
  expect(column('rate', [181.2, 74.3, 9.6, null, 340])).toEqual(['181', '74', '10', '340']);
  expect(column('rate', [0.4, 3, 1.234])).toEqual(['0.40', '3.00', '1.23']);
});

it('writes nothing as none that is not', () => {
  expect(column('rate', [181.2, 0.04, 0])).toEqual(['181', '0.04', '0']);
});

it('keeps units, and leaves counts, shares and times to their own forms', () => {
  expect(column('number', [9.92, 11.04], 'participants')).toEqual(['9.9 participants', '11.0 participants']);
  expect(column('count', [3, 12])).toEqual(['3', '12']);
  expect(column('percent', [0.5, 0.034])).toEqual(['50 %', '3 %']);
  expect(column('duration', [560, 60])).toEqual(['9 min 20 s', '1 min']);
});
