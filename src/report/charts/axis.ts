import type { Finding } from '../../spec/findings.ts';
import type { Words } from '../../words/index.ts';

/** A place on an axis with the words that stand there. */
export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** An axis that shows these ticks and no others, each in words. */
export function worded(ticks: readonly Tick[], rest: object = {}): object {
  const words = Object.fromEntries(ticks.map(({ value, label }) => [value, label]));
  const labelExpr = `${JSON.stringify(words)}[datum.value]`;
  return { values: ticks.map(({ value }) => value), labelExpr, domain: false, ticks: false, ...rest };
}

/** Numbers of one axis, all with as many decimals as the finest of them: 0.5 and 1.0. */
export function tickTexts(values: readonly number[], { formatDecimal }: Words, unit = ''): (x: number) => string {
  const decimals = Math.max(0, ...values.map((value) => String(value).split('.')[1]?.length ?? 0));
  return (x) => `${formatDecimal(x, x === 0 ? 0 : decimals)}${unit}`;
}

/** Words for ratios: a board reads "half", not "0.5". */
function ratioWords({ axisWords }: Words): readonly Tick[] {
  const { eighth, quarter, half, same, double, times } = axisWords;
  return [
    { value: 0.125, label: eighth },
    { value: 0.25, label: quarter },
    { value: 0.5, label: half },
    ...[0.6, 0.7, 0.8, 0.9].map((value) => ({ value, label: `−${100 - Math.round(100 * value)} %` })),
    { value: 1, label: same },
    ...[1.1, 1.2, 1.25, 1.3, 1.4, 1.6].map((value) => ({ value, label: `+${Math.round(100 * value) - 100} %` })),
    { value: 2, label: double },
    { value: 4, label: times(4) },
    { value: 8, label: times(8) },
  ];
}

function fewRatios(span: number): readonly number[] {
  if (span > 4) return [0.25, 1, 4];
  return span >= 2 ? [0.5, 1, 2] : [0.8, 1, 1.25];
}

/** The nearer the ends, the finer. */
function manyRatios(span: number): readonly number[] {
  if (span > 3) return [0.125, 0.25, 0.5, 1, 2, 4, 8];
  if (span >= 2) return [0.5, 0.8, 1, 1.25, 2];
  return span > 1.5 ? [0.6, 0.8, 1, 1.25, 1.6] : [0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4];
}

interface RatioAxis {
  /** The highest ratio that is drawn. */
  readonly span: number;
  readonly few: boolean;
  /** What stands at a ratio of one, in the place of "same". */
  readonly same?: string;
}

/** Ticks of a log axis that reaches as far below the same as above it. */
export function ratioTicks({ span, few, same }: RatioAxis, words: Words): readonly Tick[] {
  const wanted = (few ? fewRatios : manyRatios)(span).filter((ratio) => ratio >= 1 / span && ratio <= span);
  return ratioWords(words)
    .filter(({ value }) => wanted.includes(value))
    .map((tick) => (tick.value === 1 && same !== undefined ? { ...tick, label: same } : tick));
}

/** The least symmetric span around "same" that holds all ratios, from `least` up to `most`. */
export function ratioSpan(ratios: readonly number[], { least, most }: { least: number; most: number }): number {
  const far = Math.max(least, ...ratios.filter((ratio) => ratio > 0).flatMap((ratio) => [ratio, 1 / ratio]));
  return Math.min(most, far * 1.08);
}

interface DifferenceAxis {
  /** The largest difference that is drawn, in the unit of `shown`. */
  readonly span: number;
  readonly shown: Finding['shown'];
  readonly same: string;
  /** Signs in place of words, for there is little room. */
  readonly few: boolean;
}

/** A round step to either side of none, in the words of a difference. */
export function differenceTicks({ span, shown, same, few }: DifferenceAxis, words: Words): readonly Tick[] {
  const { directionOfChange, formatDistance } = words;
  // words are wide: ticks stay away from the ends, and from the words in the middle
  const most = span * 0.7;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = ([8, 6, 5, 4, 3, 2.5, 2, 1.5, 1.2, 1].find((nice) => nice * power <= most) ?? 1) * power;
  const { down, up } = directionOfChange(shown);
  const at = (x: number): Tick => ({
    value: Number(x.toPrecision(12)),
    label: few ? `${x < 0 ? '−' : '+'}${formatDistance(x, shown)}` : `${formatDistance(x, shown)} ${x < 0 ? down : up}`,
  });
  return [at(-step), { value: 0, label: same }, at(step)];
}
