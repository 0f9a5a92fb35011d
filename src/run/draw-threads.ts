import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type Drawer, drawer } from '../report/index.ts';

type Draw = Drawer['draw'];

/** What is asked of a thread, and what it answers. */
export interface Wish {
  readonly id: number;
  readonly spec: Parameters<Draw>[0];
  readonly labels: Parameters<Draw>[1];
}
export type Drawn = { readonly id: number; readonly svg: string } | { readonly id: number; readonly problem: string };

/** Threads that draw charts: the same bytes as without them, sooner. */
export interface DrawThreads {
  /** What draws so many charts. */
  readonly drawerFor: (charts: number) => Drawer;
  readonly close: () => Promise<void>;
}

/** With more, they wait for memory, and not for the processor. */
const mostThreads = 4;
/** From so many charts on two threads are done sooner than one, although each has to load what draws. */
const worthThreads = 40;
/** What a chart is made of lives for as long as it is drawn: a larger room for it is cleared less often. */
const youngMegabytes = 64;

/** Where all parts of the built program lie; run from its sources, there is no program for a thread. */
const program = new URL('./draw-thread.js', import.meta.url);

/** @param threads  how many are allowed; null for as many as there are processors */
export function drawThreads(threads: number | null): DrawThreads {
  const count = Math.min(threads ?? availableParallelism(), mostThreads);
  const pools: Pool[] = [];
  return {
    drawerFor: (charts) => {
      if (count < 2 || charts < worthThreads || !existsSync(fileURLToPath(program))) return drawer;
      const pool = pools[0] ?? startPool(count);
      if (pools.length === 0) pools.push(pool);
      return pool;
    },
    close: async () => {
      await Promise.all(pools.map(({ close }) => close()));
    },
  };
}

interface Pool extends Drawer {
  readonly close: () => Promise<void>;
}

/** Hands wishes out in turn: each thread has one to follow while the next is being made. */
function startPool(count: number): Pool {
  const resourceLimits = { maxYoungGenerationSizeMb: youngMegabytes };
  const workers = Array.from({ length: count }, () => new Worker(program, { resourceLimits }));
  const waiting = new Map<number, { readonly settle: (svg: string) => void; readonly fail: (error: Error) => void }>();
  const hear = (drawn: Drawn): void => {
    const own = waiting.get(drawn.id);
    waiting.delete(drawn.id);
    if ('svg' in drawn) own?.settle(drawn.svg);
    else own?.fail(new Error(drawn.problem));
  };
  for (const worker of workers) {
    worker.on('message', hear);
    worker.once('error', (error) => {
      for (const { fail } of waiting.values()) fail(error);
    });
  }
  let asked = 0;
  const draw: Draw = (spec, labels) =>
    new Promise((settle, fail) => {
      const id = asked;
      asked += 1;
      waiting.set(id, { settle, fail });
      workers[id % count]?.postMessage({ id, spec, labels } satisfies Wish);
    });
  return {
    lanes: 2 * count,
    draw,
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
