import type { Finding, Findings } from '../../spec/findings.ts';
import type { Words } from '../../words/index.ts';
import { byText } from '../select.ts';
import { chartWidth, type Format } from '../theme.ts';
import type { ChartInput } from './chart.ts';
import { chartedText, chartedTicks } from './charted.ts';
import { judgedTime } from './judged-time.ts';
import { type Placed, placeInRows, shortened, spread, textWidth } from './place.ts';
import { reach } from './reach.ts';
import { datePosition, zeroScale } from './scale.ts';
import { isSettled, openEnd } from './segments.ts';

export interface SideLabel {
  readonly at: number;
  readonly text: string;
  readonly strong: boolean;
}

export interface TrendLayout {
  readonly plot: { readonly width: number; readonly height: number };
  readonly padding: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly from: string;
  readonly to: string;
  readonly scale: ReturnType<typeof zeroScale>;
  /** How values stand at the axis. */
  readonly text: (x: number) => string;
  readonly rules: readonly (Placed & Mark)[];
  readonly side: readonly SideLabel[];
  /** The rules carry numbers, whose words must stand below the chart. */
  readonly numbered: boolean;
}

/** Of words above the plot and beside it, in pixels. */
export const lineHeight = 15;

function highest(finding: Finding): number {
  const values = finding.series.flatMap((point) => (point.value === null ? [] : [point.value]));
  const all = [finding.expected?.high ?? 0, finding.target?.value ?? 0, judgedTime(finding)?.value ?? 0];
  return Math.max(reach(values), ...all);
}

export interface Mark {
  readonly date: string;
  readonly kind: Findings['events'][number]['kind'];
  readonly label: string;
}

/**
 * The starts in the time that is shown, each by a name of its own. Where areas joined in many waves, the first and the
 * last are marked: a fence of rules would hide the line. Their number is not said, as a site that opened again has two dates.
 */
function launchMarks(
  launches: readonly string[],
  { from, to }: { from: string; to: string },
  { markWords }: Words,
): readonly Mark[] {
  const { firstStart, nextStart, lastStart, laterStart, start } = markWords;
  const starts = [...new Set(launches)].toSorted(byText);
  const inside = starts.filter((date) => date >= from && date <= to);
  const shown = inside.length > 3 ? [...inside.slice(0, 1), ...inside.slice(-1)] : inside;
  const named = (date: string, place: number): string => {
    if (date === starts[0]) return starts.length === 1 ? start : firstStart;
    if (place > 0 && date === starts.at(-1)) return lastStart;
    return place === 0 || date === starts[1] ? nextStart : laterStart;
  };
  const marks = shown.map((date, place): Mark => ({ date, kind: 'ours', label: named(date, place) }));
  // two of one name would say nothing of which is which
  return marks.filter(({ label }, place) => marks.findLastIndex((mark) => mark.label === label) === place);
}

/** What happened inside the drawn time, by date. A day that is both a launch and a declared event has one mark. */
export function trendMarks(finding: Finding, events: Findings['events'], words: Words): readonly Mark[] {
  const own = events.filter(({ source }) => source === undefined || source === finding.source);
  const dates = new Set(own.map((event) => event.date));
  const { from, to } = drawnSpan(finding);
  const launches = launchMarks(finding.launches, { from, to }, words).filter(({ date }) => !dates.has(date));
  return [...own, ...launches]
    .filter(({ date }) => date >= from && date <= to)
    .toSorted((a, b) => byText(a.date, b.date));
}

function drawnSpan({ series }: Finding): { readonly from: string; readonly to: string } {
  return { from: series[0]?.from ?? '2000-01-01', to: series.at(-1)?.to ?? '2000-12-31' };
}

