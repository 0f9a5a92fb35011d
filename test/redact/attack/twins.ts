import type { Finding, Findings } from '../../../src/spec/index.ts';
import { type Published, publish } from './published.ts';
import { type Counted, dice, projectOf, type Town, townOf } from './town.ts';
import { sumsTold, twinOf } from './twin.ts';

/** What is published of a town's files. */
export const publishTown = (
  town: Town,
  metrics: readonly Counted[],
  privacy: string,
  asked: readonly (readonly string[])[] = [],
): Promise<Published> => publish(projectOf(town, { metrics, privacy }), asked);

/** Which numbers are hidden, and which changes are not judged for their sake: that one word is told of scatter. */
const patternOf = ({ findings }: Findings): string =>
  JSON.stringify(
    findings.map(({ now, series, changes }) => [now.status, changes.baseline.status, series.map(({ state }) => state)]),
  );

export interface Twins {
  readonly own: Town;
  readonly other: Town;
  readonly ofOwn: Published;
  readonly ofOther: Published;
}

/** A town and another of which the same counts are told and the same are hidden: what else is told must not tell them apart. */
export async function twins(seed: number, metrics: readonly Counted[]): Promise<Twins> {
  const privacy = '{ minimum: 5 }';
  const own = townOf(seed);
  const ofOwn = await publishTown(own, metrics, privacy);
  const draw = dice(7);
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const told = sumsTold(ofOwn.findings.findings, own);
    const other = twinOf(own, told, { minimum: 5, reach: 1, draw });
    if (other === null || !movesBaseline(own, other)) continue;
    const ofOther = await publishTown(other, metrics, privacy);
    if (patternOf(ofOther.findings) === patternOf(ofOwn.findings)) return { own, other, ofOwn, ofOther };
  }
  throw new Error(`no twin of town ${seed}`);
}

/** Some count of the baseline is another one, for most of what is worked out is worked out of these. */
const movesBaseline = (own: Town, other: Town): boolean =>
  own.counts.some((quarters, area) =>
    quarters.some((counts, at) => {
      const from = own.quarters[at]?.from ?? '';
      return from >= '2020' && from < '2022' && `${counts}` !== `${other.counts[area]?.[at]}`;
    }),
  );

/** A finding of a publication with a part of what stood there before anything was hidden. */
export function leaking(findings: Findings, whole: Findings, leak: (shown: Finding, whole: Finding) => Finding) {
  return findings.findings.map((finding, place) => {
    const before = whole.findings[place];
    return before ? leak(finding, before) : finding;
  });
}
