import { parentPort } from 'node:worker_threads';
import { drawSvg } from '../report/svg.ts';
import type { Drawn, Wish } from './draw-threads.ts';

/** The program of a thread that draws charts: see `draw-threads.ts`. */
const port = parentPort;
if (port) {
  port.on('message', ({ id, spec, labels }: Wish) => {
    const tell = (drawn: Drawn): void => port.postMessage(drawn);
    drawSvg(spec, labels).then(
      (svg) => tell({ id, svg }),
      (error: Error) => tell({ id, problem: error.message }),
    );
  });
}
