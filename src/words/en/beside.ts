import { count, type Params, type Template, text } from '../params.ts';
import { formatDecimal } from './numbers.ts';

/** What stands beside values that are not read right alone. */

/** How well the questions of a scale hang together, by the usual marks of alpha. */
function scaleWords(p: Params): string {
  const questions = `The score is the mean of ${count(p, 'items')} questions`;
  if (p.alpha === undefined)
    return `${questions}; whether they hang together cannot be told: too few answered all of them, or all gave the same answers.`;
  const decimals = (name: string): string => formatDecimal(Number(p[name]), 2);
  const range = p.low === undefined ? '' : `, between ${decimals('low')} and ${decimals('high')}`;
  const told = `(alpha ${decimals('alpha')}${range}, of ${count(p, 'n')} who answered all)`;
  return Number(p.alpha) < 0.7
    ? `${questions}, which hang together loosely ${told}: look at each of them as well.`
    : `${questions}, which hang together ${told}.`;
}

/** Which published figures a mean is of, and which are not in it. */
function figuresWords(p: Params): string {
  const averaged = Number(p.averaged);
  const own = `${averaged === 1 ? 'The one published figure is' : `The ${count(p, 'averaged')} published figures are`} averaged by how many cases each sums up`;
  const left = [
    ...(Number(p.unweighted) === 0 ? [] : [`${count(p, 'unweighted')} without that number`]),
    ...(Number(p.unknown) === 0 ? [] : [`${count(p, 'unknown')} blank or below zero`]),
  ];
  const told = left.length === 0 ? `${own}.` : `${own}; left out: ${left.join(', and ')}.`;
  return `${told} How much single cases differ was not published, so there is no range, and no verdict on a change.`;
}

export const besideTemplates = {
  'caveat.still-open': (p) =>
    `${count(p, 'n')} of the ${count(p, 'of')} ${text(p, 'many')} ${Number(p.n) === 1 ? 'was' : 'were'} still open at the last day of complete records: each counts as lasting at least as long as it was followed, and is not left out.`,
  'caveat.scale': (p) => scaleWords(p),
  'caveat.spread': (p) =>
    `0 means that all ${count(p, 'members')} ${text(p, 'who')} have as much as each other; one with everything would be ${formatDecimal(Number(p.most), 2)}.${
      p.chance === undefined
        ? ''
        : ` If events were as likely in any area as in any other, chance alone would give about ${formatDecimal(Number(p.chance), 2)}.`
    }${p.ranged === true ? ' The range says how much it hangs on which of them are counted.' : ''}`,
  'caveat.figures': (p) => figuresWords(p),
  'caveat.network': (p) =>
    `Of ${count(p, 'partners')} partners, ${count(p, 'ties')} of ${count(p, 'pairs')} pairs are tied. The network is in ${count(p, 'components')} ${Number(p.components) === 1 ? 'part' : 'parts'}${
      p.centralisation === undefined
        ? ''
        : `; its centralisation is ${formatDecimal(Number(p.centralisation), 2)} (0: ties are spread evenly, 1: all hang on one partner)`
    }.`,
  'caveat.provisional': (p) =>
    `Late reports are still coming in for ${text(p, 'periods')}: drawn hollow, and no part of any verdict.`,
  'caveat.until-final': (p) =>
    `Late reports are still coming in for ${text(p, 'periods')}: no number is given before all are there, for the next one would tell how few came late.`,
} as const satisfies Readonly<Record<string, Template>>;
