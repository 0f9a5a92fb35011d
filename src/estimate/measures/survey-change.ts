import type { Metric } from '../../spec/index.ts';
import { shareChange, surveyDifference } from '../../stats/index.ts';
import { confidence } from '../confidence.ts';
import { remember } from '../remember.ts';
import { type Compared, type Contrast, incomparable, type Side } from './measure.ts';
import { byStudent, comparable } from './survey-compared.ts';
import { boundsOf, drawnFrom, type Sampled } from './survey-design.ts';
import { linkedPeople, pairedContrast } from './survey-panel.ts';

/** Of the smaller side, the share who answered both times from which on the change is that of these people. */
const mostlyLinked = 0.5;

/**
 * The change between two samples. People who answered both times are never taken for different people: where they are
 * most of a side, the change is theirs; where they are some, both samples are one with its covariance; where nobody did,
 * the samples are independent.
 *
 * @see Zou & Donner 2008 for independent samples; McNemar 1947 for the same people; Kish 1965, §12.4, for some of them
 */
export function changeBetween(now: Sampled, before: Sampled, metric: Metric): Contrast {
  if (!now.drawn.isTold || !before.drawn.isTold) return incomparable('not-estimable');
  const linked = linkedPeople(now, before);
  if (linked.length >= mostlyLinked * Math.min(now.estimate.n, before.estimate.n))
    return pairedContrast(linked, [now, before], metric);
  const compared = linked.length > 0 ? overlapping(now, before, metric) : independent(now, before, metric);
  return compared.status === 'withheld'
    ? incomparable(compared.reason)
    : { compared, now: sideOf(now, metric), before: sideOf(before, metric) };
}

const sideOf = ({ estimate: { estimate, n }, answers, domain, drawn }: Sampled, { measure }: Metric): Side => ({
  value: estimate,
  n,
  events:
    measure.kind === 'survey-share'
      ? drawn.rows.reduce((sum, row, at) => sum + (domain[at] && row.weight > 0 ? row.n * (answers[at] ?? 0) : 0), 0)
      : null,
  exposure: null,
});

/** Two samples with other people in them, each by its design (Zou & Donner 2008). */
function independent({ estimate: now }: Sampled, { estimate: before }: Sampled, metric: Metric): Compared {
  const bounds = boundsOf(metric);
  const changeAt = remember((level: number) => shareChange([before, now], { level, bounds }));
  const { difference, p, interval } = changeAt(confidence);
  if (p === null || interval === null) return { status: 'withheld', reason: 'not-estimable' };
  const at = (level: number) => changeAt(level).interval ?? { low: -Infinity, high: Infinity };
  return comparable('survey-difference-t', {
    difference,
    standardError: Math.hypot(now.standardError, before.standardError),
    df: Math.max(1, Math.min(now.df, before.df)),
    p,
    at,
  });
}

/** Two samples that share some people: one sample, in which a person is one unit. */
function overlapping(now: Sampled, before: Sampled, metric: Metric): Compared {
  const drawn = drawnFrom({ rows: [...before.drawn.rows, ...now.drawn.rows] }, metric.asked);
  const none = (of: Sampled): readonly boolean[] => of.domain.map(() => false);
  const { difference, standardError, df, p } = surveyDifference(
    drawn.sample,
    [...before.answers, ...now.answers],
    [
      [...before.domain, ...none(now)],
      [...none(before), ...now.domain],
    ],
  );
  if (p === null) return { status: 'withheld', reason: 'not-estimable' };
  return byStudent('survey-overlap-t', { difference, standardError, df, metric });
}
