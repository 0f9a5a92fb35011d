import type { Finding, Level } from '../spec/index.ts';
import { conceal } from './cells/conceal.ts';
import type { Slot } from './cells/grid.ts';
import { isHidden } from './hide.ts';

/** A finding without the numbers that another one of the same area, group and days may not show. */
export function hideLike(finding: Finding, other: Finding): Finding {
  const periods = new Set(other.series.filter(({ state }) => state === 'suppressed').map(({ period }) => period));
  const points =
    periods.size === 0
      ? []
      : finding.series.flatMap(({ period, n }, at): Slot[] =>
          n !== null && periods.has(period) ? [{ kind: 'point', at }] : [],
        );
  const windows = new Set([other.now, ...other.also].filter(isSuppressed).map(daysOf));
  const also = finding.also.flatMap((level, at): Slot[] => (windows.has(daysOf(level)) ? [{ kind: 'also', at }] : []));
  const now: readonly Slot[] = windows.has(daysOf(finding.now)) ? [{ kind: 'now' }] : [];
  const judged: readonly Slot[] =
    isHidden(other) && !isHidden(finding) ? [{ kind: 'before', which: finding.changes.primary }] : [];
  const [own, its] = [finding.effect, other.effect];
  const isEffectHidden = own.status === 'estimated' && its.status === 'withheld' && its.reason === 'suppressed';
  const areas = own.status === 'estimated' && its.status === 'estimated' && its.byArea.length < own.byArea.length;
  const marked: readonly Slot[] = [...points, ...now, ...also, ...judged, ...(isEffectHidden ? [effect] : [])];
  return marked.length === 0 && !areas ? finding : conceal(finding, marked, areas);
}

const effect: Slot = { kind: 'effect' };
const daysOf = ({ from, to }: Level): string => `${from} ${to}`;
const isSuppressed = (level: Level): boolean => level.status === 'withheld' && level.reason === 'suppressed';
