import type { Beside, Level, Metric, Sentence } from '../spec/index.ts';

const caveat = (key: string, params: Sentence['params']): Sentence => ({ key: `caveat.${key}`, params, text: '' });

/** What must be said beside the value of some measures: how many are still open. */
export function besideCaveats({ noun, measure }: Metric, now: Level): readonly Sentence[] {
  if (now.status === 'withheld' || now.beside === undefined) return [];
  const who = measure.kind === 'concentration' && measure.over === 'area' ? 'areas' : 'partners';
  return besideWords(now.beside, { ...noun, who, isRanged: now.low !== null });
}

function besideWords(
  beside: Beside,
  { who, isRanged, ...noun }: Metric['noun'] & { readonly who: string; readonly isRanged: boolean },
): readonly Sentence[] {
  switch (beside.kind) {
    case 'scale': {
      const { kind: _, alpha, low, high, complete: n, items } = beside;
      const ends = low === null || high === null ? {} : { low, high };
      return [caveat('scale', { n, items, ...(alpha === null ? {} : { alpha }), ...ends })];
    }
    case 'elapsed': {
      const { ended, open } = beside;
      return open === 0 ? [] : [caveat('still-open', { n: open, of: ended + open, ...noun })];
    }
    case 'concentration': {
      const { members, most, byChance } = beside;
      return [
        caveat('spread', { members, most, who, ranged: isRanged, ...(byChance === null ? {} : { chance: byChance }) }),
      ];
    }
    case 'network': {
      const { kind: _, centralisation, ...counts } = beside;
      return [caveat('network', { ...counts, ...(centralisation === null ? {} : { centralisation }) })];
    }
    case 'figures': {
      const { kind: _, ...counts } = beside;
      return [caveat('figures', counts)];
    }
  }
}
