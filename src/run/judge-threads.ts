import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { type Adjustment, adjustFamilies, type Families, type FamilyTest } from '../estimate/index.ts';
import type { Evidence } from '../interpret/index.ts';
import type { Finding } from '../spec/index.ts';
import type { Answer, Ground, Part, Question } from './judge-parts.ts';

/** What is told of one metric, read from what a thread wrote. */
interface Told extends Pick<Written, 'givenAway' | 'hides' | 'tested'> {
  readonly findings: readonly Finding[];
  readonly groups: readonly Finding[];
  readonly headlines: readonly Finding[];
}
type Written = Extract<Answer, { kind: 'told' }>['told'];

/** A part, and what was told of its metrics before: written only when it is given. */
export interface PartWithPast {
  readonly part: Part;
  readonly past: () => string | null;
}

/** Threads that judge parts of the metrics, and whose answers do not depend on how many they are. */
export interface Threads {
  readonly count: number;
  /** What is told of each metric, in their order. */
  readonly judge: (
    parts: readonly PartWithPast[],
    scene: { readonly ground: Ground; readonly evidence: () => Promise<Evidence> },
  ) => Promise<readonly Told[]>;
  readonly close: () => Promise<void>;
}

/** With more, they wait for memory, and not for the processor. */
const mostThreads = 4;
/** Metrics × areas from which on two threads are done sooner than one that does not have to load the program anew. */
const worthThreads = 1_000;
/** What a thread makes new lives long enough to be copied: a larger room for it is cleared less often (measured). */
const youngMegabytes = 192;

/** Where all parts of the built program lie; run from its sources, there is no program for a thread. */
const program = new URL('./judge-thread.js', import.meta.url);

/**
 * Starts threads where there are enough metrics for them; they load the program while the warehouse counts.
 *
 * @param size  how much there is to judge, and how many threads are allowed; null for as many as there are processors
 * @returns null where one does as well
 */
export function startThreads({
  metrics,
  areas,
  threads,
}: {
  readonly metrics: number;
  readonly areas: number;
  readonly threads: number | null;
}): Threads | null {
  const count = Math.min(threads ?? availableParallelism(), mostThreads, metrics);
  if (count < 2 || metrics * areas < worthThreads || !existsSync(fileURLToPath(program))) return null;
  compileLater();
  const resourceLimits = { maxYoungGenerationSizeMb: youngMegabytes };
  const workers = Array.from({ length: count }, () => new Worker(program, { resourceLimits }));
  const failed = new Promise<never>((_, fail) => {
    for (const worker of workers) worker.once('error', fail);
  });
  // a thread that fails while nobody waits for it is heard when somebody does
  failed.catch(() => undefined);
  return {
    count,
    judge: (parts, scene) => Promise.race([judgeWith(workers, parts, scene), failed]),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/**
 * Has functions run for longer before they are compiled for speed: by default that is so soon that, of forty metrics, a
 * fifth of all time goes into compiling (measured), once more in each thread. Each version of Node has a setting of its
 * own for it, and says among the lines of an evaluation that it does not know another; those not known to have one do
 * without.
 */
function compileLater(): void {
  const [major = ''] = process.versions.node.split('.');
  const setting = laterBy[major];
  if (setting !== undefined) setFlagsFromString(setting);
}

/** In 24, after four times as many calls as by default: a fifteenth of all time (measured). */
const laterBy: Readonly<Record<string, string>> = {
  '20': '--interrupt-budget=600000',
  '24': '--invocation-count-for-turbofan=12000',
};

async function judgeWith(
  workers: readonly Worker[],
  parts: readonly PartWithPast[],
  { ground, evidence }: { readonly ground: Ground; readonly evidence: () => Promise<Evidence> },
): Promise<readonly Told[]> {
  for (const worker of workers) ask(worker, { kind: 'ground', ground });
  const drafted = Promise.all(draftAll(workers, parts));
  const [known, tests] = await Promise.all([evidence(), drafted]);
  const adjusted = adjustAll(new Map(tests.flatMap((own) => [...own])));
  const told = new Map<number, Told>();
  const finished = workers.map(
    (worker, index) =>
      new Promise<void>((settle) => {
        worker.on('message', (answer: Answer) => {
          if (answer.kind === 'finished') settle();
          if (answer.kind === 'told') told.set(answer.told.place, read(answer.told));
        });
        const own = [...(tests[index]?.keys() ?? [])].flatMap((place) => {
          const found = adjusted.get(place);
          return found ? [[place, found] as const] : [];
        });
        ask(worker, { kind: 'finish', evidence: known, adjusted: new Map(own) });
      }),
  );
  await Promise.all(finished);
  return [...told].sort(([a], [b]) => a - b).map(([, own]) => own);
}

const ask = (worker: Worker, question: Question): void => worker.postMessage(question);

const read = ({ findings, groups, headlines, givenAway, hides, tested }: Written): Told => ({
  findings: JSON.parse(findings) as readonly Finding[],
  groups: JSON.parse(groups) as readonly Finding[],
  headlines: JSON.parse(headlines) as readonly Finding[],
  givenAway,
  hides,
  tested,
});

type Tests = ReadonlyMap<number, Families<FamilyTest>>;

/** Gives each thread a part and one to follow, and another whenever it is done with one; and its tests at the end. */
function draftAll(workers: readonly Worker[], parts: readonly PartWithPast[]): readonly Promise<Tests>[] {
  const left = [...parts];
  return workers.map(
    (worker) =>
      new Promise<Tests>((settle) => {
        const tests = new Map<number, Families<FamilyTest>>();
        let waiting = 0;
        const give = (): void => {
          const next = left.shift();
          if (!next) return;
          waiting += 1;
          ask(worker, { kind: 'part', part: next.part, past: next.past() });
        };
        const hear = (answer: Answer): void => {
          if (answer.kind !== 'tests') return;
          waiting -= 1;
          for (const [place, own] of answer.tests) tests.set(place, own);
          give();
          if (waiting > 0) return;
          worker.off('message', hear);
          settle(tests);
        };
        worker.on('message', hear);
        give();
        give();
        if (waiting === 0) settle(tests);
      }),
  );
}

/** Corrects the families over all metrics, in the order of these, and gives each metric its own part of that. */
function adjustAll(tests: Tests): ReadonlyMap<number, Families<Adjustment>> {
  const inOrder = [...tests].sort(([a], [b]) => a - b);
  const changes = adjustFamilies(inOrder.flatMap(([, own]) => own.changes));
  const effects = adjustFamilies(inOrder.flatMap(([, own]) => own.effects));
  let [change, effect] = [0, 0];
  return new Map(
    inOrder.map(([place, own]) => {
      const [firstChange, firstEffect] = [change, effect];
      change += own.changes.length;
      effect += own.effects.length;
      return [place, { changes: changes.slice(firstChange, change), effects: effects.slice(firstEffect, effect) }];
    }),
  );
}
