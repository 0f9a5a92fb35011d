import type { AnswersStat } from '../crosstab/index.ts';
import type { SurveyFacts } from '../spec/index.ts';

type Tally = NonNullable<SurveyFacts['tally']>;

type Unit = Pick<AnswersStat['rows'][number], 'wave' | 'stratum' | 'cluster' | 'respondent'>;

/** What people were drawn with, whose answers the width of a range hangs on together: a stratum of a wave, or a block of houses in it. */
export const unitOf = ({ wave, stratum, cluster, respondent }: Unit): string =>
  JSON.stringify([wave, stratum, cluster ?? respondent]);

/** How many people gave which answer, by month, by what their answers weigh and how they were drawn, whatever else they are. */
export function tallyOf({ rows }: Pick<AnswersStat, 'rows'>): Tally {
  const sums = new Map<string, Tally[number]>();
  for (const { weight: exact, isCounted, ...row } of rows) {
    const { start, answer, n } = row;
    if (answer === null || !isCounted || exact === 0) continue;
    // weights that are fitted to margins may differ by what the machine rounds
    const weight = Number(exact.toPrecision(9));
    const unit = unitOf(row);
    const key = JSON.stringify([start, weight, answer, unit]);
    sums.set(key, { start, weight, answer, unit, n: n + (sums.get(key)?.n ?? 0) });
  }
  return [...sums.values()];
}
