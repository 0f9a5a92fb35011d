import { formatOrdinal, formatValue } from './numbers.ts';

/** What a metric is, made from its declaration: its unit, its statistic and its definition. */

type Parts = Readonly<Record<string, string>>;

const least = (n: number): string => (n === 1 ? 'one or more' : `${n} or more`);

const quantile = (p: number): string => (p === 0.5 ? 'median' : `${formatOrdinal(p * 100)} percentile`);

const tenths = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
/** Of how many it is the limit, in words where that is whole tenths. */
function parts(p: number): string {
  const words = tenths[Math.round(p * 10)];
  return words === undefined || Math.abs(p * 10 - Math.round(p * 10)) > 1e-9
    ? `${formatValue(p * 100)} in 100`
    : `${words} in ten`;
}

export const describeWords = {
  quantile,
  /** Plain words first, and the term of the field behind them. */
  theQuantile: (p: number): string =>
    p === 0.5 ? 'the median' : `the value that ${parts(p)} stay within (${quantile(p)})`,
  the: (statistic: string): string => `the ${statistic}`,
  perResidents: (per: string): string => `per ${per} residents a year`,
  harmPerResidents: (unit: string, per: string): string => `${unit} per ${per} residents a year`,
  byHarm: (many: string): string => `${many}, by their harm`,
  harm: 'the harm',
  share: (many: string): string => `share of ${many}`,
  theShare: 'the share',
  shareWithMix: (by: string): string => `the share with the baseline’s mix of ${by}`,
  mean: (many: string): string => `mean of ${many}`,
  theMean: 'the mean',
  quantileOf: (quantile: string, what: string): string => `${quantile} of ${what}`,
  giniOver: (over: string): string => `how unequal, by ${over}: 0 is all alike (Gini coefficient)`,
  gini: 'inequality (Gini coefficient)',
  network: {
    density: {
      unit: 'share of pairs',
      subject: 'the share of pairs of partners that worked together',
    },
    centralisation: { unit: 'centralisation, from 0 to 1', subject: 'the centralisation of the network' },
    components: { unit: 'parts of the network', subject: 'the number of parts of the network' },
    pairs: (many: string): string => `share of pairs with ${many} in common`,
    inCommon: (n: number, many: string): string => `the share of pairs of partners with ${least(n)} ${many} in common`,
  },
  days: (quantile: string, from: string, to: string): string => `${quantile} of the days from ${from} to ${to}`,
  meanScore: (questions: number): string => `mean score of ${questions} questions`,
  theMeanScore: 'the mean score',
  meanAnswer: 'mean answer',
  theMeanAnswer: 'the mean answer',
  forEach: (one: string): string => `for each ${one}`,
  per: (n: string, many: string): string => `per ${n} ${many}`,
  amount: (per: string): string => `amount ${per}`,
  numberPer: (many: string, unit: string): string => `the number of ${many} ${unit}`,
} as const;

/** What is counted or measured, and of which records. */
export const countedWords = {
  among: (source: string, where: string): string => `in "${source}"${where === '' ? '' : ` where ${where}`}`,
  once: (of: string): string => `each ${of} once`,
  sumOf: (column: string): string => `the sum of ${column}`,
  eachRecord: 'each record',
  eachResident: 'each resident and year',
  counted: ({ many, counting, among, weighed }: Parts): string => `${many}: ${counting} ${among}${weighed}`,
  weighed: ({ by, source, version }: Parts): string => `, weighed by ${by} (${source}, ${version})`,
  share: ({ many, counting, among, hits, held }: Parts): string =>
    `share of ${many} (${counting} ${among}) ${hits}${held}`,
  held: (by: string): string => `, with the baseline’s mix of ${by}`,
  meanOf: (what: string, among: string): string => `mean of ${what} ${among}`,
  byCases: ', each figure by how many cases it sums up',
  quantileOf: ({ quantile, what, among, held }: Parts): string => `${quantile} of ${what} ${among}${held}`,
  gini: ({ many, counting, among, over }: Parts): string =>
    `Gini coefficient of ${many} (${counting} ${among}), by ${over}`,
  network: (n: number, { subject, partners, many, among }: Parts): string =>
    `${subject}: two of ${partners} are tied by ${least(n)} ${many} together ${among}`,
  days: ({ days, among }: Parts): string => `${days} ${among}`,
  scale: ({ items, among }: Parts, answered: number | null): string =>
    `mean of ${items} ${among}, of those who answered ${answered === null ? 'all' : `at least ${answered}`} of them`,
  meanAnswer: ({ item, among, weighed }: Parts): string => `mean answer to ${item} ${among}${weighed}`,
  answered: ({ many, among, item, values, weighed }: Parts): string =>
    `share of ${many} ${among} who answered ${item} with ${values}${weighed}`,
  weighedTo: (margins: string): string => `, weighed by ${margins}`,
  against: ({ many, counting, among }: Parts): string => `, against ${many} (${counting} ${among})`,
  amountRatio: ({ counting, among, below, amongBelow }: Parts): string =>
    `${counting} ${among} for ${below} ${amongBelow}`,
  ratio: ({ many, counting, among, of, below, amongBelow }: Parts): string =>
    `${many} (${counting} ${among}) for ${of} (${below} ${amongBelow})`,
  hits: {
    where: (where: string): string => `of which ${where}`,
    within: (interval: string, most: string): string => `with ${interval} within ${most}`,
    again: (whose: string, within: number): string => `with another of the same ${whose} within ${within} days`,
    followed: (after: number): string =>
      `. A first one has none in the ${after} days before it. It counts when it has been followed to the end`,
    after: (to: string, from: string, within: number): string =>
      `with ${to} at most ${within} days after ${from}, of those that are as old`,
    by: (to: string, by: string): string => `with ${to} no later than ${by}, of those that were due`,
  },
  is: (column: string, wanted: string): string => `${column} is ${wanted}`,
  and: (parts: readonly string[]): string => parts.join(' and '),
  or: (parts: readonly string[]): string => parts.join(' or '),
  not: (values: string): string => `not ${values}`,
  notMissing: ', and not missing',
  missing: { yes: 'missing', no: 'not missing' },
  min: (least: number | string): string => `at least ${least}`,
  max: (most: number | string): string => `at most ${most}`,
} as const;
