import { count, noun, type Template, text } from '../params.ts';
import { formatDecimal, formatPercent } from './numbers.ts';

/** What a stratum with one unit adds, to follow a dash. */
const lonelyWords: Readonly<Record<string, string>> = {
  adjust: 'each adds its distance from the mean of all',
  average: 'each adds what the others add on average',
  certainty: 'they add nothing, as declared, so the range may be too narrow',
  withhold: 'no range is given, as declared',
};

/** What must be known of answers to a survey. */
export const surveySentences = {
  'caveat.no-frame': () =>
    'People were not drawn from a list: these are the views of those who answered, and not of everybody.',
  'caveat.weighed-not-drawn': (p) =>
    `People were not drawn from a list. Their answers are weighed to ${text(p, 'of')} by ${text(p, 'by')} (${text(p, 'origin')}); whether those who answered think like others of their group, nobody can tell.`,
  'caveat.weighed': (p) => `Answers are weighed to ${text(p, 'of')} by ${text(p, 'by')} (${text(p, 'origin')}).`,
  'caveat.few-answered': (p) =>
    `Of those asked in wave ${text(p, 'wave')}, ${formatPercent(Number(p.rate))} answered: those who did not may think otherwise.`,
  'caveat.response-unknown': () =>
    'How many people were asked is not declared, so it is not known how many did not answer.',
  'caveat.effective-n': (p) =>
    `${count(p, 'answers')} answers tell as much as ${count(p, 'worth')} with equal weights${
      p.effect === undefined ? '' : `; the design effect is ${formatDecimal(Number(p.effect), 2)}`
    }.`,
  'caveat.without-group': (p) =>
    `${count(p, 'n')} ${noun(p, Number(p.n))} are in no group that answers are weighed to, and in none of these figures.`,
  'caveat.weights-in-steps': () =>
    'Answers differ in weight and some numbers are hidden, so weighted values are rounded and their ranges widened. The verdict is of the exact numbers.',
  'caveat.ranges-in-steps': () =>
    'People were drawn block by block or list by list, and some numbers are hidden, so ranges are widened. The verdict is of the exact ones.',
  'caveat.answers-in-steps': () =>
    'The share of each single answer is rounded, and so are its ends: in some areas too few people gave one of them to tell how many.',
  'caveat.lonely-strata': (p) =>
    `In ${count(p, 'n')} ${Number(p.n) === 1 ? 'stratum' : 'strata'} a single unit was drawn: ${lonelyWords[text(p, 'rule')] ?? ''}.`,
  'caveat.same-people': (p) =>
    `The change is that of the ${count(p, 'linked')} ${noun(p, Number(p.linked))} who answered both times, of ${count(p, 'of')} who answered now.`,
  'caveat.same-people-unlinked': () =>
    'The same people were asked both times, and their answers cannot be linked: how sure the change is cannot be known, and its range is most often too wide.',
  'caveat.some-same-people': () => 'Some people answered both times; the range of the change allows for that.',
} as const satisfies Readonly<Record<string, Template>>;
