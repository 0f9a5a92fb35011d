import type { Spread } from './in-weight-steps.ts';
import { scaleOf } from './told-answers.ts';
import { heaviestOf, isAlike, spreadOf, staysMixed, staysOpen, type Tally, weighedIn } from './twins.ts';
import { type Asking, placesOf, type Sum, valueIn } from './weighted-asking.ts';
import { insteadOf, isPartOf, isSingle, type Part, type Scene, saysOf } from './weighted-scene.ts';

/** How far answers of hidden parts differ, by time; 0 where no hidden number would follow. */
export interface Spreads {
  readonly values: Spread;
  readonly places: Spread;
}

export function spreadsOf(sum: Part, scene: Scene): Spreads {
  const { spells } = scene;
  const own = { sum, scene, parts: scene.parts.filter((part) => isPartOf(part, sum)) };
  const [ofValues, ofRanges] = [lookingBy({ ...own, byUnit: false }), lookingBy({ ...own, byUnit: true })];
  const all = (within: ReadonlySet<number>): Tally => rowsIn(sum, within);
  const apart = (of: keyof Looking) =>
    once((within: ReadonlySet<number>) => ({
      spread: spreadOf(ofValues[of](within), all(within)),
      // steps as wide as what a block weighs would leave surveys of strata no range of a single place
      heaviest: of === 'places' ? 0 : heaviestOf(ofRanges.values(within), all(within)),
    }));
  const [values, places] = [apart('values'), apart('places')];
  return { values: (days) => values(spells.in(days)), places: (days) => places(spells.in(days)) };
}

/** Hidden answers of some spells that would follow from values, or from places on the scale. */
interface Looking {
  readonly values: (spells: ReadonlySet<number>) => Tally;
  readonly places: (spells: ReadonlySet<number>) => Tally;
}

function lookingBy(own: Sum): Looking {
  const value = valueIn(own);
  const isValueFixed = once((spell: number) => isFixed(own, spell, value));
  const isPlaceFixed = once(
    (spell: number) => isValueFixed(spell) || placesOf(own, spell).some((place) => isFixed(own, spell, place)),
  );
  return {
    values: (spells) => followingIn(own, { spells, askings: [value], isFixed: isValueFixed }),
    places: (spells) => {
      const askings = [value, ...[...spells].flatMap((spell) => placesOf(own, spell))];
      return followingIn(own, { spells, askings, isFixed: isPlaceFixed });
    },
  };
}

interface Window {
  readonly spells: ReadonlySet<number>;
  readonly askings: readonly Asking[];
  readonly isFixed: (spell: number) => boolean;
}

/** Answers that are hidden in a window, or in a part of it by whoever tells of all, and would follow. */
function followingIn(own: Sum, { spells, askings, isFixed }: Window): Tally {
  const { sum, parts, scene } = own;
  const hidden = parts.filter((part) => askings.some(({ tells }) => !tells(part, spells)));
  const follow = [...spells].some(isFixed) ? hidden : [];
  const torn = [sum, ...parts].filter((part) => askings.some((asking) => isTorn(own, part, { spells, asking })));
  // of those who are some of an area's people alone, all of the area may be meant
  const meant = [...follow, ...torn].map((part) => (part.isOfSome ? (everybodyIn(part, scene) ?? part) : part));
  return meant.flatMap((part) => rowsIn(part, spells));
}

const rowsIn = ({ rows }: Part, spells: ReadonlySet<number>): Tally =>
  [...spells].flatMap((spell) => rows.get(spell) ?? []);

/** Whether what a part hides of a window follows from what it tells of all: others of its days have no twins of these answers. */
function isTorn(
  { byUnit, scene: { minimum, survey } }: Sum,
  part: Part,
  { spells, asking }: { readonly spells: ReadonlySet<number>; readonly asking: Asking },
): boolean {
  if (spells.size < 2 || !asking.tells(part, spells)) return false;
  const hidden = [...spells].filter((spell) => !asking.tells(part, new Set([spell])));
  const all = weighedIn(rowsIn(part, new Set(hidden)), byUnit);
  if (all.size < 2) return false;
  return hidden.some((spell) => {
    const rows = part.rows.get(spell) ?? [];
    return asking.chosenOf(rows, byUnit).some((chosen) => {
      const others = scaleOf(survey).filter((place) => !chosen.includes(place));
      return !staysOpen(
        { own: weighedIn(rows, byUnit), all },
        { minimum, chosen, others, isOfFew: asking.isOfFew || byUnit },
      );
    });
  });
}

const everybodyIn = ({ finding: { area } }: Part, { parts }: Scene): Part | undefined =>
  parts.find((part) => !part.isOfSome && part.finding.area === area);

/** Whether a hidden number of a spell would follow from the weighted one. */
function isFixed(own: Sum, spell: number, asking: Asking): boolean {
  const hidden = own.parts.filter((part) => !asking.tells(part, new Set([spell])));
  const hiding = { ...own, hidden, spell };
  const isOpen = openingOf(hiding, asking.isOfFew);
  return hidden.some((part) => {
    if (part.finding.group !== null) return isOfManyWeights(own, part, spell);
    // of areas together, places and means are taken to tell nothing of some of the people of one
    const isOfShare = own.scene.survey.counted !== null && !asking.isOfFew;
    if (part.isOfSome && part.finding.area !== own.sum.finding.area && !isOfShare) return false;
    if (part.isOfSome) return isOfManyWeights(own, part, spell) && someFollow(hiding, part, asking);
    return asking.chosenOf(part.rows.get(spell) ?? [], own.byUnit).some((chosen) => !isOpen(part, chosen));
  });
}

