import type { MovePart } from '../interpret/index.ts';
import { countsEvents, valueOf } from '../report/quantity.ts';
import type { Explanation } from '../run.ts';
import type { Finding } from '../spec/index.ts';
import { english, formatDecimal, formatDistance, formatList, formatValue, reasonWords } from '../words/index.ts';
import { tableLines } from './table-lines.ts';

const partWords = (part: MovePart, { unit }: Finding): string =>
  part === 'denominator' && !/\bresidents\b/.test(unit) ? 'what it is measured against' : parts[part];

const parts: Readonly<Record<MovePart, string>> = {
  numerator: 'what happened',
  denominator: 'how many people live there',
  'area-mix': 'which areas weigh more',
  located: 'records that have a known place',
  mapped: 'records that have a known code',
  agencies: 'agencies that did not report all the time',
};

const mostListed = 10;

/** What brought a change: parts that add up to it, then the same by category and by area. */
export function moveLines(move: Explanation['move'], finding: Finding): readonly string[] {
  if (move.status === 'withheld') return [`not given: ${reasonWords[move.reason]}`];
  const { unit, noun } = finding;
  const isCounted = countsEvents(finding);
  const change = (x: number): string =>
    isCounted ? signed(x) : `${x < 0 ? '−' : x > 0 ? '+' : ''}${formatDistance(x, finding.shown)}`;
  const row = (name: string, { value, events }: { readonly value: number; readonly events: number }): string[] => [
    name,
    change(value),
    ...(isCounted ? [`${signed(events)} ${noun.many}`] : []),
  ];
  const listed = (title: string, list: typeof move.byArea): readonly string[] => {
    if (list.length === 0) return [];
    const sorted = list.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value));
    const more = sorted.length - mostListed;
    return [
      title,
      ...tableLines(sorted.slice(0, mostListed).map((own) => row(`  ${formatList(own.names)}`, own))),
      ...(more > 0 ? [`  … and ${more} more`] : []),
    ];
  };
  return [
    `from ${valueOf(finding, move.before, english)} to ${valueOf(finding, move.now, english)}${isCounted ? ` ${unit}` : ''}; the parts add up to the change:`,
    ...tableLines([
      ...move.parts.map((part) => row(`  ${partWords(part.part, finding)}`, part)),
      row('  together', move.whole),
    ]),
    ...listed('the same by category:', move.byCategory),
    ...listed('the same by area:', move.byArea),
    'each part is averaged over every order in which the others could have moved (Kitagawa; Das Gupta)',
  ];
}

/** With its sign, and about three digits. */
function signed(x: number): string {
  const text =
    Math.abs(x) < 0.005 ? '0' : Math.abs(x) < 100 ? formatDecimal(x, Math.abs(x) < 10 ? 2 : 1) : formatValue(x);
  return x > 0 && text !== '0' ? `+${text}` : text;
}
