import type { Change, Finding, Level, SeriesPoint, SurveyFacts } from '../spec/index.ts';
import { bounded, coarse, digits } from './coarse.ts';
import { withEnds } from './scatter.ts';

/**
 * A mean of answers and its range tell the sum of the answers and the sum of their squares. Of few people only so many ways of
 * answering fit these that next to nobody's answer stays hidden (in trials up to some 80 people, where most say the same):
 * below twenty times the minimum, ranges have two digits, outward.
 */
const many = 20;

type Profile = NonNullable<SurveyFacts['profile']>[number];

/** A finding of which ranges of few answers say no more than pages show. */
export function widenFew(finding: Finding, minimum: number): Finding {
  const isFew = (n: number | null): boolean => n !== null && n > 0 && n < many * minimum;
  const { survey } = finding;
  const own = survey?.profile?.map((profile) => widenProfile(profile, isFew));
  const profiled = survey && own ? { ...finding, survey: { ...survey, profile: own } } : finding;
  return finding.measure === 'survey-mean' ? widenMean(profiled, isFew) : profiled;
}

type IsFew = (n: number | null) => boolean;

function widenMean(finding: Finding, isFew: IsFew): Finding {
  const { now, also, series, changes, sentence } = finding;
  const level = (own: Level): Level => (own.status === 'estimated' && isFew(own.n) ? wide(own) : own);
  const change = (own: Change): Change => widenChange(own, isFew);
  const widened = {
    primary: changes.primary,
    baseline: change(changes.baseline),
    sameSeason: change(changes.sameSeason),
    previous: change(changes.previous),
  };
  const main = widened[changes.primary];
  const isMade = main.status === 'estimated' && main !== changes[changes.primary];
  return {
    ...finding,
    now: level(now),
    also: also.map(level),
    series: series.map((point): SeriesPoint => (isFew(point.n) ? wide(point) : point)),
    changes: widened,
    ...(isMade
      ? { gap: coarse(finding.gap, 1), expected: coarse(finding.expected, 1), sentence: withEnds(sentence, main) }
      : {}),
  };
}

function widenChange(change: Change, isFew: IsFew): Change {
  if (change.status === 'withheld' || !(isFew(change.n) || isFew(change.compared.n))) return change;
  const { value, compared, window, absolute } = change;
  const widened = coarse(change, 1);
  return { ...widened, value, compared, window, absolute: { ...widened.absolute, estimate: absolute.estimate } };
}

const wide = <Own extends Pick<SeriesPoint, 'low' | 'high'>>(own: Own): Own => ({
  ...own,
  low: own.low === null ? null : digits(own.low, Math.floor),
  high: own.high === null ? null : bounded(own.high, (end) => digits(end, Math.ceil)),
});

const widenProfile = (profile: Profile, isFew: IsFew): Profile => ({
  ...profile,
  items: profile.items.map((item) =>
    item.mean !== null && isFew(item.n ?? profile.n) ? { ...item, mean: wideMean(item.mean) } : item,
  ),
});

const wideMean = ({ value, low, high }: NonNullable<Profile['score']>): NonNullable<Profile['score']> => ({
  value,
  low: low === null ? null : digits(low, Math.floor),
  high: high === null ? null : digits(high, Math.ceil),
});
