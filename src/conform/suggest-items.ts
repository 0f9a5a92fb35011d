import { plainLetters } from '../words/plain-letters.ts';
import type { ColumnProfile } from './profile.ts';

/** Questions of a survey rarely have more answers, with the codes for none. */
const mostAnswers = 16;

export const quote = (text: string): string => (/^[A-Za-z_][\w ./-]*$/.test(text) ? text : JSON.stringify(text));

/** Which of several columns with its header a column is, as the rest of a mapping; empty where there is one. */
export function nthOf(column: ColumnProfile, columns: readonly ColumnProfile[]): string {
  const alike = columns.filter(({ header }) => header === column.header);
  return alike.length > 1 ? `, nth: ${alike.indexOf(column) + 1}` : '';
}

/** Columns that look like answers on a scale. */
export const answerColumns = (columns: readonly ColumnProfile[]): readonly ColumnProfile[] =>
  columns.filter(
    ({ looksLike, distinct, header }) =>
      header !== '' &&
      (looksLike === 'whole number' || looksLike === 'number') &&
      distinct > 1 &&
      distinct <= mostAnswers,
  );

/** What a survey declares beside columns, to be filled in: waves, and the columns that look like answers on a scale. */
export function suggestItems(columns: readonly ColumnProfile[]): readonly string[] {
  const answers = answerColumns(columns);
  const names = new Set<string>();
  return [
    '# waves: [{ wave: "", from: 2020-01-01, to: 2020-12-31 }]  # the days of each wave, its mode, and how many were asked',
    '# items:  # the questions, word for word, with their scale and the codes that mean no answer',
    ...answers.map(
      (column) =>
        `#   ${nameOf(column.header, names)}: { from: ${quote(column.header)}${nthOf(column, columns)}, wording: "", scale: { min: 1, max: 5 }, missing: [] }`,
    ),
  ];
}

/** The last words of a header, as a name: the first ones are often those of a whole block of questions. */
export function nameOf(header: string, taken: Set<string>): string {
  const words = plainLetters(header).match(/[a-z0-9]+/g) ?? [];
  const short =
    words
      .slice(-4)
      .join('_')
      .replace(/^[0-9_]+/, '') || 'question';
  let name = short;
  for (let number = 2; taken.has(name); number += 1) name = `${short}_${number}`;
  taken.add(name);
  return name;
}
