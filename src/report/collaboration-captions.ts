import type { Finding } from '../spec/findings.ts';
import type { Words } from '../words/index.ts';
import type { Caption } from './caption.ts';
import { attendanceDrawing, stoppedPartners } from './charts/attendance-columns.ts';
import { givingRows, lorenzPoints, mostPartners, networkDrawing, shareOfHalf } from './charts/partner-rows.ts';
import { countOf } from './quantity.ts';

/** What stands above the charts of who works with whom, who took part, and who gave how much. */

const besideOf = ({ now }: Finding) => (now.status === 'estimated' ? now.beside : undefined);

/** Notes that a drawing of partners carries. */
function notes({ partners }: Finding, { networkWords }: Words): readonly string[] {
  const all = partners?.names.length ?? 0;
  return [
    ...(partners?.ties?.some(({ n }) => n === null) ? [networkWords.few] : []),
    ...(partners?.isNamed === false ? [networkWords.numbered] : []),
    ...(all > mostPartners ? [networkWords.cut(mostPartners, all)] : []),
  ];
}

export function networkCaption(finding: Finding, words: Words): Caption | null {
  const { networkWords } = words;
  const [drawing, beside] = [networkDrawing(finding.partners ?? null), besideOf(finding)];
  if (drawing === null || beside?.kind !== 'network') return null;
  const [first, second] = drawing.partners;
  const alone = drawing.partners.filter(({ degree }) => degree === 0).length;
  const leads = finding.partners?.isNamed === true && first && first.degree > (second?.degree ?? 0);
  return {
    title: [
      networkWords.title({ ...beside, alone }),
      ...(leads ? [networkWords.most(first.name, first.degree)] : []),
      ...(alone > 0 ? [networkWords.alone(alone)] : []),
    ].join(' '),
    plotted: [networkWords.plotted, ...notes(finding, words)].join(' '),
  };
}

export function matrixCaption(finding: Finding, words: Words): Caption | null {
  const { matrix } = words.networkWords;
  const { noun } = finding;
  const drawing = networkDrawing(finding.partners ?? null);
  if (drawing === null) return null;
  const most = Math.max(0, ...drawing.ties.map(({ n }) => n ?? 0));
  const [first, ...others] = drawing.ties.filter(({ n }) => n === most);
  const [one, other] = [drawing.partners[first?.one ?? -1], drawing.partners[first?.other ?? -1]];
  const counted = countOf(most, noun, words);
  const told = others.length > 0 ? matrix.several(others.length + 1, counted) : null;
  return {
    title: one && other ? (told ?? matrix.title(one.name, other.name, counted)) : matrix.untold,
    plotted: matrix.plotted(noun.many),
  };
}

/** More who never took part are told by how many they are: the rows have their names. */
const mostNamed = 3;

export function attendanceCaption(
  finding: Finding,
  { attendanceWords, formatMonth, networkWords }: Words,
): Caption | null {
  const drawing = attendanceDrawing(finding.partners ?? null);
  if (drawing === null) return null;
  const { months, monthsInColumn, rows, silent, all } = drawing;
  const never = rows.filter(({ last }) => last === null).map(({ name }) => name);
  const stopped = stoppedPartners(drawing).map(({ name, last }) =>
    attendanceWords.since(name, formatMonth(`${last}-01`)),
  );
  return {
    title: [
      attendanceWords.title({ silent, months, partners: all }),
      ...(stopped.length > 0 ? [attendanceWords.stopped(stopped)] : []),
      ...(never.length > 0 ? [attendanceWords.noneOf(never.length <= mostNamed ? never : never.length)] : []),
    ].join(' '),
    plotted: [
      ...(monthsInColumn === 3 ? [attendanceWords.three] : []),
      attendanceWords.plotted,
      ...(all > mostPartners ? [networkWords.cut(mostPartners, all)] : []),
    ].join(' '),
  };
}

/** The number that counts promises where this one counts what was delivered. */
export const promisedOf = ({ partners, source }: Finding, list: readonly Finding[]): Finding | null =>
  partners?.sum === 'delivered'
    ? (list.find((own) => own.source === source && own.partners?.sum === 'committed') ?? null)
    : null;

/** The same with the currency of its amounts as its unit: that of a ratio of the same source, where one is declared. */
export function inCurrency(finding: Finding, list: readonly Finding[], { givingWords }: Words): Finding {
  if (finding.partners?.shownAs !== 'money') return finding;
  const isPriced = ({ source, measure, shown }: Finding): boolean =>
    source === finding.source && measure === 'amount-ratio' && (shown.as === 'percent' || shown.as === 'money');
  const unit = list.find(isPriced)?.shown.unit || givingWords.units;
  return { ...finding, shown: { ...finding.shown, unit } };
}

export function givingCaption(
  { delivered, promised }: { readonly delivered: Finding; readonly promised: Finding | null },
  words: Words,
): Caption | null {
  const { formatShown, givingWords } = words;
  const found = delivered.partners ?? null;
  const rows = givingRows(found, promised?.partners ?? null);
  if (found === null || rows.length === 0) return null;
  const sum = (of: 'delivered' | 'promised'): number => rows.reduce((total, row) => total + (row[of] ?? 0), 0);
  const isWhole = rows.every((row) => row.delivered !== null);
  const ofPromised =
    promised !== null && sum('promised') > 0 && isWhole
      ? [givingWords.promised(sum('delivered') / sum('promised'))]
      : [];
  const total = formatShown(sum('delivered'), { as: found.shownAs, unit: delivered.shown.unit });
  return {
    title:
      [...(isWhole ? [givingWords.delivered(total, rows.length)] : []), ...ofPromised].join(' ') || delivered.title,
    plotted: promised === null ? givingWords.plottedAlone : givingWords.plotted,
  };
}

export function lorenzCaption(finding: Finding, { lorenzWords }: Words): Caption | null {
  const points = lorenzPoints(finding.partners ?? null);
  if (points === null || finding.now.status === 'withheld') return null;
  return { title: lorenzWords.title(finding.now.value, shareOfHalf(points)), plotted: lorenzWords.plotted };
}
