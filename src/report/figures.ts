import type { TopLevelSpec } from 'vega-lite';
import type { Disclosed } from '../redact/disclosed.ts';
import type { Document } from '../spec/publication.ts';
import type { Language } from '../spec/report.ts';
import { wordsIn } from '../words/index.ts';
import { charted } from './charts/charted.ts';
import { charts } from './charts/index.ts';
import { wrapped } from './charts/place.ts';
import { inert, utf8 } from './exports/text.ts';
import type { Plan } from './plan.ts';
import { plans } from './plans.ts';
import { fingerprint, slug } from './slug.ts';
import type { Draw } from './svg.ts';
import type { Format } from './theme.ts';
import { type Drawing, drawingKey } from './view.ts';

export interface Figures {
  readonly drawings: ReadonlyMap<string, Drawing>;
  readonly specifications: readonly Document[];
}

/** Every string of a specification is made inert before it is written, as JSON would escape a control character and hide it. */
function inertJson(spec: TopLevelSpec): string {
  return JSON.stringify(spec, (_, value: unknown) => (typeof value === 'string' ? inert(value) : value), 1);
}

/** The specification as it is exported: with its title, and measured by whatever draws it. */
function standalone(spec: TopLevelSpec, plan: Plan): TopLevelSpec {
  const text = wrapped(plan.findings.length === 1 ? (plan.findings[0]?.sentence.text ?? plan.title) : plan.title, 84);
  return {
    ...spec,
    title: { text, subtitle: wrapped(plan.plotted, 105) },
    autosize: { type: 'pad' },
    padding: 16,
  } as TopLevelSpec;
}

interface Drawn {
  readonly drawing: Drawing;
  readonly document: Document;
}

/** English charts are named without their language, as they were before there was another one. */
const suffixOf = (language: Language): string => (language === 'en' ? '' : `-${language}`);

async function draw(plan: Plan, { disclosed, language }: Publishing, drawSvg: Draw): Promise<Drawn> {
  const words = wordsIn(language);
  const path = `charts/${slug(plan.subject)}-${slug(plan.area)}-${plan.chart}${suffixOf(language)}.vl.json`;
  const spec = (format: Format): TopLevelSpec =>
    charts[plan.chart]({
      findings: plan.findings.map((finding) => charted(finding, words)),
      events: disclosed.findings.events,
      calendar: disclosed.methods.calendar,
      ...(plan.coverage === undefined ? {} : { coverage: plan.coverage }),
      ...(disclosed.findings.logic === undefined ? {} : { stops: disclosed.findings.logic.stops }),
      ...(disclosed.outlines === undefined ? {} : { outlines: disclosed.outlines }),
      format,
      words,
    });
  const id = (format: Format): string => `c${fingerprint(`${plan.key}/${plan.subject}/${format}`)}`;
  const labels = { title: plan.title, description: plan.description };
  const wideSpec = spec('wide');
  const wide = await drawSvg(wideSpec, { ...labels, id: id('wide') });
  const narrow = await drawSvg(spec('narrow'), { ...labels, id: id('narrow'), like: id('wide') });
  const bytes = utf8(`${inertJson(standalone(wideSpec, plan))}\n`);
  return { drawing: { wide, narrow, path }, document: { path, bytes } };
}

interface Publishing {
  readonly disclosed: Disclosed;
  readonly language: Language;
}

/** Every chart of a publication in one language, drawn once and used by all its reports in that language. */
export async function drawFigures(publishing: Publishing, drawSvg: Draw): Promise<Figures> {
  const drawings = new Map<string, Drawing>();
  const specifications: Document[] = [];
  for (const plan of plans(publishing.disclosed, wordsIn(publishing.language))) {
    const { drawing, document } = await draw(plan, publishing, drawSvg);
    drawings.set(drawingKey(plan.key, plan.subject), drawing);
    specifications.push(document);
  }
  return { drawings, specifications };
}
