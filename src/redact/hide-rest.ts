import type { Finding, MetricRecords } from '../spec/index.ts';
import { protectAlone } from './alone.ts';
import { among } from './among.ts';
import { complement } from './complement.ts';
import { hideLike } from './hide-like.ts';
import { bySize, nameOf, type Table } from './metric-table.ts';
import { restBefore, restOf } from './rest.ts';
import { isSmallPoint } from './small.ts';

export interface Hiding {
  readonly minimumOf: (metric: string) => number;
  /** There are areas that nothing is told of, but that everywhere counts. */
  readonly leavesOut: boolean;
  /** The findings that earlier reports told. */
  readonly earlier?: () => readonly (readonly Finding[])[];
}

export interface Split {
  readonly own: MetricRecords;
  readonly parts: readonly MetricRecords[];
}

/** What is left of each finding of a metric without those of its parts; none where it is left of no area. */
export function restsOf({ whole, placesOf }: Table, { own, parts }: Split): readonly (readonly [number, Finding])[] {
  return [...placesOf(own.metric)].flatMap(([name, place]): [number, Finding][] => {
    const finding = whole[place];
    const theirs = parts.flatMap(({ metric }) => whole[placesOf(metric).get(name) ?? -1] ?? []);
    const rest = finding && finding.group === null && theirs.length === parts.length ? restOf(finding, theirs) : null;
    return rest ? [[place, rest]] : [];
  });
}

/** What an earlier report told of the same. */
function restsBefore(report: readonly Finding[], { own, parts }: Split): readonly Finding[] {
  return report.flatMap((finding) => {
    if (finding.metric !== own.metric || finding.group !== null) return [];
    const theirs = parts.flatMap(
      ({ metric }) => report.find((one) => one.metric === metric && nameOf(one) === nameOf(finding)) ?? [],
    );
    const rest = theirs.length === parts.length ? restBefore(finding, theirs) : null;
    return rest ? [rest] : [];
  });
}

/**
 * Hides what is left of a metric without its parts: of the metric itself, or where an earlier report told that already, and
 * nothing of the parts, of the largest part.
 */
export function hideRest(table: Table, split: Split, hiding: Hiding): void {
  const told = hiding.earlier?.() ?? [];
  if (told.some((report) => isNewIn(report, split))) hideAmong(table, split, { ...hiding, told });
  else hideLeft(table, split, { ...hiding, told });
}

interface Telling extends Hiding {
  readonly told: readonly (readonly Finding[])[];
}

function hideLeft(table: Table, split: Split, { minimumOf, leavesOut, told }: Telling): void {
  const minimum = minimumOf(split.own.metric);
  const rests = restsOf(table, split);
  const hasSmall = rests.some(([, { series }]) => series.some((point) => isSmallPoint(point, 'count', minimum)));
  if (!hasSmall) return;
  const findings = rests.map(([, rest]) => rest);
  const alone = findings.map((rest) => protectAlone(rest, minimum));
  const earlier = () => told.map((report) => restsBefore(report, split));
  const { findings: kept } = complement(findings, alone, { minimumOf: () => minimum, leavesOut, earlier });
  for (const [at, [place]] of rests.entries()) hideAt(table, place, kept[at]);
}

/** The whole is known to everybody: the largest part is protected as a share of it, less the other parts. */
function hideAmong(table: Table, { own, parts }: Split, { minimumOf, leavesOut, told }: Telling): void {
  const [largest, ...others] = bySize(table, parts);
  if (!largest) return;
  const minimum = Math.max(minimumOf(own.metric), minimumOf(largest.metric));
  const wholes = new Map(restsOf(table, { own, parts: others }).map(([, rest]) => [nameOf(rest), rest]));
  const asShare = (part: Finding | undefined): readonly Finding[] => {
    const whole = part?.metric === largest.metric ? wholes.get(nameOf(part)) : undefined;
    return part && whole ? [among(part, whole)] : [];
  };
  const places = [...table.placesOf(largest.metric).values()].filter((place) => asShare(table.whole[place]).length > 0);
  const shares = places.flatMap((place) => asShare(table.whole[place]));
  const alone = shares.map((share, at) => {
    const shown = table.findings[places[at] ?? -1];
    return shown ? hideLike(protectAlone(share, minimum), shown) : share;
  });
  const earlier = () => told.map((report) => report.flatMap(asShare));
  const hiding = { minimumOf: () => minimum, leavesOut, earlier, isOfTold: () => true };
  const { findings: kept } = complement(shares, alone, hiding);
  for (const [at, place] of places.entries()) hideAt(table, place, kept[at]);
  table.hideLike(own.metric, largest.metric);
}

function hideAt({ findings }: Table, place: number, like: Finding | undefined): void {
  const own = findings[place];
  if (own && like) findings[place] = hideLike(own, like);
}

/** An earlier report told of the whole, and nothing of one of its parts. */
export const isNewIn = (report: readonly Finding[], { own, parts }: Split): boolean =>
  report.some(({ metric }) => metric === own.metric) &&
  parts.some((part) => !report.some(({ metric }) => metric === part.metric));
