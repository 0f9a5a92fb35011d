import type { Sight } from '../estimate/index.ts';
import { countsEvents, valueOf } from '../report/quantity.ts';
import type { PowerAnswer } from '../run.ts';
import type { Finding } from '../spec/index.ts';
import {
  designWords,
  english,
  formatCount,
  formatDecimal,
  formatDistance,
  formatPercent,
  formatValue,
  reasonWords,
} from '../words/index.ts';
import { tableLines } from './table-lines.ts';

type Seen = Extract<Sight, { readonly status: 'estimated' }>;
type Side = 'fall' | 'rise';

/** Below this, counts carry no percentage. */
const smallCount = 20;

/** What could be seen, as the terminal shows it. */
export function powerLines(answer: Omit<PowerAnswer, 'previews' | 'pipeline'>): readonly string[] {
  const { finding, comparison, level, power } = answer;
  const head = `${finding.title} · ${finding.areaTitle}, ${finding.unit}`;
  if (comparison.status === 'withheld')
    return [head, '', `What could be seen is not given: ${reasonWords[comparison.reason]}.`];
  const { now, longer, needed, dispersion } = comparison;
  const often = `Each would show ${formatValue(power * 100)} times in 100, at the ${formatValue(level * 100)} % level of its verdict`;
  const scatter =
    dispersion > 1 ? `; the numbers scatter ${formatDecimal(dispersion, 1)} times as much as chance would have it` : '';
  return [
    head,
    '',
    sightText(now, finding),
    `${often}${scatter}.`,
    '',
    ...longerLines(longer, finding),
    '',
    ...neededLines(needed, finding),
    ...designLines(answer),
  ];
}

type Longer = Extract<PowerAnswer['comparison'], { readonly status: 'estimated' }>['longer'];

/** Windows of other lengths, one a line; in one line where nothing can be said of any: a survey is no longer for waiting. */
function longerLines(longer: Longer, finding: Finding): readonly string[] {
  const reasons = new Set(longer.map(({ sight }) => (sight.status === 'withheld' ? sight.reason : null)));
  const [reason] = reasons;
  if (reasons.size === 1 && reason) return [`Longer windows: not given: ${reasonWords[reason]}.`];
  return tableLines([
    ['window', 'expected', 'a fall that would show', 'a rise that would show'],
    ...longer.map(({ periods, sight }) => [lengthText(periods, finding), ...rowOf(sight, finding)]),
  ]);
}

/** What the window could show, in one sentence: total, whatever would show and whatever would not. */
export function sightText(sight: Sight, finding: Pick<Finding, 'now' | 'noun' | 'shown'>): string {
  if (sight.status === 'withheld') return `What could be seen is not given: ${reasonWords[sight.reason]}.`;
  const { value } = sight.expected;
  // shares have hits and no events: what would show is told in points
  const events = countsEvents(finding) ? sight.expected.events : null;
  const many = events !== null && Math.round(events) === 1 ? finding.noun.one : finding.noun.many;
  const lead =
    events === null
      ? `Where the baseline gives ${valueOf(finding, value, english)}`
      : `With about ${formatCount(events)} ${many} in ${finding.now.label} if nothing changes`;
  const [fall, rise] = [changeText(sight, 'fall', finding), changeText(sight, 'rise', finding)];
  if (fall !== null && rise !== null) return `${lead}, only ${fall}, or ${rise}, would show.`;
  if (fall !== null) return `${lead}, only ${fall} would show, and no rise, however large.`;
  if (rise !== null) return `${lead}, only ${rise} would show: not even an end to all of them.`;
  return `${lead}, no change would show, however large.`;
}

/** The change nearest none that would show: in counts where there are counts, with a percentage where they carry one. */
function changeText(sight: Seen, side: Side, finding: Pick<Finding, 'shown'>): string | null {
  const size = sight[side];
  if (size === null) return null;
  const { value } = sight.expected;
  const events = countsEvents(finding) ? sight.expected.events : null;
  const more = side === 'fall' ? 'less' : 'more';
  if (sight.scale === 'difference') return `a ${side} of ${formatDistance(size, finding.shown)} or more`;
  if (events === null) return `a ${side} to ${valueOf(finding, size * value, english)} or ${more}`;
  const percent = isLarge(sight) ? ` (${signed(size - 1)})` : '';
  const left = formatCount(events * size);
  if (side === 'fall' && left === '0') return `a fall to 0${percent}`;
  return `a ${side} to ${left} or ${side === 'fall' ? 'fewer' : 'more'}${percent}`;
}

const isLarge = ({ expected, before }: Seen): boolean =>
  (expected.events ?? 0) >= smallCount && (before.events ?? 0) >= smallCount;
const signed = (change: number): string => (change > 0 ? '+' : '') + formatPercent(change);

function rowOf(sight: Sight, finding: Finding): readonly string[] {
  if (sight.status === 'withheld') return [`not given: ${reasonWords[sight.reason]}`];
  const { value } = sight.expected;
  const events = countsEvents(finding) ? sight.expected.events : null;
  const expected = events === null ? valueOf(finding, value, english) : `about ${formatCount(events)}`;
  return [expected, changeText(sight, 'fall', finding) ?? 'none', changeText(sight, 'rise', finding) ?? 'none'];
}

const lengthText = (periods: number, { series }: Pick<Finding, 'series'>): string =>
  `${periods} ${grainWord(series)}${periods === 1 ? '' : 's'}`;

/** What one period of the report is called, from how its periods are labelled. */
function grainWord(series: Finding['series']): string {
  const label = series[0]?.period ?? '';
  if (label.includes('Q')) return 'quarter';
  return /-\d\d$/.test(label) ? 'month' : 'year';
}

function neededLines(
  needed: Extract<PowerAnswer['comparison'], { readonly status: 'estimated' }>['needed'],
  finding: Finding,
): readonly string[] {
  if (needed === null) return [];
  const change = `The smallest worthwhile change was declared as ${signed(needed.worthwhile)}`;
  if (needed.periods === null)
    return [`${change}: not even ${lengthText(needed.most, finding)} would be enough to see it.`];
  return [`${change}: to see it takes ${lengthText(needed.periods, finding)}.`];
}

/** Nothing of single areas: the design is for all of them together. */
function designLines({ design, finding }: Pick<PowerAnswer, 'design' | 'finding'>): readonly string[] {
  if (finding.areaRole !== 'all-program') return [];
  const lead = 'Is it us: ';
  if (design.status === 'withheld') return [`${lead}what could be seen is not given: ${reasonWords[design.reason]}.`];
  const name = designWords[design.design];
  const { smallestDetectable: size } = design;
  if (size === null) return [`${lead}${name} could have shown no change, however large.`];
  return [
    `${lead}${name} could have shown a ${size < 1 ? 'fall' : 'rise'} of ${formatPercent(Math.abs(size - 1))} or more, up to now.`,
  ];
}
