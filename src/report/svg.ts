import type { Runtime, View as VegaView } from 'vega';
import type { TopLevelSpec } from 'vega-lite';
import { cleanSvg, fileSvg, type SvgLabels } from './svg-clean.ts';
import { type Form, formOf } from './svg-form.ts';

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

/** The libraries are loaded at first use: they are most of the start-up time and only reports need them. */
async function libraries() {
  const [vega, vegaLite, interpreter] = await Promise.all([
    import('vega'),
    import('vega-lite'),
    import('vega-interpreter'),
  ]);
  return { vega, vegaLite, expr: interpreter.expressionInterpreter };
}

async function madeReady({ spec }: Form, notes: string[]): Promise<Runtime> {
  const { vega, vegaLite } = await libraries();
  const compiled = vegaLite.compile(spec, { logger: noteWarnings(notes) as never });
  return vega.parse({ ...compiled.spec, background: undefined } as never, undefined, { ast: true } as never);
}

async function drawn(runtime: Runtime, { rows, signals }: Form, notes: string[]): Promise<string> {
  const { vega, expr } = await libraries();
  const options = { expr, loader: closedLoader(), logger: noteWarnings(notes), renderer: 'none' };
  const view: VegaView = new vega.View(runtime, options as never);
  try {
    for (const [name, value] of signals) view.signal(name, value);
    // what reads dates writes them into the rows, which are exported as well
    for (const [name, own] of rows)
      view.data(
        name,
        own.map((row) => ({ ...row })),
      );
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

/** Draws a specification, and finishes the SVG. */
export type Draw = (
  spec: TopLevelSpec,
  labels: SvgLabels,
  finish?: (svg: string, labels: SvgLabels) => string,
) => Promise<string>;

/**
 * What draws Vega-Lite specifications as inline SVG, and makes each form of them ready once.
 *
 * Expressions are interpreted, not evaluated; sizes are estimated, not measured, so charts leave padding.
 *
 * @returns a drawing of its own for each call, whatever was drawn before; it throws when the specification fails, wants to
 * load anything, or draws with a warning
 */
export function drawer(): Draw {
  const forms = new Map<string, Runtime>();
  return async (spec, labels, finish = cleanSvg) => {
    const notes: string[] = [];
    try {
      const form = formOf(spec);
      const runtime = forms.get(form.key) ?? (await madeReady(form, notes));
      const svg = await drawn(runtime, form, notes);
      if (notes.length > 0) throw new Error(notes.join('; '));
      forms.set(form.key, runtime);
      return finish(svg, labels);
    } catch (cause) {
      throw new Error(`chart "${labels.title}": ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    }
  };
}

/** One specification by itself. */
export const drawSvg = (spec: TopLevelSpec, labels: SvgLabels): Promise<string> => drawer()(spec, labels);

/** The same as a file of its own, for an exported specification. */
export const drawFile = (spec: TopLevelSpec, labels: SvgLabels): Promise<string> => drawer()(spec, labels, fileSvg);
