import type { MetricPanel, Panel } from '../crosstab/index.ts';
import {
  type Adjustment,
  currentWindow,
  type Draft,
  estimator,
  type Families,
  type FamilyTest,
  type SubjectEstimates,
} from '../estimate/index.ts';
import { type Evidence, interpreter } from '../interpret/index.ts';
import type { GivenAway, HiddenPeriod, ToldBefore } from '../redact/index.ts';
import type { Finding, Pipeline } from '../spec/index.ts';
import { askedOf, type Past, type Telling, tell } from './tell.ts';

/** What all parts stand on. */
export interface Ground extends Pick<Panel, 'grain' | 'areas'> {
  readonly pipeline: Pipeline;
  /** The day that all of it stands on. */
  readonly asOf: string;
  readonly hasProgram: boolean;
  readonly telling: Telling;
}

/** One metric: its place among all, and what was counted for it and for its groups. */
export interface Counted {
  readonly place: number;
  readonly panel: MetricPanel;
  readonly groups: readonly MetricPanel[];
}

/** Metrics that must be judged by one hand, for one asks of another. */
export type Part = readonly Counted[];

/** What is told of one metric, findings as JSON. A text costs a third of what objects do to pass on. */
export interface Told {
  readonly place: number;
  /** Of everybody, as far as they may be shown and are asked for. */
  readonly findings: string;
  /** The same, group by group. */
  readonly groups: string;
  /** Its headline, before anything was hidden. */
  readonly headlines: string;
  readonly givenAway: readonly GivenAway[];
  /** Periods that it hides; of metrics that are protected together, all of them with the first. */
  readonly hides: readonly HiddenPeriod[];
  readonly tested: number;
}

/** What earlier reports told of the metrics of a part. */
export interface PastOfPart extends Pick<Past, 'before'> {
  readonly told: readonly (readonly ToldBefore[])[];
}

/** What is asked of a hand, in this order: the ground once, parts one by one, and then what the families made of them. */
export type Question =
  | { readonly kind: 'ground'; readonly ground: Ground }
  /** What was told before as JSON of `PastOfPart`, which is read when it is asked for; null where nothing was. */
  | { readonly kind: 'part'; readonly part: Part; readonly past: string | null }
  | {
      readonly kind: 'finish';
      readonly evidence: Evidence;
      /** By the place of a metric. */
      readonly adjusted: ReadonlyMap<number, Families<Adjustment>>;
    };

export type Answer =
  | { readonly kind: 'tests'; readonly tests: ReadonlyMap<number, Families<FamilyTest>> }
  | { readonly kind: 'told'; readonly told: Told }
  | { readonly kind: 'finished' };

interface Held {
  readonly drafts: readonly { readonly place: number; readonly metric: string; readonly draft: Draft }[];
  readonly past: string | null;
}

/** A hand: it keeps what it drafted until it hears what the families make of it, for that is too much to pass on. */
export function hand(answer: (answer: Answer) => void): (question: Question) => void {
  const held: Held[] = [];
  let ground: Ground | null = null;
  let draft: ((panel: Panel) => Draft) | null = null;
  return (question) => {
    if (question.kind === 'ground') {
      ground = question.ground;
      const { pipeline, asOf, telling } = ground;
      draft = estimator(pipeline, asOf, askedOf(telling.shown));
      return;
    }
    if (!ground || !draft) throw new Error('the ground must come first');
    if (question.kind === 'part') {
      const { grain, areas } = ground;
      const drafts: Held['drafts'][number][] = [];
      for (const { place, panel, groups } of question.part)
        drafts.push({ place, metric: panel.metric, draft: draft({ grain, areas, metrics: [panel], groups }) });
      held.push({ drafts, past: question.past });
      answer({ kind: 'tests', tests: new Map(drafts.map((own) => [own.place, own.draft.tests])) });
      return;
    }
    finishAll(held, { ...question, ground, answer });
  };
}

function finishAll(
  held: Held[],
  {
    evidence,
    adjusted,
    ground,
    answer,
  }: Extract<Question, { readonly kind: 'finish' }> & {
    readonly ground: Ground;
    readonly answer: (answer: Answer) => void;
  },
): void {
  const { pipeline, asOf, hasProgram, telling } = ground;
  const { isTold } = askedOf(telling.shown);
  const interpret = interpreter(pipeline, evidence, { current: currentWindow(pipeline, asOf), isTold });
  for (let part = held.shift(); part; part = held.shift()) {
    const finished = part.drafts.map(({ place, metric, draft }) => ({
      place,
      metric,
      ...draft.finish(adjusted.get(place) ?? { changes: [], effects: [] }),
    }));
    const everyone = finished
      .flatMap(({ subjects, groups }) => [...subjects, ...groups.subjects])
      .map(({ subject }) => subject);
    const findingsOf = (subjects: readonly SubjectEstimates[]): readonly Finding[] =>
      interpret({ subjects, everyone, hasProgram });
    // of all metrics together first, as where all are judged at once
    const whole = finished.flatMap(({ subjects }) => findingsOf(subjects));
    const groups = finished.flatMap((own) => findingsOf(own.groups.subjects));
    const told = tell([...whole, ...groups], pastOf(part.past), telling);
    for (const [index, own] of finished.entries()) {
      const ofMetric = (findings: readonly Finding[]): readonly Finding[] =>
        findings.filter(({ metric }) => metric === own.metric);
      const findings = ofMetric(told.findings);
      answer({
        kind: 'told',
        told: {
          place: own.place,
          findings: JSON.stringify(findings.filter(({ group }) => group === null)),
          groups: JSON.stringify(findings.filter(({ group }) => group !== null)),
          headlines: JSON.stringify(ofMetric(told.headlines)),
          givenAway: told.givenAway.filter(({ first }) => first === own.metric),
          hides: index === 0 ? told.hides : [],
          tested: own.tested + own.groups.tested,
        },
      });
    }
  }
  answer({ kind: 'finished' });
}

function pastOf(text: string | null): Past {
  if (text === null) return { before: [], told: () => [] };
  const { before, told } = JSON.parse(text) as PastOfPart;
  return { before, told: () => told };
}
