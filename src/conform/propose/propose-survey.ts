import type { ColumnProfile } from '../profile.ts';
import { answerColumns, nameOf, nthOf, quote } from '../suggest-items.ts';

/** What a survey declares beside its columns. */
export interface ProposedSurvey {
  readonly lines: readonly string[];
  readonly decide: readonly string[];
  /** Why it cannot be read; null where it can. */
  readonly lacking: string | null;
}

/** Answers beyond this are codes that mean no answer, such as 77 or 999. */
const highestAnswer = 10;

/** The waves of a survey that names them by year, and a question for each column of answers: its header, until its wording is known. */
export function proposeSurvey(
  columns: readonly ColumnProfile[],
  mapped: ReadonlyMap<string, ColumnProfile | null>,
): ProposedSurvey {
  const used = new Set([...mapped.values()].map((column) => column?.header));
  const names = new Set<string>(['wave', 'area', 'group', 'age', 'gender', 'race', 'education', 'tenure', 'weight']);
  const items = answerColumns(columns.filter(({ header }) => !used.has(header))).flatMap(
    (column) => itemLine(column, names, nthOf(column, columns)) ?? [],
  );
  const waves = mapped.get('wave')?.values ?? [];
  const areYears = waves.length > 0 && waves.every((wave) => /^(19|20)\d\d$/.test(wave));
  const needsDays = !mapped.has('completed_at');
  if (needsDays && !areYears)
    return {
      lines: [],
      decide: [],
      lacking: 'completed_at, or a wave that is a year: nothing says when people answered',
    };
  const waveLines = areYears
    ? ['waves:', ...[...waves].sort().map((wave) => `  - { wave: ${wave}, from: ${wave}-01-01, to: ${wave}-12-31 }`)]
    : [];
  return {
    lines: [...waveLines, ...(items.length > 0 ? ['items:', ...items.map((line) => `  ${line}`)] : [])],
    decide: [
      ...(areYears ? ['waves: each is said to last its whole year. On which days were people asked?'] : []),
      ...wordsLeftOut(columns.filter(({ header }) => !used.has(header))),
      'items: their wording is the header of their column, and their scale what was answered. Write the questions as they were asked, word for word, with their scale and the codes that mean no answer.',
    ],
    lacking: null,
  };
}

/** A text with as many different values is an answer chosen from a list, and with more it is written freely. */
const mostWords = 11;

function wordsLeftOut(columns: readonly ColumnProfile[]): readonly string[] {
  const chosen = columns.filter(
    ({ header, looksLike, distinct, filled }) =>
      header !== '' && looksLike === 'text' && distinct > 1 && distinct <= mostWords && filled > 2 * distinct,
  );
  if (chosen.length === 0) return [];
  const names = chosen.map(({ header }) => `"${header}"`).join(', ');
  return [
    `${names}: answered in words, and left out. Is it a question? Then write it under items, with answers: (which word is which number of the scale).`,
  ];
}

function itemLine({ header, values }: ColumnProfile, names: Set<string>, nth: string): string | undefined {
  const numbers = values.map(Number).sort((a, b) => a - b);
  const answers = numbers.filter((value) => value >= 0 && value <= highestAnswer && Number.isInteger(value));
  const [min, max] = [answers[0], answers.at(-1)];
  if (min === undefined || max === undefined || min >= max) return undefined;
  const missing = numbers.filter((value) => value < min || value > max);
  const codes = missing.length > 0 ? `, missing: [${missing.join(', ')}]` : '';
  return `${nameOf(header, names)}: { from: ${quote(header)}${nth}, wording: ${JSON.stringify(header)}, scale: { min: ${min}, max: ${max} }${codes} }`;
}
