import type { Finding, MetricRecords, SeriesPoint } from '../spec/index.ts';
import { isSmall } from './small.ts';
import type { ToldBefore } from './told-before.ts';

interface Scene {
  /** All findings in the same order, before anything was hidden. */
  readonly whole: readonly Finding[];
  readonly minimumOf: (metric: string) => number;
  readonly records: readonly MetricRecords[];
  readonly earlier: () => readonly (readonly ToldBefore[])[];
}

/**
 * Metrics of which checks and the ledger must not tell how many records there are at all times: all of their source, or
 * these less those of codes that are not listed, or of other codes. A period of everywhere that is hidden would follow
 *
 * - from what two reports tell of all times, one before it and one after: where it is newer than the first report
 * - from that number less all that is told: where one period is hidden beside all windows, or such as are few together
 */
export const untoldTotals = (findings: readonly Finding[], scene: Scene): ReadonlySet<string> =>
  untoldOf(findings, scene, isOfCodes);

/**
 * The same of records that lack a value, which checks count as well: calls to which nobody is known to have come, and records
 * of which a column says no by saying nothing.
 */
export const untoldBlanks = (findings: readonly Finding[], scene: Scene): ReadonlySet<string> =>
  untoldOf(findings, scene, ({ counts }) =>
    Object.values(counts?.where ?? {}).some(
      (condition) => typeof condition === 'boolean' || (typeof condition === 'object' && 'missing' in condition),
    ),
  );

function untoldOf(
  findings: readonly Finding[],
  scene: Scene,
  isAbout: (own: MetricRecords) => boolean,
): ReadonlySet<string> {
  const known = new Map(scene.records.map((own) => [own.metric, own]));
  return new Set(
    findings.flatMap((finding, place) => {
      const own = known.get(finding.metric);
      if (!own || !isAbout(own) || finding.areaRole !== 'universe' || finding.group !== null) return [];
      // of all records, their sum is part of the table of a report by itself
      const isFew = !countsAll(own) && isLeftAlone(finding, scene.whole[place], scene.minimumOf(finding.metric));
      return isFew || isNew(finding, scene) ? [finding.metric] : [];
    }),
  );
}

/** Whether a metric counts all records of its source, or all of some codes. */
const isOfCodes = ({ counts, among, isSpread }: MetricRecords): boolean =>
  counts !== null &&
  among === null &&
  !isSpread &&
  counts.of === '' &&
  counts.sum === '' &&
  Object.keys(counts.where).every((column) => column === 'category');

/** Whether a metric counts all records of its source. */
export const countsAll = (own: MetricRecords): boolean =>
  isOfCodes(own) && Object.keys(own.counts?.where ?? {}).length === 0;

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, n) => sum + n, 0);

const isHidden = ({ state }: SeriesPoint): boolean => state === 'suppressed';

function isNew({ series }: Finding, { earlier }: Scene): boolean {
  const hidden = series.filter(isHidden);
  if (hidden.length === 0) return false;
  // a report that says nothing of the metric told its checks nevertheless; one of the same files told the same number
  const others = earlier().filter(([first]) => !first?.isOfSameFiles);
  const ends = others.map((report) => report.reduce((last, { now }) => (now.to > last ? now.to : last), ''));
  const [first] = ends.sort();
  return first !== undefined && hidden.some(({ to }) => to > first);
}

function isLeftAlone({ series, now, also, changes }: Finding, whole: Finding | undefined, minimum: number): boolean {
  const levels = [now, ...also].filter(({ status }) => status === 'estimated');
  const windows = [changes.baseline, changes.previous].flatMap((change) =>
    change.window !== null && (change.status === 'estimated' || change.before) ? [change.window] : [],
  );
  const told = [...levels, ...windows];
  const left = series.flatMap((point, at) => {
    const isTold = told.some(({ from, to }) => point.from >= from && point.to <= to);
    return isHidden(point) && !isTold ? [whole?.series[at]?.events ?? whole?.series[at]?.n ?? 0] : [];
  });
  return left.length === 1 || isSmall(sumOf(left), minimum);
}
