import { formatCount, formatDecimal } from './numbers.ts';

/** How values are spread, in words: what so many do not exceed, now and before. */

/** A share as people say it. @example shareInWords(0.9) // => "9 of 10" */
export function shareInWords(p: number): string {
  if (p === 0.5) return 'half';
  const tenths = p * 10;
  if (Math.abs(tenths - Math.round(tenths)) < 1e-9) return `${Math.round(tenths)} of 10`;
  const hundredths = p * 100;
  const isWhole = Math.abs(hundredths - Math.round(hundredths)) < 1e-9;
  return isWhole ? `${Math.round(hundredths)} of 100` : `${formatDecimal(hundredths, 1)} %`;
}

/** Both windows, each in words. */
interface Both {
  readonly now: string;
  readonly before: string;
}

export const distributionWords = {
  title: (share: string, many: string, { now, before }: Both): string =>
    `${share === 'half' ? 'Half of the' : `${share}`} ${many} took ${now} or less now, ${before} or less before.`,
  /** Of what is no time. */
  titleOfAmounts: (share: string, many: string, { now, before }: Both): string =>
    `${share === 'half' ? 'Half of the' : `${share}`} ${many} had ${now} or less now, ${before} or less before.`,
  target: (target: string, { now, before }: Both): string =>
    `Within the target of ${target}: ${now} now, ${before} before.`,
  plotted: (many: string, share: string): string =>
    `The share of ${many} that had so much or less, from none to all. Dots: where ${share} is reached.`,
  plottedTime: (many: string, share: string): string =>
    `The share of ${many} that took so long or less, from none to all. Dots: where ${share} is reached.`,
  windows: (now: { readonly label: string; readonly n: number }, before: typeof now): string =>
    `Full line: ${now.label} (${formatCount(now.n)}). Dashed: ${before.label} (${formatCount(before.n)}).`,
  rounded: 'Counts are rounded to protect people, and need not add up.',
  now: (value: string): string => `now ${value}`,
  before: (value: string): string => `before ${value}`,
  targetMark: (value: string): string => `target ${value}`,
  band: {
    first: (to: string): string => `up to ${to}`,
    between: (from: string, to: string): string => `over ${from}, up to ${to}`,
    last: (from: string): string => `over ${from}`,
  },
  columns: { band: 'Band', now: 'Now', before: 'Before', share: 'Share' },
  together: 'Bands that few are in stand with their neighbours.',
} as const;
