import type { AnswersStat } from '../crosstab/index.ts';
import type { SurveyFacts } from '../spec/index.ts';

type Tally = NonNullable<SurveyFacts['tally']>;

/** How many people gave which answer, by month and by what their answers weigh, whatever else they are. */
export function tallyOf({ rows }: Pick<AnswersStat, 'rows'>): Tally {
  const sums = new Map<string, Tally[number]>();
  for (const { start, weight: exact, answer, isCounted, n } of rows) {
    if (answer === null || !isCounted || exact === 0) continue;
    // weights that are fitted to margins may differ by what the machine rounds
    const weight = Number(exact.toPrecision(9));
    const key = JSON.stringify([start, weight, answer]);
    sums.set(key, { start, weight, answer, n: n + (sums.get(key)?.n ?? 0) });
  }
  return [...sums.values()];
}
