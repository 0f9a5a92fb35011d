import type { Movement } from '../../spec/findings.ts';
import { capital, count, counted, type Params, plainEnd, type Template, text } from '../params.ts';
import { designWords, movementWords } from './labels.ts';
import { formatDate } from './numbers.ts';
import { rulePartsText } from './rule-parts.ts';

const verdictWord = (p: Params, name: string): string => movementWords[text(p, name) as Movement].label;
const fileWords = {
  added: ['new', 'new'],
  changed: ['changed', 'changed'],
  removed: ['withdrawn', 'withdrawn'],
} as const;

function chosenAnew(p: Params): string {
  const [from, to] = [text(p, 'from'), text(p, 'to')].map((design) => designWords[design] ?? 'none');
  const which = from === to ? '' : `: it was ${from}, and is ${to}`;
  return `the design was chosen on other data, or by another rule, than for the last report${which}`;
}

/** What is different since the last report. */
export const sinceSentences = {
  'caveat.design-anew': (p) => `${capital(chosenAnew(p))}.`,
  'since.verdict': (p) => `${text(p, 'title')}: was “${verdictWord(p, 'from')}”, now “${verdictWord(p, 'to')}”.`,
  'since.given': (p) => `${text(p, 'title')}: no verdict was given before, now “${verdictWord(p, 'to')}”.`,
  'since.stand-all': (p) =>
    Number(p.of) === 1
      ? `The verdict of the last report (${text(p, 'period')}) still stands on today’s data.`
      : `All ${count(p, 'of')} verdicts of the last report (${text(p, 'period')}) still stand on today’s data.`,
  'since.stand-some': (p) => {
    if (Number(p.of) === 1)
      return `The verdict of the last report (${text(p, 'period')}) does not stand on today’s data.`;
    if (Number(p.n) === 0)
      return `None of the ${count(p, 'of')} verdicts of the last report (${text(p, 'period')}) stands on today’s data.`;
    return `Of the ${count(p, 'of')} verdicts of the last report (${text(p, 'period')}), ${count(p, 'n')} still ${Number(p.n) === 1 ? 'stands' : 'stand'} on today’s data.`;
  },
  'since.stands-not': (p) =>
    `${text(p, 'title')}: the last report said “${verdictWord(p, 'from')}” of ${text(p, 'period')}; on today’s data it would have said “${verdictWord(p, 'to')}”.`,
  'since.restated': (p) =>
    `${text(p, 'title')}: ${count(p, 'figures')} earlier ${p.figures === 1 ? 'figure was' : 'figures were'} restated; ${text(p, 'period')} was ${count(p, 'was')}, now ${count(p, 'now')}.`,
  'since.restated-by-few': (p) =>
    `${text(p, 'title')}: ${count(p, 'figures')} earlier ${p.figures === 1 ? 'figure was' : 'figures were'} restated; ${text(p, 'period')} by only a few.`,
  'since.definition': (p) =>
    `${text(p, 'title')}: what is counted has changed, and the metric does not say when or why. Its figures cannot be set against those of the last report.`,
  'since.definition-logged': (p) =>
    `${text(p, 'title')}: the definition changed on ${formatDate(text(p, 'date'))}: ${plainEnd(p, 'what')}, because ${plainEnd(p, 'why')}. Its figures cannot be set against those of the last report.`,
  'since.rule': (p) =>
    `${text(p, 'title')}: the rule that was declared beforehand was changed after the last report${rulePartsText(p)}.`,
  'since.rule-new': (p) =>
    `${text(p, 'title')}: its rule was declared after the last report; it is dated ${formatDate(text(p, 'declared'))}.`,
  'since.rule-gone': (p) => `${text(p, 'title')}: the rule that was declared beforehand is gone.`,
  'since.design': (p) => `${text(p, 'title')}: ${chosenAnew(p)}.`,
  'since.designs': (p) =>
    `The designs of ${count(p, 'n')} numbers were chosen on other data, or by another rule, than for the last report, and are the same.`,
  'since.new-metric': (p) => `${text(p, 'title')} is new in this report.`,
  'since.gone-metric': (p) => `${text(p, 'title')} is no longer reported.`,
  'since.files': (p) => `Data files: ${counted(p, fileWords) || 'as before'}${p.names ? ` (${p.names})` : ''}.`,
  'since.nothing': () => 'No verdict, figure, definition, rule or file is different.',
} as const satisfies Readonly<Record<string, Template>>;
