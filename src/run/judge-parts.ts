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
import type { Finding, Pipeline } from '../spec/index.ts';

/** What all parts stand on. */
export interface Ground extends Pick<Panel, 'grain' | 'areas'> {
  readonly pipeline: Pipeline;
  /** The day that all of it stands on. */
  readonly asOf: string;
  readonly hasProgram: boolean;
}

/** One metric: its place among all, and what was counted for it and for its groups. */
export interface Counted {
  readonly place: number;
  readonly panel: MetricPanel;
  readonly groups: readonly MetricPanel[];
}

/** Metrics that must be judged by one hand, for one asks of another. */
export type Part = readonly Counted[];

/** The findings of one metric as JSON: of everybody, and group by group. A text costs a third of what objects do to pass on. */
export interface Told {
  readonly place: number;
  readonly findings: string;
  readonly groups: string;
  readonly tested: number;
}

/** What is asked of a hand, in this order: the ground once, parts one by one, and then what the families made of them. */
export type Question =
  | { readonly kind: 'ground'; readonly ground: Ground }
  | { readonly kind: 'part'; readonly part: Part }
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
  readonly place: number;
  readonly draft: Draft;
}

/** A hand: it keeps what it drafted until it hears what the families make of it, for that is too much to pass on. */
export function hand(answer: (answer: Answer) => void): (question: Question) => void {
  const held: (readonly Held[])[] = [];
  let ground: Ground | null = null;
  let draft: ((panel: Panel) => Draft) | null = null;
  return (question) => {
    if (question.kind === 'ground') {
      ground = question.ground;
      draft = estimator(ground.pipeline, ground.asOf);
      return;
    }
    if (!ground || !draft) throw new Error('the ground must come first');
    if (question.kind === 'part') {
      const { grain, areas } = ground;
      const drafted: Held[] = [];
      for (const { place, panel, groups } of question.part)
        drafted.push({ place, draft: draft({ grain, areas, metrics: [panel], groups }) });
      held.push(drafted);
      answer({ kind: 'tests', tests: new Map(drafted.map((own) => [own.place, own.draft.tests])) });
      return;
    }
    finishAll(held, { ...question, ground, answer });
  };
}

function finishAll(
  held: (readonly Held[])[],
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
  const { pipeline, asOf, hasProgram } = ground;
  const interpret = interpreter(pipeline, evidence, currentWindow(pipeline, asOf));
  for (let part = held.shift(); part; part = held.shift()) {
    const finished = part.map(({ place, draft }) => ({
      place,
      ...draft.finish(adjusted.get(place) ?? { changes: [], effects: [] }),
    }));
    const everyone = finished
      .flatMap(({ subjects, groups }) => [...subjects, ...groups.subjects])
      .map(({ subject }) => subject);
    const textOf = (subjects: readonly SubjectEstimates[]): string =>
      JSON.stringify(interpret({ subjects, everyone, hasProgram }) satisfies readonly Finding[]);
    // of all metrics together first, as where all are judged at once
    const whole = finished.map(({ subjects }) => textOf(subjects));
    for (const [index, { place, groups, tested }] of finished.entries()) {
      const findings = whole[index] ?? '[]';
      const told = { place, findings, groups: textOf(groups.subjects), tested: tested + groups.tested };
      answer({ kind: 'told', told });
    }
  }
  answer({ kind: 'finished' });
}
