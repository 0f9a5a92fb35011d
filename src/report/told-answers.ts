import type { SurveyFacts } from '../spec/findings.ts';
import { byText } from './select.ts';

export type Answers = SurveyFacts['answers'][number];
export type Profile = NonNullable<SurveyFacts['profile']>[number];

/** The answers that a report tells, the oldest first: every wave, and now, unless a wave is all of it. */
export const toldAnswers = ({ answers }: SurveyFacts): readonly Answers[] =>
  told(answers, ({ shares }) => shares.length > 0);

/** The profiles of a scale that a report tells, likewise. */
export const toldProfiles = ({ profile = [] }: SurveyFacts): readonly Profile[] =>
  told(profile, ({ items }) => items.some(({ mean }) => mean !== null));

type OfWindow = Pick<Answers, 'of' | 'n' | 'from' | 'to'>;

function told<Item extends OfWindow>(items: readonly Item[], hasSomething: (item: Item) => boolean): readonly Item[] {
  const now = items.find(({ of }) => of === 'now');
  const isTold = ({ n, from, to }: OfWindow): boolean =>
    now !== undefined && n === now.n && from >= now.from && to <= now.to;
  return items
    .filter((one) => hasSomething(one) && (one === now || !isTold(one)))
    .toSorted((a, b) => byText(a.to, b.to));
}
