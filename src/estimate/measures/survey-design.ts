import type { AnswerRow, AnswersStat } from '../../crosstab/index.ts';
import type { Asked, Metric, Reason } from '../../spec/index.ts';
import {
  type Answers,
  type Calibration,
  indicesOf,
  lonelyStrata,
  type SurveyEstimate,
  type SurveySample,
  surveyMean,
} from '../../stats/index.ts';

/** How the people behind answers were drawn, as the statistics want it: one row for people who are alike. */
export interface Drawn {
  readonly rows: readonly AnswerRow[];
  readonly sample: SurveySample;
  /** Strata of which a single unit was drawn. */
  readonly lonely: number;
  /** Whether the design lets a variance be told; where not, there is a value and no range. */
  readonly isTold: boolean;
}

/**
 * The sample behind answers. Waves are drawn one by one: a stratum of one is not that of another. Where the same people
 * are asked again, a person is one unit however often they answered, as a block of houses is one.
 */
export function drawnFrom({ rows: alike }: Pick<AnswersStat, 'rows'>, asked: Asked | null): Drawn {
  const isLinked = alike.some(({ respondent }) => respondent !== null);
  const isClustered = isLinked || alike.some(({ cluster }) => cluster !== null);
  const rows = isClustered ? alike.flatMap(onePerUnit) : alike;
  const rule = asked?.lonelyStrata ?? 'adjust';
  const bare: SurveySample = {
    weights: rows.map(({ weight }) => weight),
    counts: rows.map(({ n }) => n),
    stages: [
      {
        strata: rows.map(({ wave, stratum }) => (isLinked ? stratum : JSON.stringify([wave, stratum]))),
        ...(isClustered
          ? { units: rows.map(({ cluster, respondent }, row) => cluster ?? respondent ?? `alone ${row}`) }
          : {}),
      },
    ],
    calibrations: calibrationOf(rows, asked),
  };
  const lonely = lonelyStrata(bare).length;
  const isTold = lonely === 0 || (rule !== 'withhold' && (rule !== 'average' || lonely < strataIn(bare)));
  // without a range to give, only the value is asked for
  const lonelyRule = rule === 'withhold' || !isTold ? 'certainty' : rule;
  return { rows, sample: { ...bare, lonely: lonelyRule }, lonely, isTold };
}

/** People drawn alone are units of their own, also where others who are alike stand in one row with them. */
const onePerUnit = (row: AnswerRow): readonly AnswerRow[] =>
  row.n === 1 || row.cluster !== null || row.respondent !== null
    ? [row]
    : Array.from({ length: row.n }, () => ({ ...row, n: 1 }));

const strataIn = ({ stages }: SurveySample): number => new Set(stages?.[0]?.strata).size;

/** Each wave was fitted by itself: a group of one wave is not that of another. */
function calibrationOf(rows: readonly AnswerRow[], asked: Asked | null): readonly Calibration[] {
  const margins = asked?.margins.length ?? 0;
  if (margins === 0) return [];
  return [
    {
      margins: Array.from({ length: margins }, (_, margin) =>
        indicesOf(rows.map(({ wave, groups, weight }) => JSON.stringify([wave, weight > 0 ? groups[margin] : null]))),
      ),
      weights: rows.map(({ weight }) => weight),
      leverage: rows.map(({ base }) => base),
      sweeps: margins === 1 ? 1 : 500,
    },
  ];
}

/** What an answer counts for: its place on the scale, or whether it is one of those that count. */
export function worth(answer: number | null, { measure }: Metric): number | null {
  if (answer === null || measure.kind !== 'survey-share') return answer;
  return measure.values.includes(answer) ? 1 : 0;
}

/** The lowest and the highest that a value can be. */
export const boundsOf = ({ measure, asked }: Pick<Metric, 'measure' | 'asked'>) =>
  measure.kind === 'survey-share' || asked === null
    ? { lowest: 0, highest: 1 }
    : { lowest: asked.scale.min, highest: asked.scale.max };

/** The rows that a number is about: of some areas, and among those whom the metric is about. */
export function domainOf(own: AnswersStat, { rows }: Drawn): readonly boolean[] {
  const counting = new Set(own.rows.map(placeOf));
  return rows.map((row) => row.isCounted && counting.has(placeOf(row)));
}

/** Waves that asked in other words, or in another way, have no number together. */
export function mixOf({ rows }: AnswersStat, { asked }: Metric): Reason | null {
  const answered = new Set(rows.filter(({ answer }) => answer !== null).map(({ wave }) => wave));
  const waves = (asked?.waves ?? []).filter(({ wave }) => answered.has(wave));
  if (new Set(waves.map(({ wording }) => wording)).size > 1) return 'wording-changed';
  return new Set(waves.map(({ mode }) => mode)).size > 1 ? 'mode-changed' : null;
}

/** An area in a month: months in which a site was closed are not its own. */
const placeOf = ({ area, start }: AnswerRow): string => `${start} ${area}`;

/** Mean of what answers count for, of part of a sample; null where nobody in it answered with a weight. */
export function meanOf({ sample }: Drawn, answers: Answers, domain: readonly boolean[]): SurveyEstimate | null {
  const isAnswered = domain.some((inside, row) => inside && answers[row] !== null && (sample.weights[row] ?? 0) > 0);
  return isAnswered ? surveyMean(sample, answers, domain) : null;
}

/** What people of a domain answered, with the whole sample that they are part of. */
export interface Sampled {
  readonly drawn: Drawn;
  /** What each row's answer counts for. */
  readonly answers: Answers;
  readonly domain: readonly boolean[];
  readonly estimate: SurveyEstimate;
}
