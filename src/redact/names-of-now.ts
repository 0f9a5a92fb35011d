import type { Finding } from '../spec/index.ts';
import { roundedAs } from './cells/rounded-before.ts';
import { nameOf } from './metric-table.ts';
import { countsOf } from './small.ts';
import type { ToldBefore } from './told-before.ts';

/**
 * What an earlier report told, under the names of today. A metric may have been renamed or defined anew and count the
 * same: whoever lays the two reports side by side sees that the numbers are the same.
 *
 * @param now  all findings, before anything was hidden
 */
export function underNamesOfNow(told: readonly ToldBefore[], now: readonly Finding[]): readonly ToldBefore[] {
  const metrics = byMetric(now);
  const areas = renamedAreas(told, now);
  const report = told.map((finding) => ({ ...finding, area: areas.get(finding.area) ?? finding.area }));
  return [...byMetric(areas.size > 0 ? report : told)].flatMap(([metric, then]) => {
    const known = metrics.get(metric);
    const own = known && isDefinedAlike(then[0], known[0]) ? known : alike(then, [...metrics.values()]);
    if (!own?.[0]) return then;
    const { metric: name, definition, definitionLog } = own[0];
    return then.map((finding) => ({
      ...finding,
      metric: name,
      definition,
      definitionLog,
    }));
  });
}

/** Reports of earlier releases hold no hash of a definition, and are known by its words. */
export const isDefinedAlike = (then: Finding | undefined, now: Finding | undefined): boolean =>
  then?.definitionLog === undefined
    ? (then as Finding | undefined)?.definition === now?.definition
    : then.definitionLog.hash === now?.definitionLog.hash;

function byMetric<F extends Finding>(findings: readonly F[]): ReadonlyMap<string, readonly F[]> {
  const found = new Map<string, F[]>();
  for (const finding of findings) found.set(finding.metric, [...(found.get(finding.metric) ?? []), finding]);
  return found;
}

const alike = (then: readonly ToldBefore[], metrics: readonly (readonly Finding[])[]): readonly Finding[] | undefined =>
  metrics.find((own) => !isValueOf(then[0], own[0]) && countsSame(then, own));

/** A value is of some of the records that the other says it counts, or of all of them: they are held against each other as such. */
const isValueOf = (then: ToldBefore | undefined, now: Finding | undefined): boolean =>
  then?.counted != null && isOfValues(then) !== (now !== undefined && isOfValues(now));

const isOfValues = ({ measure }: Finding): boolean => measure === 'mean' || measure === 'quantile';

/** Fewer may be the same by chance. */
const fewest = 4;

/** Whether the counts told are those of now, or most of those that are not none: a few may have been corrected since. */
function countsSame(then: readonly Finding[], now: readonly Finding[]): boolean {
  const known = new Map(
    now.flatMap((finding) => countsIn(finding).map(({ days, counts }) => [nameOf(finding) + days, counts] as const)),
  );
  let [none, same, others] = [0, 0, 0];
  for (const finding of then) {
    const { rounded, measure } = finding;
    for (const { days, counts } of countsIn(finding)) {
      const own = known.get(nameOf(finding) + days);
      if (own === undefined) continue;
      const shown = rounded === undefined ? own : roundedAs(own, measure, rounded);
      if (`${shown}` !== `${counts}`) others += 1;
      else if (counts[0] === 0) none += 1;
      else same += 1;
    }
  }
  return others === 0 ? same + none >= fewest : same >= fewest && same > 3 * others;
}

interface Counts {
  readonly days: string;
  readonly counts: readonly number[];
}

function countsIn({ series, measure }: Finding): readonly Counts[] {
  return series.flatMap(({ n, events, exposure, from, to }) =>
    n === null
      ? []
      : [
          {
            days: `${from} ${to}`,
            counts: countsOf({ n, events, exposure }, measure).filter((count) => count !== null),
          },
        ],
  );
}

/**
 * Areas that are no more, by the name that each may have now: of an area of the same role that was not there, and no number
 * told speaks against it.
 */
function renamedAreas(told: readonly Finding[], now: readonly Finding[]): ReadonlyMap<string, string> {
  const [then, current] = [byArea(told), byArea(now)];
  const renamed = new Map<string, string>();
  const added = [...current].filter(([area]) => !then.has(area));
  for (const [area, findings] of then) {
    if (current.has(area)) continue;
    const isFree = (name: string): boolean => ![...renamed.values()].includes(name);
    const own = added.find(
      ([name, others]) => isFree(name) && others[0]?.areaRole === findings[0]?.areaRole && mayBeSame(findings, others),
    );
    if (own) renamed.set(area, own[0]);
  }
  return renamed;
}

function byArea(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const found = new Map<string, Finding[]>();
  for (const finding of findings) {
    const own = found.get(finding.area);
    if (own) own.push(finding);
    else found.set(finding.area, [finding]);
  }
  return found;
}

const keyOf = ({ metric, group }: Finding, days: string): string => JSON.stringify([metric, group, days]);

function mayBeSame(then: readonly Finding[], now: readonly Finding[]): boolean {
  const known = new Map(now.flatMap((own) => countsIn(own).map(({ days, counts }) => [keyOf(own, days), counts])));
  return then.every((finding) =>
    countsIn(finding).every(({ days, counts }) => {
      const own = known.get(keyOf(finding, days));
      const shown = own && finding.rounded ? roundedAs(own, finding.measure, finding.rounded) : own;
      return shown === undefined || `${shown}` === `${counts}`;
    }),
  );
}
