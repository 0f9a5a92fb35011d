import type { Reason, Sentence, ShownAs } from '../../spec/findings.ts';
import { carriesPercent } from '../numbers.ts';
import {
  capital,
  count,
  inBrackets,
  noun,
  type Params,
  partNow,
  plainEnd,
  share,
  signed,
  type Template,
  text,
  wordBy,
} from '../params.ts';
import { besideTemplates } from './beside.ts';
import { gateWords } from './gate-words.ts';
import { formatDate, formatDecimal, formatList, formatPercent } from './numbers.ts';
import { ruleText } from './quality.ts';
import { reasonWords } from './reasons.ts';
import { rulePartsText } from './rule-parts.ts';
import { sinceSentences } from './since-sentences.ts';
import { surveySentences } from './survey-sentences.ts';
import { differenceWords, formatEnds, formatPart, formatShown, type Shown } from './values.ts';

const because = (p: Params): string => reasonWords[text(p, 'reason') as Reason];

/** "12 shootings in 2022-Q4, where the rate of 2019 would have given about 20" */
const held = (p: Params): string =>
  `${count(p, 'events')} ${noun(p, Number(p.events))} in ${text(p, 'period')}; the rate of ${text(p, 'window')} would have given about ${count(p, 'expected')}`;
/** How far it moved, where that is a share; whom it names, where it is names. */
const breakSize = (p: Params): string => {
  if (p.was !== undefined && p.is !== undefined)
    return ` (from ${formatPercent(Number(p.was))} to ${formatPercent(Number(p.is))})`;
  // two wordings of a question are too long for a sentence: they stand where its answers do
  return text(p, 'names') === '' || p.reason === 'wording-changed' ? '' : ` (${text(p, 'names')})`;
};
const silentIn = (p: Params): string =>
  `${text(p, 'names') === '' ? 'from' : `from ${text(p, 'names')} in`} ${gateWords.arms[text(p, 'arm') as keyof typeof gateWords.arms]}`;
const between = (p: Params, word: string): string =>
  p.least === p.most
    ? `about ${count(p, 'most')} ${word}`
    : `between ${count(p, 'least')} and ${count(p, 'most')} ${word}`;

const verdict: Readonly<Record<string, string>> = {
  better: 'Better',
  worse: 'Worse',
  'changed-up': 'Went up',
  'changed-down': 'Went down',
};
const said = (p: Params): string => verdict[text(p, 'movement')] ?? 'Changed';

const shown = (p: Params): Shown => ({ as: text(p, 'as') as ShownAs, unit: text(p, 'unit') });
const value = (p: Params, name: string): string => formatShown(Number(p[name]), shown(p));

/** "the 90th percentile was 9 min 20 s in 2024-Q1"; of a share, how many of how many first. */
function valueNow(p: Params): string {
  if (p.as === 'percent' && p.events !== undefined)
    return `${count(p, 'events')} of ${count(p, 'of')} ${noun(p, Number(p.of))}${percentOf(p)} in ${text(p, 'period')}`;
  return `${text(p, 'what')} was ${value(p, 'value')}${inBrackets(partNow(p, formatPart))} in ${text(p, 'period')}`;
}
const percentOf = (p: Params): string =>
  carriesPercent(Number(p.of)) ? ` (${[value(p, 'value'), ...partNow(p, formatPart)].join(', ')})` : '';
/** What there is now, where no verdict is given: events, or a value by its statistic. */
const standing = (p: Params): string =>
  p.as === undefined ? `${count(p, 'n')} ${noun(p, Number(p.n))} in ${text(p, 'period')}` : capital(valueNow(p));
const valueThen = (p: Params): string => `${valueNow(p)}, after ${value(p, 'was')} in ${text(p, 'window')}`;
const difference = (p: Params): string =>
  differenceWords({ low: Number(p.low), high: p.high === undefined ? null : Number(p.high) }, shown(p));

const rulesOf = (p: Params): string => formatList(text(p, 'rules').split(',').map(ruleText));
/** Of its own sources: the whole report counts more checks, and the two numbers must not look like one. */
const ofChecks = (p: Params): string =>
  Number(p.checks) === 1
    ? 'the one data check of its sources'
    : `${count(p, 'n')} of the ${count(p, 'checks')} data checks of its sources`;
const lossWords: Readonly<Record<string, string>> = {
  rejected: 'were rejected',
  'not-located': 'have no known place',
  unmapped: 'have a code that is not in the list',
};

/** How much of a difference between areas is more than chance. */
function keptParts(share: number): string {
  const tenths = Math.round(share * 10);
  if (tenths === 0) return 'next to nothing is';
  return tenths === 10 ? 'nearly all is' : `about ${tenths} ${tenths === 1 ? 'part' : 'parts'} in 10 are`;
}

