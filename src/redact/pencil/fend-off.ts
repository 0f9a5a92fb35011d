import type { Finding, MetricRecords } from '../../spec/index.ts';
import { conceal, withhold } from '../cells/conceal.ts';
import { lossOf } from '../cells/system.ts';
import { type Complement, type GivenAway, hidesSome } from '../complement.ts';
import { type Unsaid, withoutMissing } from '../missing.ts';
import type { ToldBefore } from '../told-before.ts';
import type { Place } from './counts.ts';
import { familiesOf } from './families.ts';
import { type Kinds, kindsOf } from './kinds.ts';
import { attackOn, type Leak } from './leaks.ts';
import { type Scene, sceneOf, type Told } from './scene.ts';

interface Knowing {
  readonly records: readonly MetricRecords[];
  readonly minimumOf: (metric: string) => number;
  /** There are areas that nothing is told of, but that everywhere counts. */
  readonly leavesOut: boolean;
  /** What each earlier report told. */
  readonly earlier: readonly (readonly ToldBefore[])[];
  /** Metrics that count the same, whatever they are declared to. */
  readonly same: readonly (readonly string[])[];
}

/** After so many attempts at single numbers, findings go as a whole. */
const mostRounds = 60;
/** A report by itself was protected table by table, whatever its size: tables of more numbers are not looked at once more. */
const mostAlone = 5_000;

/**
 * The last look before anything is told: all that is told now and was told before is worked out as a reader with a pencil
 * would, whatever its windows, areas and metrics were, and what a small count follows from is hidden, number by number.
 *
 * @param whole  all findings, before anything was hidden
 * @param shown  the same in the same order, as far as they may be shown
 */
export function fendOff(whole: readonly Finding[], shown: readonly Finding[], knowing: Knowing): Complement {
  const findings = [...shown];
  const givenAway: GivenAway[] = [];
  const kinds = kindsOf(whole, knowing.earlier.flat(), knowing);
  for (const family of familiesOf(kinds, whole, knowing.earlier)) {
    const { places, earlier } = family;
    const isAlone = earlier.length === 0;
    const isOpen = isAlone && places.every((place) => !hidesSome(whole[place], shown[place]));
    if (isOpen || (isAlone && hasMoreNumbers(mostAlone, family.whole, kinds))) continue;
    const scene = sceneOf({ ...family, kinds, leavesOut: knowing.leavesOut });
    givenAway.push(...fend(findings, { places, scene, whole, earlier: earlier.flat() }));
  }
  return { findings, givenAway };
}

/**
 * Whether all counts are sums of more numbers: of each kind and area, between two days at which some count begins. That
 * some count is a share of nothing counts as a kind.
 */
function hasMoreNumbers(most: number, findings: readonly Finding[], kinds: Kinds): boolean {
  const rows = new Set<string>();
  const days = new Set<string>();
  for (const finding of findings) {
    for (const kind of kinds.of(finding)) rows.add(`${kind} ${finding.area}`);
    for (const { from } of finding.series) days.add(from);
    if (rows.size * days.size > most) return true;
  }
  return false;
}

interface Fending {
  /** The places of the findings that it is about. */
  readonly places: readonly number[];
  readonly scene: Scene;
  readonly whole: readonly Finding[];
  readonly earlier: readonly Finding[];
}

/** @param findings  changed in their places */
function fend(findings: Finding[], fending: Fending): readonly GivenAway[] {
  const { places, scene } = fending;
  const leaksIn = attackOn(scene);
  for (let round = 0; ; round += 1) {
    const now = scene.tellsOf(places.flatMap((place) => findings[place] ?? []));
    const leaks = leaksIn(now);
    const open = leaks.filter(({ from }) => from.some(mayHide));
    if (open.length === 0) return leaks.flatMap((leak) => givenAwayBy(leak, fending));
    if (round < mostRounds) hideOne(findings, open, fending);
    else for (const place of places) findings[place] = withhold(findings[place] as Finding);
  }
}

/** A number that this report alone tells: hidden, nothing follows from it. */
const mayHide = ({ places, isEarlier }: Told): boolean => places.length > 0 && !isEarlier;

/** Of what each leak follows from, hides the number that is least of a loss. */
function hideOne(findings: Finding[], leaks: readonly Leak[], { places, whole }: Fending): void {
  const roleOf = (place: number): Finding['areaRole'] => whole[places[place] ?? -1]?.areaRole ?? 'program';
  const costOf = ({ equals, places: told }: Told): number =>
    told.reduce(
      (sum, { finding, slot, isBeside }) => sum + (isBeside ? 0 : lossOf(roleOf(finding), slot.kind, equals)),
      0,
    );
  const chosen = new Set<Told>();
  for (const { from } of leaks) {
    if (from.some((own) => chosen.has(own))) continue;
    const [first, ...others] = from.filter(mayHide);
    if (first) chosen.add(others.reduce((least, own) => (costOf(own) < costOf(least) ? own : least), first));
  }
  const marked = new Map<number, Place[]>();
  for (const own of [...chosen].flatMap((told) => told.places))
    marked.set(own.finding, [...(marked.get(own.finding) ?? []), own]);
  for (const [at, own] of marked) {
    const place = places[at] ?? -1;
    const finding = findings[place];
    const slots = own.flatMap(({ slot, isBeside }) => (isBeside ? [] : [slot]));
    if (finding)
      findings[place] = withoutMissing(
        slots.length > 0 ? conceal(finding, slots, false) : finding,
        unsaidOf(finding, own),
      );
  }
}

function unsaidOf({ also }: Finding, places: readonly Place[]): Unsaid {
  const slots = places.flatMap(({ slot, isBeside }) => (isBeside ? [slot] : []));
  return {
    now: slots.some(({ kind }) => kind === 'now'),
    also: also.map((_, at) => slots.some((slot) => slot.kind === 'also' && slot.at === at)),
  };
}

/** What earlier reports alone give away of something that this report tells of. */
function givenAwayBy({ sum, less, from }: Leak, { scene, whole, places, earlier }: Fending): readonly GivenAway[] {
  if (from.some(({ isExact }) => !isExact)) return [];
  const now = places.flatMap((place) => whole[place] ?? []);
  const tells = (finding: Finding): boolean => scene.kinds.of(finding).includes(sum.kind);
  const own = now.find(tells);
  if (!own) return [];
  const others = less.flatMap(
    (kind) => [...now, ...earlier].find((one) => scene.kinds.of(one)[0] === kind)?.metric ?? [],
  );
  const [area = ''] = sum.areas;
  const named = [...now, ...earlier].find((one) => scene.areasOf(one).join() === sum.areas.join());
  const metric = [own.metric, ...others].join(' less ');
  const first = whole[places[0] ?? -1]?.metric ?? own.metric;
  return [{ metric, areaTitle: named?.areaTitle ?? area, group: null, first, ...sum.span }];
}
