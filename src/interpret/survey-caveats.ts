import type { SubjectEstimates } from '../estimate/index.ts';
import type { Sentence, SurveyFacts } from '../spec/index.ts';

const caveat = (key: string, params: Sentence['params'] = {}): Sentence => ({ key: `caveat.${key}`, params, text: '' });

/**
 * Of those who were asked, the share who must answer before nobody asks how the others think: below it, the United
 * States want it looked into (Office of Management and Budget 2006, guideline 3.2.9).
 */
const fewWhoAnswered = 0.8;

/** Whom the answers to a survey speak for, what they were weighed to, and which of them a change rests on. */
export function surveyCaveats(entry: SubjectEstimates): readonly Sentence[] {
  const { survey, subject } = entry;
  if (survey === null) return [];
  const { noun } = subject.metric;
  return [
    ...whoAnswered(entry, survey),
    ...worthOf(entry, noun),
    ...(survey.lonelyStrata.n > 0
      ? [caveat('lonely-strata', { n: survey.lonelyStrata.n, rule: survey.lonelyStrata.rule })]
      : []),
    ...linked(entry, survey),
  ];
}

function whoAnswered({ now }: SubjectEstimates, { frame, margins, waves }: SurveyFacts): readonly Sentence[] {
  const weighed = margins && { of: margins.of, origin: margins.origin, by: margins.by.join(', ') };
  if (frame === null) return [weighed ? caveat('weighed-not-drawn', weighed) : caveat('no-frame')];
  const own = waves.filter(({ from, to }) => from <= now.to && to >= now.from);
  const [lowest] = own
    .filter(({ responseRate }) => responseRate !== null && responseRate < fewWhoAnswered)
    .toSorted((a, b) => (a.responseRate ?? 0) - (b.responseRate ?? 0));
  const low = lowest && { wave: lowest.wave, rate: lowest.responseRate ?? 0 };
  return [
    ...(weighed ? [caveat('weighed', weighed)] : []),
    ...(low ? [caveat('few-answered', low)] : []),
    ...(own.length > 0 && own.every(({ invited }) => invited === null) ? [caveat('response-unknown')] : []),
  ];
}

/** How much the answers are worth, and who of those who answered is in no figure. */
function worthOf(
  { survey, now: level }: SubjectEstimates,
  noun: { readonly one: string; readonly many: string },
): readonly Sentence[] {
  if (level.status === 'withheld' || level.effectiveN === null) return [];
  const now = survey?.answers.find(({ of }) => of === 'now');
  const { n, effectiveN } = level;
  const designEffect = now?.designEffect ?? null;
  const isLess = Math.round(effectiveN) < n || (designEffect !== null && designEffect > 1.05);
  const effect = designEffect === null ? {} : { effect: designEffect };
  const lost = now?.withoutGroup ?? 0;
  return [
    ...(isLess ? [caveat('effective-n', { answers: n, worth: Math.round(effectiveN), ...effect, ...noun })] : []),
    ...(lost > 0 ? [caveat('without-group', { n: lost, ...noun })] : []),
  ];
}

/** A change of people who were asked twice is not that of all who answered. */
function linked({ subject, changes, now }: SubjectEstimates, { samePeople }: SurveyFacts): readonly Sentence[] {
  const change = changes[subject.metric.decision.primary];
  if (change.status === 'withheld' || now.status === 'withheld') return [];
  const { method, compared } = change;
  if (method === 'survey-paired-t' || method === 'mcnemar-exact')
    return [caveat('same-people', { linked: compared.n, of: now.n, ...subject.metric.noun })];
  if (samePeople && method === 'survey-difference-t') return [caveat('same-people-unlinked')];
  return method === 'survey-overlap-t' ? [caveat('some-same-people')] : [];
}
