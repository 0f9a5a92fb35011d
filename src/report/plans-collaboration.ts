import type { Finding } from '../spec/findings.ts';
import type { Words } from '../words/index.ts';
import {
  attendanceCaption,
  givingCaption,
  inCurrency,
  lorenzCaption,
  matrixCaption,
  networkCaption,
  promisedOf,
} from './collaboration-captions.ts';
import { type Plan, planOf } from './plan.ts';

/** Numbers of which it is told who is behind them. Several of one network have one drawing, and promises stand beside what was delivered. */
export function collaborationFindings(list: readonly Finding[]): readonly Finding[] {
  const told = list.filter(({ partners }) => partners !== undefined && partners !== null);
  const isDrawn = (own: Finding, at: number): boolean => {
    const others = told.filter(({ source }) => source === own.source);
    // promises are drawn beside what was delivered
    if (own.partners?.sum === 'committed') return !others.some(({ partners }) => partners?.sum === 'delivered');
    return (
      own.partners?.ties === null || !told.slice(0, at).some((other) => others.includes(other) && alike(other, own))
    );
  };
  return told.filter(isDrawn);
}

/** A network that lies within another of the same source, as that of trainings within that of all activities: its picture would be the same, with thinner lines. */
function isWithin(own: Finding, list: readonly Finding[]): boolean {
  const ties = own.partners?.ties ?? [];
  const among = list.filter((other) => other !== own && other.source === own.source && other.area === own.area);
  return among.some(({ partners }) => {
    const wider = new Map(partners?.ties?.map(({ one, other, n }) => [`${one}/${other}`, n]));
    const hasAll = ties.every(({ one, other, n }) => n !== null && (wider.get(`${one}/${other}`) ?? 0) >= n);
    return ties.length > 0 && hasAll && JSON.stringify(partners?.names) === JSON.stringify(own.partners?.names);
  });
}

const alike = (a: Finding, b: Finding): boolean =>
  JSON.stringify(a.partners?.ties) === JSON.stringify(b.partners?.ties);

/** Who works with whom, who took part, and who gave how much. */
export function collaborationPlans(list: readonly Finding[], words: Words): readonly Plan[] {
  const drawn = collaborationFindings(list);
  return drawn.flatMap((own) => {
    const finding = inCurrency(own, list, words);
    const promised = promisedOf(finding, list);
    const giving = planOf(
      finding,
      { chart: 'giving', caption: givingCaption({ delivered: finding, promised }, words) },
      words,
    );
    return [
      ...(isWithin(own, drawn)
        ? []
        : planOf(finding, { chart: 'network', caption: networkCaption(finding, words) }, words)),
      ...planOf(finding, { chart: 'matrix', caption: matrixCaption(finding, words) }, words),
      ...planOf(finding, { chart: 'attendance', caption: attendanceCaption(finding, words) }, words),
      ...giving.map((plan) => ({ ...plan, findings: promised === null ? [finding] : [finding, promised] })),
      ...planOf(finding, { chart: 'lorenz', caption: lorenzCaption(finding, words) }, words),
    ];
  });
}
