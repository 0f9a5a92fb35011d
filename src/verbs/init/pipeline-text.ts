import { sourceLines } from '../../conform/propose/propose-source.ts';
import type { Grain, Span } from '../../spec/index.ts';
import type { Candidate } from './propose-sources.ts';

/** A pipeline as text: what is declared, with a word on what is only a beginning. */
export interface PipelineParts {
  readonly id: string;
  readonly title: string;
  readonly timezone: string;
  readonly grain: Grain;
  readonly sources: readonly {
    readonly candidate: Candidate;
    readonly key: readonly string[];
    readonly codes: { readonly column: string; readonly path: string } | null;
  }[];
  readonly areas: { readonly file: string | null; readonly universe: string | null } | null;
  readonly current: Span | null;
  readonly baseline: number;
  readonly metrics: readonly { readonly use: string; readonly source: string; readonly exposure: string | null }[];
}

export function pipelineText(parts: PipelineParts): string {
  const { id, title, timezone, grain, sources } = parts;
  return [
    '# yaml-language-server: $schema=../docs/schemas/pipeline.json',
    '# A beginning, made from what stands in the files: NEXT-STEPS.md lists what only you can say.',
    `id: ${id}`,
    `title: ${JSON.stringify(title)}`,
    'calendar:',
    `  grain: ${grain.padEnd(28)}# month, quarter or year: the period of the report`,
    `  timezone: ${timezone.padEnd(25)}# the zone in which a day begins`,
    'sources:',
    ...sources.flatMap(({ candidate, key, codes }) =>
      sourceLines(candidate.proposed, {
        id: candidate.id,
        title: candidate.title,
        files: candidate.pattern === null ? candidate.files : [{ path: candidate.pattern, sheet: null }],
        key,
        codes,
      }).map((line) => `  ${line}`),
    ),
    ...areaLines(parts),
    ...windowLines(parts),
    'metrics:',
    ...parts.metrics.map(
      ({ use, source, exposure }) =>
        `  - { use: ${use}, source: ${source}${exposure === null ? '' : `, exposure: ${exposure}`} }`,
    ),
    'privacy: { minimum: 5 }             # counts from 1 to 4 are not shown',
    'reports: [board, analyst]',
    '',
  ].join('\n');
}

function areaLines({ areas }: PipelineParts): readonly string[] {
  if (areas === null) return [];
  return [
    'areas:',
    ...(areas.file === null
      ? []
      : [`  file: ${areas.file.padEnd(29)}# role and start of each: nobody but you knows where the programme works`]),
    ...(areas.universe === null
      ? []
      : [`  universe: ${areas.universe.padEnd(25)}# the source whose areas are all areas`]),
    '  default-role: comparison',
  ];
}

function windowLines({ current, baseline }: PipelineParts): readonly string[] {
  const lines = [
    ...(current === null ? [] : [`  current: { from: ${current.from}, to: ${current.to} }   # all that the data hold`]),
    ...(baseline === 0
      ? []
      : [
          `  baseline: { kind: trailing, periods: ${baseline}, reason: the periods before it until another is agreed }`,
        ]),
  ];
  return lines.length === 0 ? [] : ['windows:', ...lines];
}
