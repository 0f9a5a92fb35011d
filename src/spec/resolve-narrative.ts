import type { Problem } from '../errors.ts';
import { type Calendar, parsePeriod } from './calendar.ts';
import type { Findings } from './findings.ts';
import { foreignIn } from './markdown.ts';
import type { NarrativeDeclaration } from './narrative.ts';
import { suggest } from './nearest.ts';
import { parseDeclaration } from './parse.ts';
import { complaints } from './problems.ts';
import { problemAt, type SourceText } from './source-text.ts';

/** What people say of the report of one period, checked: who signed it, what they wrote, what was answered. */
export interface Narrative {
  readonly path: string;
  readonly period: string;
  readonly said: NonNullable<Findings['board']>['narrative'];
  readonly replies: NarrativeDeclaration['replies'];
  readonly corrections: NarrativeDeclaration['corrections'];
}

export interface NarrativeContext {
  readonly calendar: Pick<Calendar, 'fiscalYearStarts'>;
  /** Metrics of the pipeline, by their names. */
  readonly metrics: readonly string[];
  /** The sections that whatever is written must have, in their order, in each language that it may be written in. */
  readonly sections: readonly (readonly string[])[];
}

export interface ResolvedNarrative {
  readonly narrative: Narrative | undefined;
  readonly problems: readonly Problem[];
}

interface Parts {
  /** YAML between two lines of three hyphens; empty without them. */
  readonly front: string;
  /** Where the Markdown begins. */
  readonly bodyAt: number;
}

function partsOf(text: string): Parts {
  if (!text.startsWith('---\n')) return { front: '', bodyAt: 0 };
  const end = /\n---[ \t]*(\n|$)/.exec(text.slice(3));
  if (!end) return { front: text, bodyAt: text.length };
  return { front: text.slice(0, 3 + end.index + 1), bodyAt: 3 + end.index + end[0].length };
}

