import { expect, it } from 'vitest';
import { datesInWords } from '../../src/report/dates-in-words.ts';
import { english, wordsIn } from '../../src/words/index.ts';

it.each([
  ['2020-03-01 to 2020-05-31, mail', '1 March 2020 to 31 May 2020, mail'],
  ['nothing for 2024-07 to 2025-12', 'nothing for July 2024 to December 2025'],
  ['as data/pd-2020-03.csv has it', 'as data/pd-2020-03.csv has it'],
  ['case 2020-99, in 2020-Q1', 'case 2020-99, in 2020-Q1'],
])('writes the days and months of a text as the page does: %s', (text, said) => {
  expect(datesInWords(text, english)).toBe(said);
});

it('writes them in the language of the report', () => {
  expect(datesInWords('nada de 2024-07 a 2025-12', wordsIn('es'))).toBe('nada de julio de 2024 a diciembre de 2025');
});
