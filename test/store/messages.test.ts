import { expect, it } from 'vitest';
import { withoutValues } from '../../src/store/duckdb/connection.ts';

it.each([
  [
    `Conversion Error: Could not convert string 'O''Neill, Ann' to INT32`,
    'Conversion Error: Could not convert string … to INT32',
  ],
  [
    'Constraint Error: Duplicate key "id: 4711" violates primary key',
    'Constraint Error: Duplicate key … violates primary key',
  ],
  ['Invalid Input Error: bad line\nOriginal Line: Ann Neill', 'Invalid Input Error: bad line'],
  ['IO Error: No space left on device', 'IO Error: No space left on device'],
])('%j is said without values of the data', (message, said) => {
  expect(withoutValues(message)).toBe(said);
});
