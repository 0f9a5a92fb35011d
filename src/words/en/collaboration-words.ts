import { formatCount, formatDecimal, formatList, formatPercent } from './numbers.ts';

/** Who works with whom, who took part, and who gave how much, in words. */

const partners = (n: number): string => `${formatCount(n)} ${n === 1 ? 'partner' : 'partners'}`;
const parts = (n: number): string => (n === 1 ? 'one network' : `${formatCount(n)} parts`);

export const networkWords = {
  /** That partners who worked alone stand apart is said of them already. */
  title: (of: {
    readonly ties: number;
    readonly pairs: number;
    readonly components: number;
    readonly alone: number;
  }): string =>
    `${formatCount(of.ties)} of ${formatCount(of.pairs)} pairs of partners worked together${
      of.alone > 0 && of.components === of.alone + 1 ? '' : `; they form ${parts(of.components)}`
    }.`,
  most: (name: string, n: number): string => `Most ties: ${name}, with ${formatCount(n)}.`,
  alone: (n: number): string => `${partners(n)} worked with no other.`,
  plotted:
    'Each dot is a partner, each line two who took part in the same activity; the thicker, the more often. In order of ties, from the top to the right.',
  few: 'Dashed: too few times to show.',
  numbered: 'Partners have numbers: that they may be named is not declared.',
  cut: (most: number, all: number): string => `The first ${formatCount(most)} of ${formatCount(all)} partners.`,
  matrix: {
    title: (one: string, other: string, counted: string): string =>
      `Most often together: ${one} and ${other}, in ${counted}.`,
    several: (pairs: number, counted: string): string =>
      `Most often together: ${formatCount(pairs)} pairs, each in ${counted}.`,
    untold: 'Who worked with whom, pair by pair.',
    plotted: (many: string): string =>
      `Pairs of partners by the ${many} that they had in common: the stronger the shade, the more. Empty: none. A dot: too few to show. Each name stands right of its row and above its column.`,
  },
  described: 'who works with whom',
  matrixDescribed: 'activities in common, pair by pair',
  columns: { partner: 'Partner', ties: 'Ties', with: 'Works with' },
  fewTimes: 'few',
} as const;

export const attendanceWords = {
  title: (of: { readonly silent: number; readonly months: number; readonly partners: number }): string =>
    `${partners(of.partners)} over ${formatCount(of.months)} months${
      of.silent === 0 ? '.' : `, in ${formatCount(of.silent)} of which nothing was recorded of anybody.`
    }`,
  stopped: (names: readonly string[]): string => `Took part before, and not lately: ${formatList(names)}.`,
  since: (name: string, month: string): string => `${name} (last in ${month})`,
  noneOf: (who: readonly string[] | number): string =>
    `In none of these months: ${typeof who === 'number' ? partners(who) : formatList(who)}.`,
  three: 'Each column is three months.',
  plotted:
    'Filled: took part. A dot: only others did. Dashed: nothing was recorded of anybody, which is not the same as that nobody came. In order of names.',
  described: 'who took part when',
  count: (n: number, of: number): string => `${formatCount(n)} of ${formatCount(of)}`,
  columns: {
    partner: 'Partner',
    months: 'Months with a part',
    spans: 'Spans of three months with a part',
    last: 'Last time',
  },
  never: 'not in these months',
} as const;

export const givingWords = {
  promised: (share: number): string => `${formatPercent(share)} of what was promised was delivered.`,
  delivered: (total: string, n: number): string => `${total} from ${partners(n)}.`,
  plotted: 'Filled: delivered. Outlined: promised. In order of names.',
  plottedAlone: 'By partner, in order of names.',
  described: 'contributions by partner',
  columns: { partner: 'Partner', promised: 'Promised', delivered: 'Delivered' },
  /** Of money whose currency is not declared. */
  units: 'units of money',
  of: (delivered: string, promised: string): string => `${delivered} of ${promised}`,
  notPromised: (delivered: string): string => `${delivered}, none promised`,
} as const;

export const lorenzWords = {
  across: 'partners, those with least first',
  title: (gini: number, half: number): string =>
    `The half of the partners with least has ${formatPercent(half)} of all. Inequality (Gini coefficient): ${formatDecimal(gini, 2)}.`,
  plotted: 'What the partners with least have together, as a share of all. Dashed: if all had alike.',
  described: 'how equally partners share',
  alike: 'if all had alike',
  own: 'as it is',
  columns: { partners: 'Partners with least', share: 'Share of all' },
} as const;

export const collaborationWords = {
  intro:
    'Who worked with whom, who took part, and who gave what. Working together is a means: whether it helps, the other numbers say.',
  agreed: (who: string): string => `Partners are named by agreement: ${who}.`,
  notAgreed:
    'Partners are not named, and what each of them gave is not told: that they agree is not declared (name-partners under privacy).',
} as const;
