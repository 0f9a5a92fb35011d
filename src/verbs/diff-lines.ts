import type { Difference } from '../recall/index.ts';
import { countsEvents, valueOf } from '../report/quantity.ts';
import type { Finding, Reason } from '../spec/index.ts';
import {
  contributionWords,
  english,
  formatCount,
  formatValue,
  movementWords,
  promiseWords,
  reasonWords,
} from '../words/index.ts';

type Kind = Difference['kind'];
type Value = Difference['was'];

const kindWords: Readonly<Record<Kind, string>> = {
  correction: 'Corrections',
  reply: 'What partners answered to an earlier report',
  verdict: 'Verdicts',
  promise: 'Promises',
  effect: 'What the programme changed',
  definition: 'Definitions',
  metric: 'Findings that came or went',
  figure: 'Figures',
  restated: 'Figures of the same period, restated',
  check: 'Checks',
  file: 'Files',
};
/** More than this of a kind are counted, and listed by --json. */
const mostOfKind = 20;

/**
 * What two reports say differently, for a terminal: by kind, all areas together before each by itself.
 *
 * @param findings  of both reports: they know in what unit a figure is
 */
export function differenceLines(differences: readonly Difference[], findings: readonly Finding[]): readonly string[] {
  if (differences.length === 0) return ['no difference'];
  const known = new Map(findings.map((finding) => [placeKey(finding.metric, finding.area, finding.group), finding]));
  return (Object.keys(kindWords) as Kind[]).flatMap((kind) => {
    const own = headlinesFirst(differences.filter((difference) => difference.kind === kind));
    if (own.length === 0) return [];
    const lines = [...new Set(own.map((one) => lineOf(one, known.get(placeKey(one.subject, one.area, one.group)))))];
    const more = lines.length - mostOfKind;
    return [
      `${kindWords[kind]} (${formatCount(lines.length)})`,
      ...lines.slice(0, mostOfKind).map((line) => `  ${line}`),
      ...(more > 0 ? [`  and ${formatCount(more)} more: --json lists all`] : []),
    ];
  });
}

const placeKey = (metric: string, area: string, group: string | null): string =>
  JSON.stringify([metric, area, group ?? '']);

const headlinesFirst = (all: readonly Difference[]): readonly Difference[] =>
  all.toSorted((a, b) => Number(/^[*@]|^$/.test(b.area)) - Number(/^[*@]|^$/.test(a.area)));

function lineOf(difference: Difference, finding: Finding | undefined): string {
  const { kind, subject, area, group, period, was, now } = difference;
  if (kind === 'file') return `${subject}: ${fileText(was, now)}`;
  // what is counted is the same in every area
  if (kind === 'definition') return `${subject}: was “${was}”, now “${now}”`;
  const place = [subject, finding?.areaTitle ?? area, group, period].filter((part) => part !== '').join(' · ');
  if (kind === 'correction' || kind === 'reply') return `${place}: ${now}`;
  if (kind === 'metric') return `${place}: ${was === null ? 'was not reported before' : 'is not reported any more'}`;
  if (kind === 'restated' && was === null) return `${place}: by few records`;
  const said = (value: Value): string => valueText(kind, value, finding);
  const areNumbers = typeof was === 'number' && typeof now === 'number';
  const unit = areNumbers && finding && countsEvents(finding) ? ` (${finding.unit})` : '';
  return `${place}: ${said(was)} → ${said(now)}${unit}`;
}

/** The hash of a file tells nobody anything but that it is another one. */
function fileText(was: Value, now: Value): string {
  if (was === null) return 'is new';
  return now === null ? 'was withdrawn' : `has other content (sha256 ${was}… → ${now}…)`;
}

function valueText(kind: Kind, value: Value, finding: Finding | undefined): string {
  if (value === null) return 'none';
  if (typeof value === 'number') return finding ? valueOf(finding, value, english) : formatValue(value);
  switch (kind) {
    case 'verdict':
      return movementWords[value as keyof typeof movementWords].label;
    case 'promise':
      return promiseWords[value as keyof typeof promiseWords].label;
    case 'effect':
      return contributionWords[value as keyof typeof contributionWords];
    case 'figure':
      return `not given (${reasonWords[value as Reason]})`;
    default:
      return value;
  }
}
