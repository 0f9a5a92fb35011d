import type { View as VegaView } from 'vega';
import type { TopLevelSpec } from 'vega-lite';
import { cleanSvg, fileSvg, type SvgLabels } from './svg-clean.ts';

/** Notes whatever Vega and Vega-Lite would print: a throw inside their data flow would hang it. */
function noteWarnings(notes: string[]): { [key: string]: (...words: unknown[]) => unknown } {
  const note = (...words: readonly unknown[]): unknown => {
    notes.push(words.map(String).join(' '));
    return logger;
  };
  const quiet = (): unknown => logger;
  const logger = { level: () => 0, error: note, warn: note, info: quiet, debug: quiet };
  return logger;
}

/** Charts carry their data inline, so any request is a defect. */
function closedLoader(): Record<string, (uri: string) => Promise<never>> {
  const refuse = (uri: string): Promise<never> => Promise.reject(new Error(`may not load ${uri}`));
  return { load: refuse, sanitize: refuse, http: refuse, file: refuse };
}

async function compileAndDraw(spec: TopLevelSpec, notes: string[]): Promise<string> {
  const [vega, vegaLite, interpreter] = await Promise.all([
    import('vega'),
    import('vega-lite'),
    import('vega-interpreter'),
  ]);
  const logger = noteWarnings(notes) as never;
  const compiled = vegaLite.compile({ ...spec, background: undefined } as unknown as TopLevelSpec, { logger });
  const runtime = vega.parse({ ...compiled.spec, background: undefined } as never, undefined, { ast: true } as never);
  const options = { expr: interpreter.expressionInterpreter, loader: closedLoader(), logger, renderer: 'none' };
  const view: VegaView = new vega.View(runtime, options as never);
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

/**
 * Draw one Vega-Lite specification as inline SVG.
 *
 * Expressions are interpreted, not evaluated; sizes are estimated, not measured, so charts leave padding.
 * The libraries are loaded at first use: they are most of the start-up time and only reports need them.
 *
 * @throws {Error} when the specification fails, wants to load anything, or draws with a warning
 */
export const drawSvg = async (spec: TopLevelSpec, labels: SvgLabels): Promise<string> => drawn(spec, labels, cleanSvg);

/** What draws charts, and how many it can have in work at a time. */
export interface Drawer {
  readonly lanes: number;
  readonly draw: typeof drawSvg;
}

/** Draws one after the other: charts in work at the same time would only take memory. */
export const drawer: Drawer = { lanes: 1, draw: drawSvg };

/** The same as a file of its own, for an exported specification. */
export const drawFile = async (spec: TopLevelSpec, labels: SvgLabels): Promise<string> => drawn(spec, labels, fileSvg);

async function drawn(
  spec: TopLevelSpec,
  labels: SvgLabels,
  finish: (svg: string, labels: SvgLabels) => string,
): Promise<string> {
  const notes: string[] = [];
  try {
    const svg = await compileAndDraw(spec, notes);
    if (notes.length > 0) throw new Error(notes.join('; '));
    return finish(svg, labels);
  } catch (cause) {
    throw new Error(`chart "${labels.title}": ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
