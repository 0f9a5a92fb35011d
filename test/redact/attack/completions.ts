import { estimateEffect } from '../../../src/estimate/designs/index.ts';
import { protectDerived } from '../../../src/redact/derived.ts';
import { protectEffect } from '../../../src/redact/effects.ts';
import { redact } from '../../../src/redact/index.ts';
import type { DesignId, Effect, Finding, Ladder } from '../../../src/spec/index.ts';
import { panelFrom, terms } from '../../estimate/designs/panels.ts';
import { sumsIn } from './attack.ts';
import { type Coalition, findingsAt, publicationOf } from './coalition.ts';
import { shareOf } from './parts.ts';

/**
 * An adversary who knows the estimators and all that is told: every table of counts that fits the sums that are told is tried, and
 * the effect estimated anew. Which of them give what is told of it?
 */
export interface Attacked {
  readonly town: Coalition;
  readonly design: DesignId;
  /** First quarter with the programme, by area of it, in their order. */
  readonly launches: readonly number[];
  /** Of shares: how many records each area has in each quarter; what is counted are those that did. */
  readonly records?: readonly (readonly number[])[];
}

export const minimum = 5;

interface Told {
  readonly effect: Effect;
  readonly ladder: Ladder;
}

export function estimateOf({ town, design, launches, records }: Attacked): Told {
  const quarters = town.quarters.length;
  const places = new Map(town.areas.map(({ area }, at) => [area, at]));
  const of = (role: string): readonly string[] => town.areas.flatMap((own) => (own.role === role ? [own.area] : []));
  const [first = quarters] = launches;
  const panel = panelFrom({
    periods: quarters,
    program: Object.fromEntries(of('program').map((area, at) => [area, launches[at] ?? first])),
    comparison: of('comparison'),
    buffers: Object.fromEntries(of('buffer').map((area) => [area, first])),
    events: (area, period) => town.events[places.get(area) ?? 0]?.[period] ?? 0,
    ...(records ? { exposure: (area, period) => records[places.get(area) ?? 0]?.[period] ?? 0 } : {}),
  });
  const levels = records ? { unit: 1, areHits: true } : null;
  const draft = estimateEffect({
    panel,
    leftOut: [],
    terms: { ...terms(records ? { levels, countsEvents: false } : {}), named: design },
  });
  if (draft.status === 'withheld')
    return { effect: { status: 'withheld', reason: draft.reason }, ladder: draft.ladder };
  return { effect: draft.finish({ q: draft.p, level: 0.95 }), ladder: draft.ladder };
}

/** The findings of a report with this effect, as they may be shown. */
export function tellOf(attacked: Attacked): readonly Finding[] {
  const { town, launches, records } = attacked;
  const { effect, ladder } = estimateOf(attacked);
  const program = town.areas.flatMap(({ area, role }) => (role === 'program' ? [area] : []));
  const launchOf = (area: string): readonly string[] => {
    const at = launches[program.indexOf(area)];
    return at === undefined ? [] : [town.quarters[at]?.from ?? ''];
  };
  const findings = findingsAt(town, town.quarters.length - 1).map((finding) => ({
    ...finding,
    launches: launchOf(finding.area),
    ladder: { chosen: null, refused: [], hash: '' },
  }));
  const whole = records ? findings.map((finding) => asShare(finding, { town, records })) : findings;
  const withEffect = whole.map((finding) => (finding.area === '*' ? { ...finding, effect, ladder } : finding));
  return redact(publicationOf(withEffect, town, minimum)).findings.findings;
}

/** Of as many records as are known: a share of them did. */
function asShare(
  finding: Finding,
  { town, records }: { readonly town: Coalition; readonly records: NonNullable<Attacked['records']> },
): Finding {
  const all = findingsAt({ ...town, events: records }, town.quarters.length - 1).find(
    ({ area }) => area === finding.area,
  );
  return all ? shareOf(finding, all) : finding;
}

/** What would be told of an effect where the same numbers are hidden as in what is told. */
function toldWith(told: readonly Finding[], { effect, ladder }: Told): Told | undefined {
  const own = told.map((finding) =>
    finding.area === '*' ? { ...finding, effect: protectEffect(effect, minimum), ladder } : finding,
  );
  return protectDerived(own).find(({ area }) => area === '*');
}

/** Whatever stands by itself, by its path. */
function leavesIn(value: unknown, path = ''): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([name, own]) => leavesIn(own, `${path}.${name}`));
}

const isSame = (a: unknown, b: unknown): boolean =>
  typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a)) : a === b;