/** Reads a narrative and tells every mistake in it: of its front matter, its sections and its Markdown. */
export function resolveNarrative(file: SourceText, context: NarrativeContext): ResolvedNarrative {
  const period = file.path.replace(/^.*\//, '').replace(/\.md$/, '');
  const { front, bodyAt } = partsOf(file.text);
  const isBlank = front.replace(/^---|#.*$/gm, '').trim() === '';
  const parsed = parseDeclaration('narrative', { ...file, text: isBlank ? '{}' : front });
  const body = sectionsOf(file, bodyAt, context.sections);
  const named = namesIn(parsed, context);
  const problems = [...periodProblems(file, period, context), ...parsed.problems, ...named, ...body.problems];
  if (problems.length > 0 || !parsed.value) return { narrative: undefined, problems };
  const { sentence = null, signed = null, replies, corrections } = parsed.value;
  const said = { sentence, signed, sections: body.sections };
  return { narrative: { path: file.path, period, said, replies, corrections }, problems };
}

function periodProblems(file: SourceText, period: string, { calendar }: NarrativeContext): readonly Problem[] {
  if (parsePeriod(period, calendar)?.label === period) return [];
  const example = calendar.fiscalYearStarts === 1 ? '2026-Q3.md or 2026-09.md' : 'FY2026-Q3.md or 2026-09.md';
  const message = `a narrative is named after the period of its report (got "${period}")`;
  return [problemAt(file, 0, { id: 'narrative-period', message, hint: `for example ${example}` })];
}

function namesIn(
  parsed: ReturnType<typeof parseDeclaration<'narrative'>>,
  { metrics }: NarrativeContext,
): readonly Problem[] {
  const complain = complaints(parsed);
  const { replies = [], corrections = [] } = parsed.value ?? {};
  const named = [
    ...replies.map(({ metric }, index) => ({ metric, path: ['replies', index, 'metric'] })),
    ...corrections.flatMap((one, index) =>
      one.metrics.map((metric, place) => ({ metric, path: ['corrections', index, 'metrics', place] })),
    ),
  ];
  for (const { metric, path } of named)
    if (!metrics.includes(metric))
      complain.about(path, 'value', {
        id: 'unknown-metric',
        message: `"${metric}" is not a metric of this pipeline`,
        hint: suggest(metric, metrics),
      });
  return complain.list;
}

type Sections = NonNullable<Narrative['said']>['sections'];
interface Body {
  readonly sections: Sections;
  readonly problems: readonly Problem[];
}

/** The sections of the Markdown. Where anything is written, all that a board needs must be there, and in order. */
function sectionsOf(file: SourceText, bodyAt: number, wanted: NarrativeContext['sections']): Body {
  const body = file.text.slice(bodyAt);
  if (body.trim() === '') return { sections: [], problems: [] };
  const heads = [...body.matchAll(/^## +(.+?)\s*$/gm)].map(({ index, 0: line, 1: title = '' }) => ({
    offset: bodyAt + index,
    end: bodyAt + index + line.length,
    title,
  }));
  const problems = foreignIn(body).map(({ offset, what }) =>
    problemAt(file, bodyAt + offset, {
      id: 'narrative-markup',
      message: `${what} cannot be shown`,
      hint: 'write headings, paragraphs, lists, *emphasis* and [links](https://example.org)',
    }),
  );
  const first = heads[0]?.offset ?? file.text.length;
  const before = file.text.slice(bodyAt, first);
  if (before.trim() !== '')
    problems.push(
      problemAt(file, bodyAt + before.search(/\S/), {
        id: 'narrative-section',
        message: `text must stand in a section (the first is "${wanted[0]?.[0] ?? ''}")`,
        hint: `begin with ## ${wanted[0]?.[0] ?? ''}`,
      }),
    );
  const titles = heads.map(({ title }) => title.toLowerCase());
  const said = wanted.find((names) => names.some((name) => titles.includes(name.toLowerCase()))) ?? wanted[0] ?? [];
  problems.push(...missingSections(file, heads, said));
  const sections = heads.map(({ title, end }, index) => ({
    title,
    markdown: file.text.slice(end, heads[index + 1]?.offset ?? file.text.length).trim(),
  }));
  problems.push(
    ...sections.flatMap((section, index) => {
      const fault = faultOf(section);
      return fault === null ? [] : [problemAt(file, heads[index]?.offset ?? 0, { id: 'narrative-section', ...fault })];
    }),
  );
  return { sections, problems };
}

/** A section fits a page of paper or two; its heading is one of a few words. */
const longestSection = 10_000;

function faultOf({ title, markdown }: Sections[number]): { readonly message: string; readonly hint: string } | null {
  const name = title.slice(0, 60);
  if (markdown === '')
    return {
      message: `the section "${name}" is empty`,
      hint: 'write what there is to say; "Nothing" is an answer',
    };
  const size = title.length + markdown.length;
  if (size <= longestSection) return null;
  return {
    message: `the section "${name}" must be at most ${longestSection} characters (got ${size})`,
    hint: 'shorten it, or lead to another document by a link',
  };
}

interface Head {
  readonly title: string;
  readonly offset: number;
  readonly end: number;
}

function missingSections(file: SourceText, heads: readonly Head[], said: readonly string[]): readonly Problem[] {
  const titles = heads.map(({ title }) => title.toLowerCase());
  const wanted = said.map((name) => ({ name, place: titles.indexOf(name.toLowerCase()) }));
  const missing = wanted.filter(({ place }) => place === -1);
  if (missing.length > 0)
    return missing.map(({ name }) =>
      problemAt(file, Math.max(0, file.text.trimEnd().length - 1), {
        id: 'narrative-section',
        message: `the section "${name}" is missing`,
        hint: `write ## ${name}, and what there is to say; "Nothing" is an answer`,
      }),
    );
  const late = wanted.findIndex(({ place }, index) => index > 0 && place < (wanted[index - 1]?.place ?? 0));
  const wrong = wanted[late];
  if (!wrong) return [];
  const message = `"${wrong.name}" must follow "${wanted[late - 1]?.name ?? ''}"`;
  const hint = `the order is ${said.join(', ')}`;
  return [problemAt(file, heads[wrong.place]?.offset ?? 0, { id: 'narrative-section', message, hint })];
}
