import type { Finding, MetricRecords } from '../spec/index.ts';
import { protectAlone } from './alone.ts';
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

export function hideRest(table: Table, split: Split, { minimumOf, leavesOut, earlier = () => [] }: Hiding): void {
  const minimum = minimumOf(split.own.metric);
  const rests = restsOf(table, split);
  const hasSmall = rests.some(([, { series }]) => series.some((point) => isSmallPoint(point, 'count', minimum)));
  if (!hasSmall) return;
  const findings = rests.map(([, rest]) => rest);
  const alone = findings.map((rest) => protectAlone(rest, minimum));
  const told = earlier();
  const before = () => told.map((report) => restsBefore(report, split));
  const { findings: kept } = complement(findings, alone, { minimumOf: () => minimum, leavesOut, earlier: before });
  const [largest] = bySize(table, split.parts);
  const without = told.filter((report) => isNewIn(report, split));
  for (const [at, [place]] of rests.entries()) {
    const like = kept[at];
    if (!like) continue;
    // what an earlier report told of the whole is told: only the part can be kept from it now
    const isTold = without.some((report) => report.some((one) => isSame(one, split) && tellsHidden(one, like)));
    const part = isTold && largest ? table.placesOf(largest.metric).get(nameOf(like)) : undefined;
    for (const one of part === undefined ? [place] : [place, part]) {
      const own = table.findings[one];
      if (own) table.findings[one] = hideLike(own, like);
    }
  }
}

const isSame = ({ metric }: Finding, { own }: Split): boolean => metric === own.metric;

/** Whether a finding tells something of the days that another one of the same area hides. */
const tellsHidden = (told: Finding, hidden: Finding): boolean =>
  nameOf(told) === nameOf(hidden) &&
  hidden.series.some(
    ({ period, state }) => state === 'suppressed' && told.series.some((own) => own.period === period && own.n !== null),
  );

/** An earlier report told of the whole, and nothing of one of its parts. */
const isNewIn = (report: readonly Finding[], { own, parts }: Split): boolean =>
  report.some(({ metric }) => metric === own.metric) &&
  parts.some((part) => !report.some(({ metric }) => metric === part.metric));
