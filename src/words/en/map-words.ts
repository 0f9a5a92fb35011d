import { formatCount, formatList } from './numbers.ts';

/** Maps of areas in words. */

const areas = (n: number): string => `${formatCount(n)} ${n === 1 ? 'area' : 'areas'}`;

export const mapWords = {
  title: (clear: {
    readonly better: number;
    readonly worse: number;
    readonly of: number;
    /** Of which nothing can be told. */
    readonly untold: number;
  }): string => {
    const said = [
      ...(clear.better > 0 ? [`${formatCount(clear.better)} clearly better`] : []),
      ...(clear.worse > 0 ? [`${formatCount(clear.worse)} clearly worse`] : []),
    ];
    return said.length === 0
      ? `In none of ${areas(clear.of)} is the change beyond chance${clear.untold === 0 ? '' : `; in ${formatCount(clear.untold)} it cannot be told`}.`
      : `Of ${areas(clear.of)} ${formatList(said)}; in the others it may be chance.`;
  },
  neutral: (clear: number, of: number): string =>
    clear === 0
      ? `In none of ${areas(of)} is the change beyond chance.`
      : `${formatCount(clear)} of ${areas(of)} clearly changed; in the others it may be chance.`,
  plotted: (label: string): string => `Change of each area against ${label}. Heavy outline: programme areas.`,
  plottedPlain: (label: string): string => `Change of each area against ${label}.`,
  missing: (names: readonly string[]): string => `Not on the map: ${formatList(names)}.`,
  key: {
    better: 'clearly better',
    worse: 'clearly worse',
    changed: 'clearly changed',
    'lean-better': 'better, may be chance',
    'lean-worse': 'worse, may be chance',
    lean: 'no clear change',
    unjudged: 'too few to tell, or not comparable',
    hidden: 'hidden to protect people',
    none: 'no number',
    excluded: 'left out of the evaluation',
  },
  window: { baseline: 'its own baseline', before: 'the time before' },
  table: 'Every area, with its number and verdict:',
  below: 'Every area, with its number and verdict, stands in the table below.',
  described: 'change of each area on a map',
  columns: { area: 'Area', change: 'Change', verdict: 'Verdict' },
} as const;
