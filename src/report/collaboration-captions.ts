import type { Finding } from '../spec/findings.ts';
import type { Words } from '../words/index.ts';
import type { Caption } from './caption.ts';
import {
  attendanceDrawing,
  givingRows,
  lorenzPoints,
  mostPartners,
  networkDrawing,
  shareOfHalf,
} from './charts/partner-rows.ts';

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
      networkWords.title(beside),
      ...(leads ? [networkWords.most(first.name, first.degree)] : []),
      ...(alone > 0 ? [networkWords.alone(alone)] : []),
    ].join(' '),
    plotted: [networkWords.plotted, ...notes(finding, words)].join(' '),
  };
}

export function matrixCaption(finding: Finding, words: Words): Caption | null {
  const { matrix } = words.networkWords;
  const drawing = networkDrawing(finding.partners ?? null);
  if (drawing === null) return null;
  const most = drawing.ties.filter(({ n }) => n !== null).toSorted((a, b) => (b.n ?? 0) - (a.n ?? 0))[0];
  const [one, other] = [drawing.partners[most?.one ?? -1], drawing.partners[most?.other ?? -1]];
  return {
    title: most && one && other ? matrix.title(one.name, other.name, most.n ?? 0) : matrix.untold,
    plotted: matrix.plotted,
  };
}

export function attendanceCaption(finding: Finding, { attendanceWords, networkWords }: Words): Caption | null {
  const drawing = attendanceDrawing(finding.partners ?? null);
  if (drawing === null) return null;
  const { months, rows, recorded, all } = drawing;
  const { from, to, label } = finding.now;
  const isNow = (at: number): boolean => {
    const month = months[at]?.month ?? '';
    return month >= from.slice(0, 7) && month <= to.slice(0, 7);
  };
  const stopped = rows.filter(({ present }) => present.size > 0 && ![...present].some(isNow)).map(({ name }) => name);
  return {
    title: [
      attendanceWords.title({ silent: months.length - recorded, months: months.length, partners: all }),
      ...(stopped.length > 0 && stopped.length < rows.length ? [attendanceWords.stopped(stopped, label)] : []),
    ].join(' '),
    plotted: [attendanceWords.plotted, ...(all > mostPartners ? [networkWords.cut(mostPartners, all)] : [])].join(' '),
  };
}

/** The number that counts promises where this one counts what was delivered. */
export const promisedOf = ({ partners, source }: Finding, list: readonly Finding[]): Finding | null =>
  partners?.sum === 'delivered'
    ? (list.find((own) => own.source === source && own.partners?.sum === 'committed') ?? null)
    : null;

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
  const total = formatShown(sum('delivered'), { as: found.shownAs, unit: '' });
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
