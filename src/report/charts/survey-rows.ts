import type { Finding, SurveyFacts } from '../../spec/findings.ts';
import type { Words } from '../../words/index.ts';
import { light, type Token } from '../theme.ts';
import { type Answers, toldAnswers } from '../told-answers.ts';

/** One answer of one wave, from the middle of the scale outwards: bad to the left, good to the right. */
export interface Segment {
  readonly wave: string;
  readonly position: number;
  readonly places: string;
  readonly n: number;
  readonly share: number;
  readonly from: number;
  readonly to: number;
  readonly colour: string;
  /** What is written on it, where there is room. */
  readonly tone: 'ink' | 'paper';
}

export interface SurveyRow {
  readonly position: number;
  readonly label: string;
  readonly n: number;
  /** Of those that count, where some do. */
  readonly counted: number | null;
  /** The question was put in other words than in the row before. */
  readonly asksAnew: boolean;
}

export interface SurveyDrawing {
  readonly rows: readonly SurveyRow[];
  readonly segments: readonly Segment[];
  readonly ends: { readonly bad: number; readonly good: number };
}

/** Whether a high answer is the good one: the answers that count, or the mean, say which way it should go. */
export function highIsGood({ counted, scale }: SurveyFacts, better: Finding['better']): boolean {
  if (counted === null || counted.length === 0) return better !== 'lower';
  const mean = counted.reduce((sum, place) => sum + place, 0) / counted.length;
  return mean > (scale.min + scale.max) / 2 === (better !== 'lower');
}

const mean = (places: readonly number[]): number => places.reduce((sum, place) => sum + place, 0) / places.length;

interface Scored {
  readonly share: Answers['shares'][number];
  /** From −1, the worst place, to 1, the best; 0 is the middle, and whatever spans it. */
  readonly score: number;
}

function scored({ shares }: Answers, survey: SurveyFacts, better: Finding['better']): readonly Scored[] {
  const { min, max } = survey.scale;
  const [middle, half] = [(min + max) / 2, (max - min) / 2];
  const sign = highIsGood(survey, better) ? 1 : -1;
  return shares
    .map((share) => {
      const spans = Math.min(...share.places) < middle && Math.max(...share.places) > middle;
      return { share, score: spans || half === 0 ? 0 : (sign * (mean(share.places) - middle)) / half };
    })
    .toSorted((a, b) => a.score - b.score);
}

/** Strong at the ends of the scale, pale near its middle. */
function toneOf(score: number): Token {
  if (score === 0) return 'veil';
  const side = score > 0 ? 'better' : 'worse';
  return Math.abs(score) > 0.6 ? side : `${side}-mid`;
}

type RowPlace = Pick<Segment, 'wave' | 'position'>;

function segmentsOf(list: readonly Scored[], { wave, position }: RowPlace, { formatList }: Words): readonly Segment[] {
  const sum = (wanted: (score: number) => boolean): number =>
    list.reduce((total, { share, score }) => (wanted(score) ? total + share.share : total), 0);
  let at = -sum((score) => score < 0) - sum((score) => score === 0) / 2;
  return list.map(({ share, score }) => {
    const from = at;
    at += share.share;
    const token = toneOf(score);
    return {
      wave,
      position,
      places: formatList(share.places.map(String)),
      n: share.n,
      share: share.share,
      from,
      to: at,
      colour: light(token),
      tone: token === 'better' || token === 'worse' ? 'paper' : 'ink',
    };
  });
}

/** The words in which a row's answers were asked for; null where its waves differ. */
function wordingOf(answers: Answers, { waves }: SurveyFacts): string | null {
  const wordings = new Set(
    waves.filter(({ from, to }) => from <= answers.to && to >= answers.from).map(({ wording }) => wording),
  );
  return wordings.size === 1 ? ([...wordings][0] ?? null) : null;
}

/** Every answer of every wave that may be told, placed about the middle of the scale. */
export function surveyDrawing(survey: SurveyFacts, better: Finding['better'], words: Words): SurveyDrawing {
  const told = toldAnswers(survey);
  const segments = told.flatMap((answers, position) =>
    segmentsOf(scored(answers, survey, better), { wave: answers.label, position }, words),
  );
  const rows = told.map((answers, position) => {
    const before = told[position - 1];
    const [was, is] = [before && wordingOf(before, survey), wordingOf(answers, survey)];
    const counts = ({ places }: Answers['shares'][number]): boolean =>
      survey.counted !== null && places.every((place) => survey.counted?.includes(place));
    const counted = answers.shares.filter(counts).reduce((sum, { share }) => sum + share, 0);
    return {
      position,
      label: answers.label,
      n: answers.n,
      counted: survey.counted === null ? null : (answers.counted ?? counted),
      asksAnew: before !== undefined && (was !== is || is === null),
    };
  });
  const ends = {
    bad: Math.min(0, ...segments.map(({ from }) => from)),
    good: Math.max(0, ...segments.map(({ to }) => to)),
  };
  return { rows, segments, ends };
}