export interface Shade {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

/**
 * The baseline as it is shaded. Where areas started at different times, each has its own, and all of them together
 * reach past the first start: only the time before it is baseline for every area. Starts before the baseline
 * are of areas that take no part in it.
 */
export function baselineShade(finding: Finding, { markWords }: Words): Shade | null {
  const { window } = finding.changes.baseline;
  if (window === null) return null;
  const drawn = drawnSpan(finding);
  const launches = [...new Set(finding.launches)].toSorted(byText);
  const start =
    window.kind === 'before-launch' && launches.length > 1 ? launches.find((date) => date > window.from) : undefined;
  const [, from = ''] = [window.from, drawn.from].toSorted(byText);
  const [to = ''] = [window.to, drawn.to, ...(start === undefined ? [] : [start])].toSorted(byText);
  if (to <= from) return null;
  const upTo = start === launches[0] ? markWords.baselineToFirst : markWords.baselineToNext;
  return { from, to, label: start === undefined ? markWords.baseline : upTo };
}

/** More rows of words above a plot than this are a wall: numbers stand there instead, and the words below. */
const mostRows = 3;

function placeMarks(
  marks: readonly Mark[],
  at: (date: string) => number,
  room: number,
  format: Format,
): { rules: TrendLayout['rules']; numbered: boolean } {
  const words = marks.map((mark) => ({ ...mark, text: shortened(mark.label, 44), at: at(mark.date) }));
  const placed = placeInRows(words, room, 12);
  if (format === 'wide' && placed.every((mark) => mark.row < mostRows)) return { rules: placed, numbered: false };
  const days = new Map<string, string>();
  for (const [index, { date }] of words.entries())
    days.set(date, [days.get(date) ?? [], String(index + 1)].flat().join(', '));
  // two of one day would each need a rule of their own, in one place
  const numbers = words.flatMap((mark, index) =>
    words[index - 1]?.date === mark.date ? [] : [{ ...mark, text: days.get(mark.date) ?? '' }],
  );
  return { rules: placeInRows(numbers, room, 12), numbered: marks.length > 0 };
}

interface Side {
  readonly top: number;
  readonly height: number;
  /** Pixels for words beside the plot. */
  readonly room: number;
  readonly words: Words;
}

function sideLabels(finding: Finding, { top, height, room, words }: Side): readonly SideLabel[] {
  const { markWords } = words;
  const y = (value: number): number => height * (1 - Math.min(value, top) / top);
  const said = (value: number): string => chartedText(finding, value, words);
  const at = finding.series.findLastIndex(isSettled);
  // where later periods are hidden, the last that is shown is not the present
  const last = finding.series.slice(at + 1).some(({ state }) => state === 'suppressed')
    ? undefined
    : finding.series[at];
  const open = openEnd(finding.series);
  const labels: SideLabel[] = [];
  const judged = judgedTime(finding);
  if (judged?.value != null) labels.push({ at: y(judged.value), text: said(judged.value), strong: true });
  if (last?.value != null) {
    const text = markWords.latest(said(last.value));
    const fits = textWidth(text, 12) <= room;
    // one number in bold: what the verdict is about, or the last point where that is all it is about
    if (judged === null) labels.push({ at: y(last.value), text: said(last.value), strong: true });
    else if (fits) labels.push({ at: y(last.value), text, strong: false });
  }
  if (open?.value != null) {
    const text = markWords.soFar(said(open.value));
    // without its words it would pass for the number of another line
    if (textWidth(text, 12) <= room) labels.push({ at: y(open.value), text, strong: false });
  }
  if (finding.expected !== null)
    labels.push({ at: y(finding.expected.value), text: markWords.expected, strong: false });
  if (finding.target !== null)
    labels.push({
      at: y(finding.target.value),
      text: markWords.target(said(finding.target.value)),
      strong: false,
    });
  return spread(labels, lineHeight, height);
}

/** All text is placed here, in pixels: drawing libraries without a screen can only guess what would overlap. */
export function trendLayout(input: Pick<ChartInput, 'events' | 'format'>, finding: Finding, words: Words): TrendLayout {
  const narrow = input.format === 'narrow';
  const { from, to } = drawnSpan(finding);
  const scale = zeroScale(highest(finding), narrow ? 3 : 4);
  const text = chartedTicks(finding, scale.values, words);
  const left = 14 + 7 * Math.max(...scale.values.map((value) => text(value).length));
  const right = narrow ? 78 : 96;
  const width = chartWidth[input.format] - left - right;
  const height = narrow ? 150 : 200;
  const marks = trendMarks(finding, input.events, words);
  const { rules, numbered } = placeMarks(
    marks,
    (date) => datePosition(date, from, to) * width,
    width + right,
    input.format,
  );
  const rows = rules.reduce((most, label) => Math.max(most, label.row + 1), 0);
  return {
    plot: { width, height },
    padding: { left, right, top: 10 + rows * lineHeight, bottom: 28 },
    from,
    to,
    scale,
    text,
    rules,
    numbered,
    side: sideLabels(finding, { top: scale.top, height, room: right - 8, words }),
  };
}