/**
 * Whether of some of the people of an area that is told a small number would follow, or of the others. One of them may have said
 * what one of the others did who weighs the same, where it is the other way round in another area.
 */
function someFollow({ scene, spell, byUnit }: Hiding, part: Part, asking: Asking): boolean {
  const { survey, minimum, isClear } = scene;
  const rowsOf = (one: Part): Tally => one.rows.get(spell) ?? [];
  const restOf = (one: Part): Tally => {
    const all = everybodyIn(one, scene);
    return all ? untoldIn(scene, all, spell).filter(({ asked }) => asked !== one.finding.metric) : [];
  };
  const isKin = (one: Part): boolean =>
    one !== part && one.finding.metric === part.finding.metric && one.isOfSome && isSingle(one.finding);
  const kin = scene.parts.filter((one) => isKin(one) && !asking.tells(one, new Set([spell])));
  const all = [part, ...kin].flatMap((one) => [rowsOf(one), restOf(one)]);
  if (all.every((rows) => asking.chosenOf(rows, true).length === 0)) return false;
  // a larger number is hidden beside a small one, which would follow from it
  const isOfFew = byUnit || survey.counted === null || asking.isOfFew;
  const few = [rowsOf(part), restOf(part)].flatMap((rows) => asking.chosenOf(rows, isOfFew));
  if (!isClear) return true;
  const mixed = [part, ...kin].map((one) => ({
    some: weighedIn(rowsOf(one), byUnit),
    rest: weighedIn(plain(restOf(one)), byUnit),
  }));
  const [own, ...others] = mixed;
  return few.some((chosen) => {
    const instead = insteadOf(part, chosen, { spell, survey });
    return !own || !staysMixed({ own, others }, { minimum, chosen, others: instead, isOfFew });
  });
}

/** Whoever is asked by no other metric, or by one that tells nothing. */
const plain = (rows: Tally): Tally => rows.map(({ asked: _, ...row }) => row);

/** Of some of the people, what their answers weigh tells nothing where all of the area weigh the same. */
function isOfManyWeights({ scene, byUnit }: Sum, part: Part, spell: number): boolean {
  const all = (everybodyIn(part, scene) ?? part).rows.get(spell) ?? [];
  return weighedIn(all, byUnit).size > 1;
}

interface Hiding extends Sum {
  /** Parts that hide a number. */
  readonly hidden: readonly Part[];
  readonly spell: number;
}

/**
 * Whether enough answers of a part may be another one's. What a group is told to have answered would have to stay the same as
 * well: that is not looked for.
 */
function openingOf(own: Hiding, isOfPlaces: boolean): (part: Part, chosen: readonly number[]) => boolean {
  const { sum, scene, hidden, spell, byUnit } = own;
  const { parts, survey, minimum } = scene;
  if (parts.some((one) => one.finding.group !== null && saysOf(one, spell))) return () => false;
  const all = hidden.filter(({ isOfSome }) => !isOfSome);
  const sumsOf = sumsIn(sum, parts, spell);
  const insteadIn = (part: Part, chosen: readonly number[]): readonly number[] =>
    insteadOf(part, chosen, { spell, survey });
  const pooled = once((key: string) => {
    const [sums, chosen, others] = JSON.parse(key) as readonly [string, readonly number[], readonly number[]];
    const isFree = (part: Part): boolean => others.every((place) => insteadIn(part, chosen).includes(place));
    const among = all.filter((part) => sumsOf(part) === sums && isFree(part));
    return weighedIn(
      among.flatMap(({ rows }) => plain(rows.get(spell) ?? [])),
      byUnit,
    );
  });
  return (part, chosen) => {
    const others = insteadIn(part, chosen);
    const mine = weighedIn(plain(part.rows.get(spell) ?? []), byUnit);
    const key = JSON.stringify([sumsOf(part), chosen, others]);
    const hiding = { own: mine, all: pooled(key) };
    // each place by itself would leave next to no survey its places
    return isOfPlaces ? isAlike(hiding) : staysOpen(hiding, { minimum, chosen, others, isOfFew: byUnit });
  };
}

/** Answers of a part but for those of whom another metric tells what they said. */
function untoldIn({ parts }: Scene, { rows, finding: { area } }: Part, spell: number): Tally {
  const own = rows.get(spell) ?? [];
  const told = new Set(
    parts
      .filter((one) => one.isOfSome && one.finding.area === area && saysOf(one, spell))
      .map(({ finding }) => finding.metric),
  );
  return told.size === 0 ? own : own.filter(({ asked }) => asked === undefined || !told.has(asked));
}

/** Parts of the same sums that are told have the same name: one may have what another one has. */
function sumsIn(sum: Part, parts: readonly Part[], spell: number): (part: Part) => string {
  const told = new Set(
    parts
      .filter((part) => part !== sum && !part.isOfSome && saysOf(part, spell))
      .map(({ finding: { areaRole } }) => areaRole as string),
  );
  const isMixed = sum.finding.areaRole === 'universe';
  return ({ finding: { areaRole, metric } }) =>
    `${metric} ${isMixed && !told.has(`all-${areaRole}`) ? 'others' : areaRole}`;
}

/** Asked again, the same answer. */
function once<K, V>(ask: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const found = known.get(key) ?? ask(key);
    known.set(key, found);
    return found;
  };
}
