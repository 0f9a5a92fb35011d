import type { Conformed, LoadedSource } from '../../conform/index.ts';
import { funnelRows, type Panel } from '../../crosstab/index.ts';
import { type Funnel, funnelOf, metricWindow, type Subject } from '../../estimate/index.ts';
import type { WhyMoved } from '../../interpret/index.ts';
import { isExact, minimumsOf, protectFunnel } from '../../redact/index.ts';
import {
  type Finding,
  type Findings,
  headlines,
  type Metric,
  type Pipeline,
  type Publication,
  type Reason,
  type ShownLedgerLine,
  type Window,
} from '../../spec/index.ts';
import type { Asked, Warehouse } from '../../store/index.ts';
import { findingFor, subjectOf } from '../choose-findings.ts';
import { moveOf } from './move.ts';
import { questionsFor } from './questions-for.ts';

export interface ExplainQuestion {
  readonly metric: string;
  /** All programme areas, or everywhere without them, where it is null. */
  readonly area: string | null;
}

type Withheld = { readonly status: 'withheld'; readonly reason: Reason };

/** Where a number comes from, and why it moved: only what may be published. */
export interface Explanation {
  readonly finding: Finding;
  /** The questions that the warehouse was asked for it, as they were asked. */
  readonly questions: readonly Asked[];
  /** The files of its sources. */
  readonly ledger: readonly ShownLedgerLine[];
  /** What became of the facts of its source on the way to the number. */
  readonly funnel: ({ readonly status: 'estimated' } & Funnel) | Withheld;
  readonly move: ({ readonly status: 'estimated' } & WhyMoved) | Withheld;
}

interface Evaluated {
  readonly pipeline: Pipeline;
  readonly conformed: Conformed;
  readonly warehouse: Warehouse;
  readonly publication: Publication;
  /** As they may be told, beside all that reports have told. */
  readonly findings: Findings;
  readonly panel: Panel;
  readonly current: Window;
}

/** Follows the number of a metric back to the files, and its change to what brought it. */
export async function explanationOf(evaluated: Evaluated, question: ExplainQuestion): Promise<Explanation> {
  const { pipeline, publication, panel, conformed } = evaluated;
  const { findings } = evaluated.findings;
  const finding = findingFor(findings, { verb: 'explain', ...question });
  const subject = subjectOf(finding, pipeline, panel);
  const loaded = conformed.sources.find(({ source }) => source.id === finding.source);
  if (!loaded) throw new Error(`a finding must have been estimated (got ${finding.metric}, ${finding.area})`);
  const { metric } = subject;
  const minimum = minimumsOf(publication.methods)(metric.id);
  const everywhere = findings.find((one) => one.metric === finding.metric && one.area === '@all');
  return {
    finding,
    questions: await questionsFor(metric, { ...evaluated, grain: panel.grain }),
    ledger: ledgerOf(metric, evaluated.findings),
    ...(await countsOf(evaluated, {
      finding,
      everywhere,
      subject,
      loaded,
      minimum,
      hidden: hiddenAreas(findings, finding.metric),
      tellsCategories:
        minimum === 0 || (isTold(finding, findings) && !findings.some((one) => hidesCategory(one, finding))),
    })),
  };
}

/** The lines of every source that the number is made of: what is counted, and what it is counted against. */
const ledgerOf = ({ source, denominator, exposure }: Metric, { ledger }: Findings): readonly ShownLedgerLine[] =>
  ledger.filter((line) => [source, denominator, exposure].includes(line.source));

interface Explained {
  readonly finding: Finding;
  /** The finding of the same metric for everywhere, where there is one. */
  readonly everywhere: Finding | undefined;
  readonly subject: Subject;
  readonly loaded: LoadedSource;
  readonly minimum: number;
  /** Areas whose numbers may not be shown. */
  readonly hidden: ReadonlySet<string>;
  /** Of no other area, and by no other metric that is hidden, could a category be worked out. */
  readonly tellsCategories: boolean;
}

/** Of one area alone: of all but one, categories would give back what that one has of each. */
const isTold = (finding: Finding, findings: readonly Finding[]): boolean => headlines(findings).includes(finding);

/** A metric of the same records in the same area may count one category alone: where it is hidden, so are all. */
const hidesCategory = (one: Finding, { metric, source, area }: Finding): boolean =>
  one.metric !== metric &&
  one.source === source &&
  one.area === area &&
  one.group === null &&
  hiddenBy(one)?.reason === 'suppressed';

/** Areas of a metric whose number now, or whose judgement, is hidden. */
const hiddenAreas = (findings: readonly Finding[], metric: string): ReadonlySet<string> =>
  new Set(
    findings.flatMap((one) => (one.metric === metric && hiddenBy(one)?.reason === 'suppressed' ? [one.area] : [])),
  );

async function countsOf(
  { pipeline, conformed, warehouse, panel, current: window }: Evaluated,
  { finding, everywhere, subject, loaded, minimum, hidden: areasHidden, tellsCategories }: Explained,
): Promise<Pick<Explanation, 'funnel' | 'move'>> {
  const inexact = { status: 'withheld', reason: 'suppressed' } as const;
  // each step and each part is a count, and together they are exact
  const hidden = isExact(finding) ? hiddenBy(finding) : inexact;
  if (hidden) return { funnel: hidden, move: hidden };
  const current = metricWindow(subject, window, pipeline);
  const cover = { from: subject.panel.coverage.from, to: subject.panel.coverage.to };
  const found = await funnelRows(subject.metric, loaded, { conformed, warehouse, grain: panel.grain, cover });
  const areas = new Set(panel.areas.map(({ area }) => area));
  const funnel = protectFunnel(funnelOf(subject, found, { window: current, areas }), {
    minimum,
    ...secretsOf(everywhere),
  });
  const programAreas = panel.areas.filter(({ role }) => role === 'program');
  const move = await moveOf({
    conformed,
    warehouse,
    panel,
    context: { pipeline, current, programAreas },
    subject,
    loaded,
    found,
    minimum,
    hidden: areasHidden,
    tellsCategories,
  });
  return {
    // who was first seen a year ago is not among the records of the window
    funnel: looksAgain(subject.metric)
      ? { status: 'withheld', reason: 'not-for-this-measure' }
      : { status: 'estimated', ...funnel },
    move: typeof move === 'string' ? { status: 'withheld', reason: move } : { status: 'estimated', ...move },
  };
}

const looksAgain = ({ measure }: Metric): boolean => measure.kind === 'share' && 'again' in measure.hits;

function hiddenBy({ now, sentence }: Finding): Withheld | null {
  if (sentence.key === 'suppressed') return { status: 'withheld', reason: 'suppressed' };
  return now.status === 'withheld' ? { status: 'withheld', reason: now.reason } : null;
}

/** What the sums over all areas and periods would give back by subtraction. */
function secretsOf(everywhere: Finding | undefined): { readonly hidesPeriods: boolean; readonly hidesAreas: boolean } {
  const hidesAreas = everywhere === undefined || everywhere.now.status === 'withheld';
  return { hidesAreas, hidesPeriods: hidesAreas || everywhere.series.some(({ state }) => state === 'suppressed') };
}
