import type { Finding, SurveyFacts } from '../spec/index.ts';
import { type Spells, scaleOf, spellsIn, type Told, timesOf, toldIn } from './told-answers.ts';
import { singleRoles } from './told-of-metrics.ts';
import type { Tally } from './twins.ts';
import { apartIn } from './weighted-parts.ts';

/** A finding of weighted answers, and what it tells. */
export interface Part {
  readonly place: number;
  readonly finding: Finding;
  /** Whether it is of some of the people of its area alone: a group, or those whom another metric asks. */
  readonly isOfSome: boolean;
  /** Its answers, by spell; of groups it is not counted what theirs weigh. */
  readonly rows: ReadonlyMap<number, Tally>;
  readonly told: readonly (Told & { readonly spells: ReadonlySet<number> })[];
  /** Of which spells it would tell a value if nothing were hidden. */
  readonly asked: ReadonlySet<number>;
}

/** All findings of a metric, and of others that ask some of its people the same. */
export interface Scene {
  readonly metric: string;
  readonly parts: readonly Part[];
  readonly spells: Spells;
  readonly survey: Pick<SurveyFacts, 'scale' | 'counted'>;
  readonly minimum: number;
  /** Whether it is known of each answer which other metrics ask whoever gave it. */
  readonly isClear: boolean;
}

interface Findings {
  readonly whole: readonly Finding[];
  readonly shown: readonly Finding[];
}

/** Where the findings of a metric stand, and those of others that ask some of its people the same. */
interface Places {
  readonly own: readonly number[];
  readonly ofSome: readonly number[];
}

/** What is told of weighted answers; null where none of them are weighted. */
export function sceneOf(
  metric: string,
  { whole, shown }: Findings,
  { own, ofSome, minimum }: Places & Pick<Scene, 'minimum'>,
): Scene | null {
  const survey = own.flatMap((place) => whole[place]?.survey ?? []).find(({ tally }) => tally);
  if (!survey) return null;
  const found = [...own, ...ofSome].flatMap((place) => {
    const [exact, finding] = [whole[place], shown[place]];
    if (!exact || !finding) return [];
    const isOfSome = exact.metric !== metric || exact.group !== null;
    const days = [exact.now, ...timesOf(exact)];
    return [{ place, finding, isOfSome, days, tally: exact.survey?.tally ?? [], told: toldIn(finding, survey) }];
  });
  const tallies = found.map(({ finding: { area }, isOfSome, tally }) => {
    if (isOfSome) return tally;
    const some = found.filter((one) => one.isOfSome && one.finding.group === null && one.finding.area === area);
    return apartIn(tally, new Map(some.map((one) => [one.finding.metric, one.tally])));
  });
  const starts = new Set(found.flatMap(({ tally }) => tally.map(({ start }) => start)));
  const spells = spellsIn(
    [...starts],
    found.flatMap(({ told }) => told.map(({ days }) => days)),
  );
  const parts = found.map(({ tally, told, days, ...part }, at) => ({
    ...part,
    asked: new Set(days.flatMap((own) => [...spells.in(own)])),
    rows: bySpell(tallies[at] ?? tally, spells),
    told: told.map((one) => ({ ...one, spells: spells.in(one.days) })),
  }));
  return { metric, parts, spells, survey, minimum, isClear: !tallies.includes(null) };
}

function bySpell(tally: Tally, spells: Spells): ReadonlyMap<number, Tally> {
  const rows = new Map<number, Tally[number][]>();
  for (const row of tally) {
    const spell = spells.of(row.start);
    const own = rows.get(spell);
    if (own) own.push(row);
    else rows.set(spell, [row]);
  }
  return rows;
}

export const isSingle = ({ areaRole }: Finding): boolean => singleRoles.has(areaRole);

/** Whether one is a part of the other: a single area of areas together, or some of the people of an area. */
export function isPartOf(one: Part, all: Part): boolean {
  const [own, sum] = [one.finding, all.finding];
  if (all.isOfSome || one === all) return false;
  const isOf = sum.areaRole === 'universe' || sum.areaRole === `all-${own.areaRole}`;
  return one.isOfSome ? isOf || own.area === sum.area : isSingle(own) && isOf;
}

/** Whether a part tells by itself what its answers of some spells say: by one number of just these, or by several. */
export function tells(part: Part, spells: ReadonlySet<number>): boolean {
  const { told, rows, asked } = part;
  if (part.finding.group !== null) return [...spells].every((spell) => !asked.has(spell) || saysOf(part, spell));
  const within = told.filter((one) => one.isValue && [...one.spells].every((own) => spells.has(own)));
  return [...spells].every((spell) => !rows.has(spell) || within.some((one) => one.spells.has(spell)));
}

/** Whether it tells of just these spells how many chose some places together; a part without answers in them has nothing to tell. */
export const tellsPlaces = ({ told, rows }: Part, spells: ReadonlySet<number>, chosen: readonly number[]): boolean =>
  [...spells].every((spell) => !rows.has(spell)) ||
  told.some(
    (one) => !one.isValue && isSameSet(one.spells, spells) && one.groups.some((group) => isSame(group, chosen)),
  );

/** Whether it tells a value of days in which a spell is. */
export const saysOf = ({ told }: Part, spell: number): boolean =>
  told.some(({ isValue, spells }) => isValue && spells.has(spell));

/** What could have been answered instead of some places, as far as is told of days in which a spell is. */
export function insteadOf(
  { told }: Part,
  chosen: readonly number[],
  { spell, survey }: { readonly spell: number; readonly survey: Scene['survey'] },
): readonly number[] {
  let open = scaleOf(survey);
  for (const { spells, groups } of told)
    if (spells.has(spell)) {
      const group = groups.find((own) => chosen.every((place) => own.includes(place))) ?? [];
      open = open.filter((place) => group.includes(place));
    }
  return open.filter((place) => !chosen.includes(place));
}

const isSameSet = (one: ReadonlySet<number>, other: ReadonlySet<number>): boolean =>
  one.size === other.size && [...one].every((own) => other.has(own));

const isSame = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((place) => other.includes(place));
