import type { Panel } from '../crosstab/index.ts';
import { designDetectable, judgingLevel, metricWindow, type Power, powerOfSubject } from '../estimate/index.ts';
import { hidesPartOf, isExact, minimumsOf, protectPower } from '../redact/index.ts';
import type { DesignId, Finding, Findings, Pipeline, Publication, Reason, Window } from '../spec/index.ts';
import { findingFor, subjectOf } from './choose-findings.ts';

export interface PowerQuestion {
  readonly metric: string;
  /** All programme areas, or everywhere without them, where it is null. */
  readonly area: string | null;
  /** In (0, 1). */
  readonly power: number;
}

export interface PowerAnswer {
  readonly finding: Finding;
  readonly power: number;
  /** The level that the verdict uses: of its family, and of the next look. */
  readonly level: number;
  readonly comparison:
    | ({ readonly status: 'estimated' } & Power)
    | { readonly status: 'withheld'; readonly reason: Reason };
  readonly design:
    | { readonly status: 'estimated'; readonly design: DesignId; readonly smallestDetectable: number | null }
    | { readonly status: 'withheld'; readonly reason: Reason };
}

const lengths = [1, 2, 4, 8] as const;

interface Evaluated {
  readonly pipeline: Pipeline;
  readonly publication: Publication;
  /** As they may be told, beside all that reports have told. */
  readonly findings: Findings;
  readonly panel: Panel;
  readonly current: Window;
}

/** The smallest changes that the stored numbers of a metric could show; only what may be published. */
export function powerIn(
  { pipeline, publication, findings, panel, current }: Evaluated,
  question: PowerQuestion,
): PowerAnswer {
  const { power } = question;
  const finding = findingFor(findings.findings, { verb: 'power', ...question });
  const subject = subjectOf(finding, pipeline, panel);
  const { metric } = subject;
  const level = judgingLevel(metric, finding.changes[finding.changes.primary], current.to);
  const own = metricWindow(subject, current, pipeline);
  const context = { pipeline, current: own, programAreas: panel.areas.filter(({ role }) => role === 'program') };
  const asked = { level, power, lengths, worthwhile: metric.decision.smallestWorthwhile };
  const found = problemOf(finding) ?? powerOfSubject(subject, context, asked);
  return {
    finding,
    power,
    level,
    comparison:
      typeof found === 'string'
        ? { status: 'withheld', reason: found }
        : {
            status: 'estimated',
            ...protectPower(found, {
              finding,
              minimum: minimumsOf(publication.methods)(finding.metric),
              hidesParts: hidesPartOf(finding, findings.findings),
            }),
          },
    design: designOf(finding, power),
  };
}

function designOf({ effect }: Finding, power: number): PowerAnswer['design'] {
  if (effect.status === 'withheld') return { status: 'withheld', reason: effect.reason };
  return { status: 'estimated', design: effect.design, smallestDetectable: designDetectable(effect, power) };
}

/** Where there is no change for a reason that more events would not mend, there is nothing to say of one. */
function problemOf(finding: Finding): Reason | null {
  const { now, changes } = finding;
  // what could be seen follows from the exact counts of baselines
  if (finding.sentence.key === 'suppressed' || !isExact(finding)) return 'suppressed';
  if (now.status === 'withheld') return now.reason;
  const change = changes[changes.primary];
  return change.status === 'withheld' && change.reason !== 'too-few-events' ? change.reason : null;
}
