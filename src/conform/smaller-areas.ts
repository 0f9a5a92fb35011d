import { exitCodes, type Problem, YardlineError } from '../errors.ts';
import { placesOfFacts } from './fact-places.ts';
import type { ConformContext, LoadedSource } from './load-source.ts';

/** A smaller area and the area that it is a part of. */
export type Parents = ReadonlyMap<string, string>;
type Context = Pick<ConformContext, 'warehouse' | 'project' | 'scratch'>;

/** Reads which areas are parts of which; throws with every line that is wrong. */
export async function parentsInFile(loaded: LoadedSource, context: Context): Promise<Parents> {
  const rows = await context.warehouse.rows(loaded.table, ['area', 'parent']);
  const parents = new Map<string, string>();
  const facts = new Map<string, number>();
  const faults: Fault[] = [];
  for (const [fact, [area, parent]] of rows.entries()) {
    const child = String(area);
    const known = parents.get(child);
    if (known !== undefined && known !== String(parent))
      faults.push({
        fact,
        earlier: facts.get(child) ?? null,
        message: `area "${child}" is a part of two areas: ${known} and ${parent}`,
        hint: 'records could be counted in one of them only: keep one of the lines',
      });
    if (known !== undefined) continue;
    parents.set(child, String(parent));
    facts.set(child, fact);
  }
  for (const circle of circlesIn(parents))
    faults.push({
      fact: facts.get(circle[0] ?? '') ?? 0,
      earlier: null,
      message: `areas cannot be parts of each other in a circle (${[...circle, circle[0]].join(' → ')})`,
      hint: 'correct the parent of one of them',
    });
  if (faults.length > 0) throw await asError(faults, loaded, context);
  return parents;
}

interface Fault {
  readonly fact: number;
  readonly earlier: number | null;
  readonly message: string;
  readonly hint: string;
}

async function asError(faults: readonly Fault[], loaded: LoadedSource, context: Context): Promise<YardlineError> {
  const wanted = faults.flatMap(({ fact, earlier }) => (earlier === null ? [fact] : [fact, earlier]));
  const places = await placesOfFacts(loaded, wanted, context);
  const problems = faults.map(({ fact, earlier, message, hint }): Problem => {
    const other = earlier === null ? '' : ` (${places.get(earlier)})`;
    return { id: 'parents', place: places.get(fact) ?? '', message: `${message}${other}`, hint, frame: '' };
  });
  return new YardlineError(exitCodes.data, problems);
}

/** Each circle once, from its area that stands first in the file. */
function circlesIn(parents: Parents): readonly (readonly string[])[] {
  const seen = new Set<string>();
  const circles: string[][] = [];
  for (const start of parents.keys()) {
    const way: string[] = [];
    let area: string | undefined = start;
    while (area !== undefined && !seen.has(area)) {
      seen.add(area);
      way.push(area);
      area = parents.get(area);
    }
    const turn = area === undefined ? -1 : way.indexOf(area);
    if (turn >= 0) circles.push(way.slice(turn));
  }
  return circles;
}

/** An area, then what it is a part of, then what that is a part of. */
function wayUp(area: string, parents: Parents): readonly string[] {
  const way = [area];
  for (let parent = parents.get(area); parent !== undefined; parent = parents.get(parent)) way.push(parent);
  return way;
}

/**
 * The areas of an evaluation, where some names of the universe are those of smaller areas.
 *
 * A name that belongs to a declared area, itself or through its parents, stands for the nearest such area. When the
 * universe names smaller areas than are declared, its other names climb as many steps as those do, so that beats are
 * not compared with neighbourhoods. Where no area is declared, the areas are the names that are parts of no other name.
 *
 * @param universe  every name that there is
 * @param declared  areas that are declared by name
 */
export function areasAbove(
  universe: readonly string[],
  { declared, parents }: { readonly declared: ReadonlySet<string>; readonly parents: Parents },
): ReadonlySet<string> {
  const ways = universe.map((name) => wayUp(name, parents));
  const known = new Set(universe);
  if (declared.size === 0)
    return new Set(
      ways.flatMap(([name, ...above]) => (name === undefined || above.some((area) => known.has(area)) ? [] : [name])),
    );
  const stepsOf = (way: readonly string[]): number => way.findIndex((area) => declared.has(area));
  const steps = Math.min(...ways.map(stepsOf).filter((count) => count > 0));
  const climb = Number.isFinite(steps) ? steps : 0;
  return new Set(
    ways.flatMap((way) => {
      const own = stepsOf(way);
      return way[own >= 0 ? own : Math.min(climb, way.length - 1)] ?? [];
    }),
  );
}

/** Smaller areas, each with the nearest area of the evaluation that it is a part of; those of none are left out. */
export function homesOf(
  areas: ReadonlySet<string>,
  parents: Parents,
): readonly { readonly name: string; readonly area: string }[] {
  return [...parents.keys()].flatMap((name) => {
    const area = wayUp(name, parents).find((candidate) => areas.has(candidate));
    return area === undefined || area === name ? [] : [{ name, area }];
  });
}
