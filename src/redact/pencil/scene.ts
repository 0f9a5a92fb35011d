import type { Finding } from '../../spec/index.ts';
import type { Span } from '../cells/grid.ts';
import { isExact } from '../left-out.ts';
import type { ToldBefore } from '../told-before.ts';
import {
  type AreasOf,
  areasOfReport,
  type Count,
  countsOf,
  elsewhere,
  isSingle,
  type Place,
  type Sum,
  subjectsIn,
} from './counts.ts';
import type { Kinds } from './kinds.ts';
import { type TrueOf, truthOf } from './truth.ts';

/** What is told of some counts, in all reports, and by whom. */
export interface Told extends Sum {
  readonly equals: number;
  /** Where this report tells it. */
  readonly places: readonly Place[];
  /** An earlier report tells it. */
  readonly isEarlier: boolean;
  /** It is told as it is, and not as it was before records were corrected. */
  readonly isExact: boolean;
}

/** Reports as an attacker lays them side by side. */
export interface Scene {
  readonly kinds: Kinds;
  readonly trueOf: TrueOf;
  /** The areas that a finding is about, by those of today. */
  readonly areasOf: AreasOf;
  /** What earlier reports tell. */
  readonly before: readonly Told[];
  /** What this one tells, as far as it is shown. */
  readonly tellsOf: (shown: readonly Finding[]) => readonly Told[];
  /** All that any report is about. */
  readonly subjects: readonly Sum[];
  /** There are areas that nothing is told of, but that everywhere counts. */
  readonly leavesOut: boolean;
}

interface Reports {
  readonly whole: readonly Finding[];
  readonly earlier: readonly (readonly ToldBefore[])[];
  readonly kinds: Kinds;
  readonly leavesOut: boolean;
}

export function sceneOf({ whole, earlier, kinds, leavesOut }: Reports): Scene {
  const isAlike = earlier.map((report) => hasSameRecords(report, whole, kinds));
  const named = [whole, ...earlier.filter((_, at) => isAlike[at])].flatMap((findings) =>
    findings.filter(isSingle).map(({ area }) => area),
  );
  const everywhere = [...new Set(named), elsewhere];
  const areasOf = areasOfReport(whole, everywhere);
  const areasThen = earlier.map((report, at): AreasOf => {
    if (isAlike[at]) return areasOfReport(report, everywhere);
    const own = [...new Set(report.filter(isSingle).map(({ area }) => area)), `${elsewhere} ${at}`];
    return areasOfReport(report, own);
  });
  const now = whole.flatMap((finding, place) => countsOf(finding, kinds, { areasOf, place }));
  const trueOf = truthOf(now, everywhere);
  const then = earlier.flatMap((report, at) =>
    report.flatMap((finding) => countsOf(finding, kinds, { areasOf: areasThen[at] ?? areasOf, place: null })),
  );
  const isMasked = masked(kinds, trueOf, then);
  const subjects = [
    ...subjectsIn(whole, kinds, areasOf),
    ...now,
    ...earlier.flatMap((report, at) => subjectsIn(report, kinds, areasThen[at] ?? areasOf)),
  ];
  const told = new WeakMap<Finding, readonly Told[]>();
  // what is not hidden since stays as it is told, place and all
  const tells = (finding: Finding, place: number): readonly Told[] => {
    const known = told.get(finding) ?? toldBy(finding, place, { kinds, areasOf, trueOf, isMasked });
    told.set(finding, known);
    return known;
  };
  const rest = leavesOut ? [] : restsOf(now, { everywhere, trueOf });
  return {
    kinds,
    trueOf,
    areasOf,
    before: [...then.flatMap((count) => (isMasked(count) ? [] : asOfNow(count, trueOf, kinds))), ...rest],
    tellsOf: (shown) => shown.flatMap(tells),
    leavesOut,
    subjects: leavesOut ? [...subjects, ...leftOut(subjects, everywhere)] : subjects,
  };
}

interface Telling extends Pick<Scene, 'kinds' | 'areasOf' | 'trueOf'> {
  readonly isMasked: (count: Count) => boolean;
}

