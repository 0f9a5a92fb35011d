import type { AnswerRow } from '../../crosstab/index.ts';
import type { Metric } from '../../spec/index.ts';
import {
  binomialCdf,
  cellSize,
  clopperPearsonInterval,
  type SurveyEstimate,
  studentTest,
  surveyMean,
} from '../../stats/index.ts';
import { type Compared, type Contrast, incomparable, type Side } from './measure.ts';
import { byStudent, comparable } from './survey-compared.ts';
import { drawnFrom, type Sampled } from './survey-design.ts';

/** The same people asked twice. */

/** Someone who answered both times, with what the answers counted for. */
export interface LinkedPerson {
  /** As the person stands in the sample of now: design and weight. */
  readonly row: AnswerRow;
  readonly now: number;
  readonly before: number;
}

/** Everybody who answered in both samples; who answered several times in one counts there with the mean. */
export function linkedPeople(now: Sampled, before: Sampled): readonly LinkedPerson[] {
  const then = meansByPerson(before);
  return [...meansByPerson(now)].flatMap(([person, { row, mean }]) => {
    const earlier = then.get(person);
    return earlier ? [{ row, now: mean, before: earlier.mean }] : [];
  });
}

function meansByPerson({ drawn, answers, domain }: Sampled) {
  const sums = new Map<string, { row: AnswerRow; sum: number; n: number }>();
  for (const [at, row] of drawn.rows.entries()) {
    const answer = answers[at] ?? null;
    if (row.respondent === null || answer === null || !domain[at] || row.weight === 0) continue;
    const own = sums.get(row.respondent);
    sums.set(row.respondent, { row, sum: (own?.sum ?? 0) + answer, n: (own?.n ?? 0) + 1 });
  }
  return new Map([...sums].map(([person, { row, sum, n }]) => [person, { row, mean: sum / n }] as const));
}

/**
 * The change of those who answered both times. Where all were drawn alike and weigh alike, a share is judged by those who
 * changed their answer alone (McNemar); else by the mean of the changes over the design.
 */
export function pairedContrast(
  people: readonly LinkedPerson[],
  [now, before]: readonly [Sampled, Sampled],
  metric: Metric,
): Contrast {
  const { sample } = drawnFrom({ rows: people.map(({ row }) => ({ ...row, n: 1 })) }, metric.asked);
  const weighed = { ...sample, calibrations: [] };
  const mean = (of: (person: LinkedPerson) => number): SurveyEstimate => surveyMean(weighed, people.map(of));
  const change = mean((person) => person.now - person.before);
  if (cellSize(change) === 'suppress') return incomparable('too-few-answers');
  const isPlain = isDrawnAlike(people) && now.drawn.lonely + before.drawn.lonely === 0;
  const compared =
    metric.measure.kind === 'survey-share' && isPlain ? byMcNemar(people, change) : byDesign(change, metric);
  if (compared.status === 'withheld') return incomparable(compared.reason);
  const side = (of: (person: LinkedPerson) => number): Side => ({
    value: mean(of).estimate,
    n: people.length,
    events:
      metric.measure.kind === 'survey-share' ? people.filter((person) => Math.round(of(person)) === 1).length : null,
    exposure: null,
  });
  return { compared, now: side((person) => person.now), before: side((person) => person.before) };
}

function byDesign({ estimate, standardError, df }: SurveyEstimate, metric: Metric): Compared {
  // where all moved alike, nothing says how sure that is
  if (studentTest(estimate, standardError, df).p === null) return { status: 'withheld', reason: 'not-estimable' };
  return byStudent('survey-paired-t', { difference: estimate, standardError, df, metric });
}

/** One stratum, nobody drawn with others, all weights the same, and everybody said yes or no. */
function isDrawnAlike(people: readonly LinkedPerson[]): boolean {
  const [first] = people;
  return people.every(
    ({ row, now, before }) =>
      row.cluster === null &&
      row.stratum === first?.row.stratum &&
      row.weight === first.row.weight &&
      Number.isInteger(now) &&
      Number.isInteger(before),
  );
}

/** Given how many changed their answer, those who changed to yes are binomial: interval and p of that one share. */
function byMcNemar(people: readonly LinkedPerson[], { estimate, standardError, df }: SurveyEstimate): Compared {
  const up = people.filter(({ now, before }) => now > before).length;
  const changed = people.filter(({ now, before }) => now !== before).length;
  // where nobody changed, how many might have is not known from them
  if (changed === 0) return { status: 'withheld', reason: 'not-estimable' };
  const differenceOf = (share: number): number => ((2 * share - 1) * changed) / people.length;
  const p = Math.min(1, 2 * binomialCdf(Math.min(up, changed - up), changed, 0.5));
  return comparable('mcnemar-exact', {
    difference: estimate,
    standardError,
    df,
    p,
    at: (level) => {
      const { low, high } = clopperPearsonInterval({ hits: up, n: changed }, level);
      return { low: differenceOf(low), high: differenceOf(high) };
    },
  });
}
