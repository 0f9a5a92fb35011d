import type { Finding } from '../../../src/spec/index.ts';
import { maximise } from '../../../src/stats/index.ts';
import type { Sum } from './attack.ts';
import type { Span } from './coalition.ts';
import { type Counted, cellOf, counted, kinds, type Town } from './town.ts';

const rolesOf: Readonly<Record<string, readonly string[]>> = {
  '*': ['program'],
  '@comparison': ['comparison'],
  '@buffer': ['buffer'],
  '@all': ['program', 'comparison', 'buffer'],
};

/** The cells that a number is the sum of: some kinds in some areas and quarters. */
export function cellsIn(town: Town, area: string, { from, to }: Span, of: readonly number[]): readonly number[] {
  const isIn = (own: Town['areas'][number]): boolean => rolesOf[area]?.includes(own.role) ?? own.area === area;
  return town.areas.flatMap((own, place) =>
    isIn(own)
      ? town.quarters.flatMap((quarter, at) =>
          quarter.from >= from && quarter.to <= to ? of.map((kind) => cellOf(town, place, at, kind)) : [],
        )
      : [],
  );
}

/** Every count that findings tell as what it is, as sums over cells. */
export function sumsTold(findings: readonly Finding[], town: Town): readonly Sum[] {
  return findings.flatMap((finding) => {
    const { metric, area, series, now, also, changes, effect } = finding;
    const rule: { readonly of: readonly number[]; readonly among?: readonly number[] } = counted[metric as Counted];
    const sum = (equals: number | null, span: Span, what: string, of = rule.of, where = area): readonly Sum[] =>
      equals === null ? [] : [{ cells: cellsIn(town, where, span, of), equals, from: `${metric} ${where} ${what}` }];
    const both = (told: { readonly n: number | null; readonly events: number | null }, span: Span, what: string) => [
      ...sum(told.events, span, what),
      ...(rule.among ? sum(told.n, span, `${what}, all`, rule.among) : []),
    ];
    const levels = [now, ...also].flatMap((level) =>
      level.status === 'estimated' ? both(level, level, `${level.from}–${level.to}`) : [],
    );
    const compared = [changes.baseline, changes.previous, changes.sameSeason].flatMap((change) => {
      if (change.window === null || change.window.kind === 'same-season') return [];
      if (change.status === 'withheld')
        return change.before && !rule.among ? sum(change.before.n, change.window, change.window.kind) : [];
      return [...both(change, change.window, change.window.kind), ...both(change.compared, now, 'compared')];
    });
    const ofEffect =
      effect.status === 'withheld' || rule.among
        ? []
        : [
            ...sum(effect.observed, effect, 'since the launch'),
            ...effect.byArea.flatMap((own) => sum(own.observed, effect, 'since the launch', rule.of, own.area)),
          ];
    return [...levels, ...compared, ...ofEffect, ...series.flatMap((point) => both(point, point, point.period))];
  });
}

/**
 * Another town of which all that is told in counts is just as true: the attacker’s other possibility. Small cells stay small
 * and others do not become so, that the same may be hidden in both.
 *
 * @param reach  by how much a cell may differ
 * @param draw  which of many
 * @returns null where there is none
 */
export function twinOf(
  town: Town,
  sums: readonly Sum[],
  { minimum, reach, draw }: { readonly minimum: number; readonly reach: number; readonly draw: () => number },
): Town | null {
  const values = new Map<number, number>();
  for (const [area, quarters] of town.counts.entries())
    for (const [at, own] of quarters.entries())
      for (const [kind, count] of own.entries()) values.set(cellOf(town, area, at, kind), count);
  const fixed = new Set(sums.flatMap(({ cells }) => (cells.length === 1 ? cells : [])));
  const told = new Set(sums.flatMap(({ cells }) => cells));
  const free = [...values.keys()].filter((cell) => told.has(cell) && !fixed.has(cell));
  const place = new Map(free.map((cell, at) => [cell, at]));
  const least = (cell: number): number => {
    const value = values.get(cell) ?? 0;
    return value >= minimum ? Math.max(minimum, value - reach) : Math.min(value, Math.max(1, value - reach));
  };
  const most = (cell: number): number => {
    const value = values.get(cell) ?? 0;
    return value >= minimum ? value + reach : value === 0 ? 0 : Math.min(minimum - 1, value + reach);
  };
  const rows = sums.flatMap(({ cells, equals }) => {
    const open = cells.filter((cell) => place.has(cell));
    const known = cells.reduce((sum, cell) => sum + (place.has(cell) ? least(cell) : (values.get(cell) ?? 0)), 0);
    return open.length === 0
      ? []
      : [{ terms: open.map((cell): [number, number] => [place.get(cell) ?? 0, 1]), equals: equals - known }];
  });
  const found = maximise({
    objective: free.map((cell) => ((values.get(cell) ?? 0) < minimum ? 5 : 1) * (draw() - 0.5)),
    upper: free.map((cell) => most(cell) - least(cell)),
    rows,
  });
  if (found.status !== 'optimal') return null;
  const other = new Map(free.map((cell, at) => [cell, least(cell) + Math.round(found.solution[at] ?? 0)]));
  if (free.every((cell) => other.get(cell) === values.get(cell))) return null;
  const counts = town.counts.map((quarters, area) =>
    quarters.map((own, at) => own.map((count, kind) => other.get(cellOf(town, area, at, kind)) ?? count)),
  );
  const twin = { ...town, counts };
  const sumIn = (cells: readonly number[]): number =>
    cells.reduce((sum, cell) => sum + (other.get(cell) ?? values.get(cell) ?? 0), 0);
  return sums.every(({ cells, equals }) => sumIn(cells) === equals) ? twin : null;
}

export const sizeOf = ({ areas, quarters }: Town): number => areas.length * quarters.length * kinds.length;