function toldBy(finding: Finding, place: number, { kinds, areasOf, trueOf, isMasked }: Telling): readonly Told[] {
  return countsOf(finding, kinds, { areasOf, place }).flatMap((count): readonly Told[] => {
    const own = trueOf(count);
    // a baseline of each area's own, or areas that were closed: no sum
    if ((own !== null && own !== count.equals) || isMasked(count)) return [];
    return [{ ...count, places: count.at ? [count.at] : [], isEarlier: false, isExact: true }];
  });
}

/** Whether everywhere has as many records in both reports: the areas that each of them names are then areas of both. */
function hasSameRecords(then: readonly Finding[], now: readonly Finding[], { of }: Kinds): boolean {
  const known = new Map(
    now
      .filter(isEverywhere)
      .flatMap((own) => own.series.map((point) => [nameOf(`${of(own)[0]} ${own.measure}`, point), point.n])),
  );
  let [same, others] = [0, 0];
  for (const finding of then.filter(isEverywhere).filter(isExact))
    for (const point of finding.series) {
      const { n } = point;
      const own = known.get(nameOf(`${of(finding)[0]} ${finding.measure}`, point));
      if (n === null || own === undefined || own === null) continue;
      if (own === n) same += 1;
      else others += 1;
    }
  return same >= others;
}

const nameOf = (kind: string, { from, to }: Span): string => `${kind} ${from} ${to}`;
const isEverywhere = ({ areaRole, group }: Finding): boolean => areaRole === 'universe' && group === null;

/** What an earlier report told, as far as it still holds: where a few records were corrected, as whoever knows these sees it. */
function asOfNow(count: Count, trueOf: TrueOf, kinds: Kinds): readonly Told[] {
  const own = trueOf(count);
  const told = { ...count, places: [], isEarlier: true };
  if (own === null) return count.near > 0 ? [] : [{ ...told, isExact: true }];
  const minimum = kinds.minimumOf(count.kind);
  const apart = Math.abs(own - count.equals);
  if (apart === 0) return [{ ...told, isExact: true }];
  // a small count is told by no other one
  if (apart >= Math.max(minimum, count.near + 1) || (own > 0 && own < minimum)) return [];
  return [{ ...told, equals: own, isExact: false }];
}

/**
 * Whether a number of a value is told as one of all records: in which days, nobody can say who does not know how many these are.
 *
 * @param then  what earlier reports tell of all records
 */
function masked({ splits }: Kinds, trueOf: TrueOf, then: readonly Count[]): (count: Count) => boolean {
  const keyOf = ({ kind, areas, span }: Sum): string => `${kind} ${areas.join()} ${span.from} ${span.to}`;
  const told = new Map(then.map((count) => [keyOf(count), count.equals]));
  return (count) => {
    if (!count.mayBeOfAll) return false;
    const all = splits.flatMap(({ whole, parts }) => {
      const sum = { ...count, kind: whole };
      return parts.includes(count.kind) ? (trueOf(sum) ?? told.get(keyOf(sum)) ?? []) : [];
    });
    const own = trueOf(count);
    return all.includes(count.equals) || (own !== null && own !== count.equals);
  };
}

/** Records of which the area is not known are told of beside everywhere. */
function restsOf(
  now: readonly Count[],
  { everywhere, trueOf }: { readonly everywhere: readonly string[]; readonly trueOf: TrueOf },
): readonly Told[] {
  return leftOut(now, everywhere).flatMap((sum): readonly Told[] => {
    const equals = trueOf(sum);
    if (equals === null || equals < 0) return [];
    return [{ ...sum, equals, places: [], isEarlier: true, isExact: equals === 0 }];
  });
}

/** What everywhere has beside all areas that are told of. */
const leftOut = (sums: readonly Sum[], everywhere: readonly string[]): readonly Sum[] =>
  sums.filter(({ areas }) => areas === everywhere).map(({ kind, span }) => ({ kind, areas: [elsewhere], span }));
