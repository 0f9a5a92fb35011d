import { expect, it } from 'vitest';
import { monthsAsNumbers } from '../../src/conform/month-names.ts';

it.each([
  ['crime-feb.csv', 'crime-02.csv'],
  ['crime_September_2024.csv', 'crime_09_2024.csv'],
  ['delitos-ene-2025.csv', 'delitos-01-2025.csv'],
  ['Diciembre 2024.xlsx', '12 2024.xlsx'],
  ['march-of-dimes/may2024.csv', '03-of-dimes/052024.csv'],
  ['mayor-decisions-marina.csv', 'mayor-decisions-marina.csv'],
  ['sept.csv', '09.csv'],
])('%s', (name, numbers) => expect(monthsAsNumbers(name)).toBe(numbers));