/** Records without the value, and what it would be at either extreme. */
function missingWords(p: Params): string {
  const many = `${count(p, 'n')} more ${noun(p, Number(p.n))}`;
  const [low, high] =
    p.high === undefined ? [value(p, 'low'), null] : formatEnds([Number(p.low), Number(p.high)], shown(p));
  const or = (no: string): string => (high === null ? `${no}, there is no telling` : `${no}, ${high}`);
  switch (text(p, 'measure')) {
    case 'in-time':
      return `${many} could not be timed: if none of them had been in time, ${text(p, 'what')} would be ${low}; ${or('if all had')}.`;
    case 'survey-mean':
    case 'survey-share':
      return `${many} gave no answer: at the lowest, ${text(p, 'what')} would be ${low}; ${or('at the highest')}.`;
    case 'scale':
      return `${many} answered too few of the questions: at the lowest, ${text(p, 'what')} would be ${low}; ${or('at the highest')}.`;
    case 'share':
      return `Of ${many} it is not known: if none of them had, ${text(p, 'what')} would be ${low}; ${or('if all had')}.`;
    default:
      return `${many} have no value: at the lowest, ${text(p, 'what')} would be ${low}; ${or('at the highest')}.`;
  }
}

/** Every sentence that findings may carry. A key without words is an error, not an empty line. */
export const sentenceTemplates = {
  ...besideTemplates,
  fewer: (p) => `${said(p)}: ${held(p)}. That is ${between(p, 'fewer')}.`,
  more: (p) => `${said(p)}: ${held(p)}. That is ${between(p, 'more')}.`,
  'more-open': (p) => `${said(p)}: ${held(p)}. That is at least ${count(p, 'least')} more.`,
  unclear: (p) =>
    `No clear change: ${held(p)}. Anything from ${count(p, 'fewer')} fewer to ${count(p, 'more')} more would fit these numbers.`,
  'unclear-open': (p) => `No clear change: ${held(p)}. The numbers are too small to say how many more would fit.`,
  'too-few': (p) =>
    `Too few events to tell: ${held(p)}. With numbers this small, even an end to all of them might not have shown.`,
  'no-comparison': (p) =>
    `${count(p, 'events')} ${noun(p, Number(p.events))} in ${text(p, 'period')}. No comparison is given: ${because(p)}.`,
  'value-moved': (p) => `${said(p)}: ${valueThen(p)}. That is ${difference(p)}.`,
  'value-unclear': (p) => `No clear change: ${valueThen(p)}. ${capital(difference(p))} would fit these numbers.`,
  'value-too-few': (p) =>
    `Too few ${text(p, 'many')} to tell: ${valueThen(p)}. With so few, even a large change might not have shown.`,
  'value-alone': (p) =>
    p.was === undefined
      ? `${capital(valueNow(p))}. No comparison is given: ${because(p)}.`
      : `${capital(valueThen(p))}. No verdict is given: ${because(p)}.`,
  withheld: (p) => `No number is given for ${text(p, 'period')}: ${because(p)}.`,
  'not-comparable': (p) => `Cannot be compared: ${because(p)}${breakSize(p)}. ${standing(p)}.`,
  monitoring: (p) =>
    `${standing(p)}. No verdict falls now${
      text(p, 'next') === '' ? '' : `; the next one falls on ${formatDate(text(p, 'next'))}`
    }.`,
  suppressed: () => 'Not shown: the count is so small that it could point to a person.',
  'caveat.declared': (p) => text(p, 'text'),
  'caveat.missing': (p) => missingWords(p),
  'caveat.elsewhere': (p) =>
    `${count(p, 'n')} ${text(p, 'many')} lie in no known area and are not in these figures; the data quality section lists the names.`,
  'caveat.unplaced': (p) =>
    `${count(p, 'n')} of the ${text(p, 'many')} in ${text(p, 'period')} ${Number(p.n) === 1 ? 'lies' : 'lie'} in no known area: with all of them here there would be ${count(p, 'all')}, with none ${count(p, 'none')}.`,
  'caveat.incomplete': (p) =>
    `${count(p, 'n')} ${text(p, 'many')} are not in these figures: in those periods only a part of the smaller areas of an area reported.`,
  'caveat.neediest': (p) =>
    `The areas of greatest need are the ${count(p, 'areas')} of ${count(p, 'of')} with the most ${text(p, 'events')} from ${formatDate(text(p, 'from'))} to ${formatDate(text(p, 'to'))}. They stay the same in each report: ${text(p, 'names')}.`,
  'caveat.suspended': (p) => `Months in which a site was closed are left out (${text(p, 'names')}).`,
  'caveat.population-interpolated': () =>
    'Residents of years without a count are estimated from the counts before and after, or are those of the nearest count.',
  'caveat.lag-not-declared': () =>
    'How long reports take to arrive is not declared, so the latest period may still grow.',
  'caveat.baseline-after-launch': () =>
    'Some areas had already started within the baseline, which hides part of any change.',
  'caveat.rounded': (p) =>
    `Counts are to the nearest ${count(p, 'base')}, and a total need not be the sum of its parts; the verdict is of the exact numbers.`,
  'caveat.left-out': (p) =>
    `Where only a few ${text(p, 'many')} have no value, they are not told apart from the others, to protect people; values are rounded there.`,
  'caveat.small-counts': () => 'Small counts: no percentage is given.',
  'caveat.areas-without-baseline': (p) =>
    `${count(p, 'out')} of these ${count(p, 'areas')} areas started too early or too late to have a baseline, and take no part in the comparison.`,
  'warning.shown-before': (p) =>
    `Earlier reports gave small counts away that are hidden here: ${text(p, 'numbers')}. They stand all the same: ${text(p, 'reason')}`,
  'warning.definition-unlogged': (p) =>
    `${text(p, 'title')}: its definition is not that of the last report, and nothing says when or why. Write version: ${count(p, 'version')} in the metric, and what led to it under changes:.`,
  'caveat.no-population': (p) =>
    Number(p.areas) === 1
      ? `1 programme area has no population in the data and is left out of the rate (${text(p, 'names')}).`
      : `${count(p, 'areas')} programme areas have no population in the data and are left out of the rate (${text(p, 'names')}).`,
  'caveat.baseline-shorter': (p) =>
    `The data hold less than the declared baseline: ${text(p, 'used')} were used in place of ${text(p, 'declared')}.`,
  ...surveySentences,
  'caveat.smaller-than-worthwhile': (p) =>
    `Whatever changed is smaller than the ${share(p, 'worthwhile')} that was declared worthwhile.`,
  'caveat.too-uncertain': (p) =>
    `The numbers cannot tell whether there was a change of the ${share(p, 'worthwhile')} that was declared worthwhile.`,
  'caveat.harm-ruled-out': (p) => `A worsening by ${share(p, 'worthwhile')} or more is ruled out.`,
  'caveat.harm-not-ruled-out': (p) => `A worsening by ${share(p, 'worthwhile')} or more is not ruled out.`,
  'caveat.concurrent': (p) =>
    `Another programme may have changed these numbers too: ${text(p, 'title')}, from ${formatDate(text(p, 'from'))}${
      text(p, 'to') === '' ? ' on' : ` to ${formatDate(text(p, 'to'))}`
    }, in ${text(p, 'places') === 'all' ? 'all' : `${text(p, 'places')} of ${count(p, 'of')}`} of these areas.`,
  'caveat.high-levels': (p) =>
    `These areas were chosen because their numbers were high (${text(p, 'reason')}). Such numbers tend to fall back by themselves.`,
  'caveat.high-levels-shrunk': (p) =>
    `These areas were chosen because their numbers were high (${text(p, 'reason')}). Of what set them apart, ${keptParts(Number(p.kept))} likely to last; the rest alone would bring a ${Number(p.back) > 0 ? 'rise' : 'fall'} of ${share({ back: Math.abs(Number(p.back)) }, 'back')}.${
      p.change === undefined
        ? ''
        : ` Against a baseline that is ${Number(p.back) > 0 ? 'higher' : 'lower'} by as much, the change is ${signed(Number(p.change))}.`
    }`,
  'caveat.declared-late': (p) =>
    `How the verdict falls was declared on ${formatDate(text(p, 'declared'))}, after this window had begun.`,
  'caveat.definition-changed': (p) =>
    `The definition changed on ${formatDate(text(p, 'date'))}: ${plainEnd(p, 'what')}, because ${plainEnd(p, 'why')}. These figures cannot be set against those of the last report.`,
  'caveat.definition-unlogged': () =>
    'What is counted is not what the last report counted, and the metric does not say when or why it changed.',
  'caveat.rule-edited': (p) => `The rule for this number was changed after the last report${rulePartsText(p)}.`,
  'caveat.absorbed': (p) =>
    `In all areas alike, ${because(p)}: the comparison with other areas takes that out, the change against the baseline does not.`,
  'caveat.effect-months': (p) =>
    `The programme's part is not given: of ${Number(p.months) === 1 ? 'one month' : `${count(p, 'months')} months`} nothing came ${silentIn(p)}. Send what is missing; if nothing happened then, say so in a waiver of ${text(p, 'check')}.`,
  'caveat.season-unbalanced': () =>
    'The baseline does not hold every season alike, so the change may be partly the season.',
  'grade.passed': (p) =>
    Number(p.checks) === 1
      ? 'the one data check of its sources passed.'
      : `all ${count(p, 'checks')} data checks of its sources passed.`,
  'grade.warned': (p) => `${ofChecks(p)} warned: ${rulesOf(p)}.`,
  'grade.accepted': (p) => `${ofChecks(p)} did not pass, which is accepted for now: ${rulesOf(p)}.`,
  'grade.failed': (p) => `${ofChecks(p)} failed: ${rulesOf(p)}.`,
  'grade.lost': (p) =>
    `${formatDecimal(Number(p.share) * 100, 1)} % of the records ${lossWords[text(p, 'loss')] ?? 'are lost'}.`,
  'grade.lost-now': (p) => `5 % or more of the latest records ${lossWords[text(p, 'loss')] ?? 'are lost'}.`,
  'grade.unchecked': () => 'none of its sources could be checked.',
  ...sinceSentences,
} as const satisfies Readonly<Record<string, Template>>;

/** Puts a sentence into words, from its disclosed numbers alone. */
export const wordSentence = (sentence: Sentence): Sentence => wordBy(sentenceTemplates, sentence);
