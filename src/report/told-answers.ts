import type { SurveyFacts } from '../spec/findings.ts';
import { byText } from './select.ts';

export type Answers = SurveyFacts['answers'][number];

/** The answers that a report tells, the oldest first: every wave, and now, unless a wave is all of it. */
export function toldAnswers({ answers }: SurveyFacts): readonly Answers[] {
  const now = answers.find(({ of }) => of === 'now');
  const isTold = ({ n, from, to }: Answers): boolean =>
    now !== undefined && n === now.n && from >= now.from && to <= now.to;
  return answers
    .filter((one) => one.shares.length > 0 && (one === now || !isTold(one)))
    .toSorted((a, b) => byText(a.to, b.to));
}