/** By their paths, what of an effect is told otherwise than of another. */
function differing(told: Told | undefined, other: Told | undefined): readonly string[] {
  const parts = ({ effect, ladder }: Partial<Told> = {}) => leavesIn({ effect, ladder });
  const own = new Map(parts(told));
  const its = new Map(parts(other));
  return [...new Set([...own.keys(), ...its.keys()])].filter((path) => !isSame(own.get(path), its.get(path)));
}

/** Cells and by how much each goes up or down: so that no sum that is told is another. */
type Move = readonly (readonly [cell: number, by: 1 | -1])[];

/** Tables that fit all sums that are told, the true one first; at most so many. */
export function tablesOf(
  town: Coalition,
  told: readonly Finding[],
  most: number,
): { readonly tables: readonly (readonly number[])[]; readonly isAll: boolean } {
  const width = town.quarters.length;
  const truth = town.events.flat();
  const sums = sumsIn(told, town);
  const sumsAt = truth.map((_, cell) => sums.flatMap(({ cells }, at) => (cells.includes(cell) ? [at] : [])));
  const open = [...truth.keys()].filter((cell) => !sums.some(({ cells }) => cells.length === 1 && cells[0] === cell));
  const isFree = (move: Move): boolean => {
    const net = new Map<number, number>();
    for (const [cell, by] of move) for (const at of sumsAt[cell] ?? []) net.set(at, (net.get(at) ?? 0) + by);
    return [...net.values()].every((by) => by === 0);
  };
  const isOpen = new Set(open);
  const singles = open.map((cell): Move => [[cell, 1]]);
  const pairs = open.flatMap((a) =>
    open.flatMap((b): Move[] =>
      a < b
        ? [
            [
              [a, 1],
              [b, -1],
            ],
          ]
        : [],
    ),
  );
  const squares = open.flatMap((a) =>
    open.flatMap((b): Move[] => {
      const [row, at, other, then] = [Math.floor(a / width), a % width, Math.floor(b / width), b % width];
      const [c, d] = [row * width + then, other * width + at];
      return row < other && at !== then && isOpen.has(c) && isOpen.has(d)
        ? [
            [
              [a, 1],
              [b, 1],
              [c, -1],
              [d, -1],
            ],
          ]
        : [];
    }),
  );
  const moves = [...singles, ...pairs, ...squares].filter(isFree);
  const known = new Map([[truth.join(), truth]]);
  for (const table of known.values()) {
    for (const move of moves)
      for (const sign of [1, -1]) {
        const next = [...table];
        for (const [cell, by] of move) next[cell] = (next[cell] ?? 0) + sign * by;
        if (move.some(([cell]) => (next[cell] ?? 0) < 0 || (next[cell] ?? 0) > 60)) continue;
        if (known.size >= most && !known.has(next.join())) return { tables: [...known.values()], isAll: false };
        known.set(next.join(), next);
      }
  }
  return { tables: [...known.values()], isAll: true };
}

export interface Followed {
  readonly small: number;
  /** Small counts of which no other number gives what is told. */
  readonly exact: number;
  /** And those that can only be small. */
  readonly known: number;
  /** Whether every table was tried. */
  readonly isAll: boolean;
  readonly tables: number;
  readonly fitting: number;
  /** How many tables each number that is told rules out. */
  readonly tellers: ReadonlyMap<string, number>;
}

const eventsOf = (table: readonly number[], width: number): readonly (readonly number[])[] =>
  Array.from({ length: table.length / width }, (_, row) => table.slice(row * width, (row + 1) * width));

/** What becomes of the small counts of a town that its sums alone leave open. */
export function followedIn(attacked: Attacked, most = 400): Followed {
  const { town } = attacked;
  const width = town.quarters.length;
  const told = tellOf(attacked);
  const said = toldWith(told, estimateOf(attacked));
  const { tables, isAll } = tablesOf(town, told, most);
  const tellers = new Map<string, number>();
  const fitting = tables.filter((table) => {
    const own = { ...attacked, town: { ...town, events: eventsOf(table, width) } };
    const paths = differing(said, toldWith(told, estimateOf(own)));
    for (const path of paths) tellers.set(path, (tellers.get(path) ?? 0) + 1);
    return paths.length === 0;
  });
  const truth = town.events.flat();
  const cells = truth.flatMap((count, cell) => (count > 0 && count < minimum ? [cell] : []));
  const open = cells.filter((cell) => tables.some((table) => table[cell] !== truth[cell]));
  const values = (cell: number): readonly number[] => [...new Set(fitting.map((table) => table[cell] ?? 0))];
  return {
    small: open.length,
    exact: open.filter((cell) => values(cell).length === 1).length,
    known: open.filter((cell) => values(cell).every((count) => count < minimum && count > 0)).length,
    isAll,
    tables: tables.length,
    fitting: fitting.length,
    tellers,
  };
}
