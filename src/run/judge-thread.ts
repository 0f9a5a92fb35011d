import { parentPort } from 'node:worker_threads';
import { hand, type Question } from './judge-parts.ts';

/** The program of a thread that judges metrics: see `judge-metrics.ts`. */
const port = parentPort;
if (port) {
  const act = hand((answer) => port.postMessage(answer));
  port.on('message', (question: Question) => act(question));
}
